import type { DoctorReport, Snapshot } from '../contract/snapshot.ts';
import { verdictWordOf } from '../core/verdict-word.ts';
import type { NextStep } from '../core/next-step.ts';
import type { LoadedWords } from '../core/words.ts';
import { plainLines, printContradictions, printRemedy, registrationChecks } from './print-text.ts';

type WindowWords = LoadedWords['window'];

/** `psso` for people: where the registration stands, the doctor's sentence, the one next step, and what it rests on. */
export function printRegistration(snapshot: Snapshot, next: NextStep | null, words: WindowWords): string {
  const { registration, doctor, contradictions } = snapshot;
  return plainLines([
    `${registration.code} ${registration.state}`,
    ...(registration.userPrincipalName === null ? [] : [registration.userPrincipalName]),
    ...(doctor === null ? [] : [doctor.text]),
    '',
    ...registrationChecks(snapshot).map(
      check => `  ${words[verdictWordOf(check)].padEnd(12)} ${check.title}: ${check.summary}`,
    ),
    ...(next === null ? [] : ['', ...printNext(next, doctor, words)]),
    ...(doctor === null ? [] : printDoctor(doctor, words)),
    ...printContradictions(contradictions, words),
  ]);
}

/** The doctor's sentence stands at the top already. */
function printNext(next: NextStep, doctor: DoctorReport | null, words: WindowWords): readonly string[] {
  const turn = words[`turn-${next.turn}`];
  return [next.text === doctor?.text ? `${turn}:` : `${turn}: ${next.text}`, ...printRemedy(next.remedy, words)];
}

function printDoctor({ id, caveats, evidence }: DoctorReport, words: WindowWords): readonly string[] {
  return [
    ...(caveats.length === 0 ? [] : ['', words['doctor-keep-in-mind'], ...caveats.map(({ text }) => `  - ${text}`)]),
    '',
    `${words['doctor-found']} (${id}):`,
    `  ${Object.entries(evidence)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(' · ')}`,
  ];
}
