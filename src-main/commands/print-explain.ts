import type { ExplainReport, ExplainedError } from '../contract/explain.ts';
import type { LoadedWords } from '../core/words.ts';
import { plainLines, steps } from './print-text.ts';

/** `explain` for people. */
export function printExplained({ errors, headline }: ExplainReport, words: LoadedWords): string {
  if (errors.length === 0) return plainLines([words.say('explain.nothing-found')]);
  return plainLines([...errors.flatMap(error => printError(error, words)), `${headline.code} ${headline.text}`]);
}

function printError(error: ExplainedError, words: LoadedWords): readonly string[] {
  return [
    `${error.code} · ${error.title}`,
    error.meaning,
    ...(error.here === null ? [] : [`${words.say('explain.here')} ${error.here}`]),
    words.window[`turn-${error.turn}`],
    ...steps(error.steps),
    ...(error.source === null ? [] : [`${words.say('explain.source')} ${error.source}`]),
    '',
  ];
}
