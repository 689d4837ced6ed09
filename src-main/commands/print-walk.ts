import type { WalkReport, WalkStepReport } from '../contract/snapshot.ts';
import { labelled } from '../core/labelled.ts';
import { sayOtherWay } from '../core/walk/say-on-phone.ts';
import type { LoadedWords } from '../core/words.ts';

/** How much of the walk to print: what the person does, or all that a technician reads out as well. */
export type WalkDetail = { readonly forPhone: boolean };

/** The walk for people: numbered as on the helpdesk's page, what is done in one line, the rest in full. */
export function printWalk(walk: WalkReport | null, words: LoadedWords, detail: WalkDetail): string {
  if (walk === null) return '';
  const lines = [
    '',
    `${walk.title} [${walk.id}]`,
    words.say('walk.line.numbers'),
    ...walk.steps.flatMap(step => printStep(step, words, { ...detail, walkId: walk.id })),
  ];
  return `${lines.join('\n')}\n`;
}

function printStep(
  step: WalkStepReport,
  words: LoadedWords,
  { forPhone, walkId }: WalkDetail & { readonly walkId: string },
): readonly string[] {
  const head = `  ${String(step.number).padStart(2)}. ${words.say(`walk.line.${step.state}`, { screen: step.screen })}`;
  if (step.state === 'done') return [head];
  const otherWay = sayOtherWay(step.id, walkId, words);
  const isTold = forPhone || step.state === 'current';
  const more = [
    step.text,
    ...(step.secretText === null ? [] : [labelled(words.window, words.window['walk-wants'], step.secretText)]),
    ...(forPhone ? [words.say('walk.line.phone', { text: step.say })] : []),
    ...(forPhone && otherWay !== null ? [words.say('walk.line.other-way', { text: otherWay })] : []),
    ...(isTold && step.failure !== null ? [words.say('walk.line.failure', step.failure)] : []),
  ];
  return [head, ...more.map(line => `      ${line}`)];
}
