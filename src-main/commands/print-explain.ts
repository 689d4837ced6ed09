import type { ExplainReport, ExplainedError } from '../contract/explain.ts';
import type { LoadedWords } from '../core/words.ts';
import { plainLines, steps } from './print-text.ts';

/** `explain` for people. */
export function printExplained({ errors, problem, giveIt, headline }: ExplainReport, words: LoadedWords): string {
  const given = giveIt === null ? [] : [giveIt];
  if (problem !== null) return plainLines([`${problem.text} (${problem.code})`, ...given]);
  return plainLines([
    ...errors.flatMap(error => printError(error, words)),
    ...given,
    `${headline.code} ${headline.text}`,
  ]);
}

function printError(error: ExplainedError, words: LoadedWords): readonly string[] {
  return [
    `${error.code} · ${error.title}`,
    error.meaning,
    ...(error.here === null ? [] : [`${words.say('explain.here')} ${error.here}`]),
    ...printDiffering(error, words),
    words.window[`turn-${error.turn}`],
    ...steps(error.steps),
    ...(error.source === null ? [] : [`${words.say('explain.source')} ${error.source}`]),
    '',
  ];
}

function printDiffering({ contradictions }: ExplainedError, words: LoadedWords): readonly string[] {
  if (contradictions.length === 0) return [];
  return [
    words.window.contradictions,
    ...contradictions.flatMap(({ text, causes }) => [
      `  ${text}`,
      ...causes.slice(0, 1).map(cause => `    - ${cause}`),
    ]),
  ];
}
