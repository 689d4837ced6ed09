import type { DoctorReport, Snapshot } from '../contract/snapshot.ts';
import { labelled } from '../core/labelled.ts';
import { verdictWordOf } from '../core/verdict-word.ts';
import { sayFound } from '../core/doctor/doctor-found.ts';
import type { NextStep } from '../core/next-step.ts';
import { sayCodeOnPhone } from '../core/walk/say-on-phone.ts';
import type { LoadedWords } from '../core/words.ts';
import { plainLines, printContradictions, printRemedy, registrationChecks } from './print-text.ts';

type WindowWords = LoadedWords['window'];

/** In which words, and whether for somebody who reads them out. */
type RegistrationPrint = { readonly words: LoadedWords; readonly forPhone: boolean };

/** `psso` for people: where the registration stands, the doctor's sentence, the one next step, and what it rests on. */
export function printRegistration(snapshot: Snapshot, next: NextStep | null, how: RegistrationPrint): string {
  const { registration, doctor, contradictions } = snapshot;
  const { window } = how.words;
  const checks = registrationChecks(snapshot);
  const width = widthOf(checks.map(check => window[verdictWordOf(check)]));
  return plainLines([
    `${registration.code} ${registration.state}`,
    ...(registration.userPrincipalName === null ? [] : [registration.userPrincipalName]),
    ...(doctor === null ? [] : [doctor.text]),
    ...(how.forPhone ? [sayFirst(snapshot, how.words)] : []),
    '',
    ...checks.map(
      check => `  ${window[verdictWordOf(check)].padEnd(width)}  ${labelled(window, check.title, check.summary)}`,
    ),
    ...(next === null ? [] : ['', ...printNext(next, doctor, window)]),
    ...(doctor === null ? [] : printDoctor(doctor, how.words)),
    ...printContradictions(contradictions, window),
  ]);
}

/** The doctor's sentence stands at the top already. */
function printNext(next: NextStep, doctor: DoctorReport | null, words: WindowWords): readonly string[] {
  const turn = words[`turn-${next.turn}`];
  return [next.text === doctor?.text ? turn : labelled(words, turn, next.text), ...printRemedy(next.remedy, words)];
}

/** What the helpdesk begins with, as on its page. */
function sayFirst(snapshot: Snapshot, words: LoadedWords): string {
  return words.say('walk.line.phone', { text: sayCodeOnPhone(snapshot, words) });
}

function printDoctor({ id, caveats, evidence }: DoctorReport, words: LoadedWords): readonly string[] {
  const { window } = words;
  const found = sayFound(evidence, words);
  const width = widthOf(found.map(({ question }) => question));
  return [
    ...(caveats.length === 0 ? [] : ['', window['doctor-keep-in-mind'], ...caveats.map(({ text }) => `  - ${text}`)]),
    '',
    `${window['doctor-found']} (${id})`,
    ...found.map(({ question, answer }) => `  ${question.padEnd(width)}  ${answer}`),
  ];
}

function widthOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
