import type { ExplainReport, ExplainedError } from '../../contract/explain.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import type { Words } from '../words.ts';
import { findSignInError, writtenCode } from './catalogue.ts';
import { findCodes } from './find-codes.ts';
import { sayHere } from './here.ts';

/** Explains every sign-in error in a pasted text, as far as it is known, for this Mac. Nothing of the text is repeated. */
export function explainText(text: string, snapshot: Snapshot, words: Words): ExplainReport {
  const { code, text: headline } = snapshot.headline;
  return {
    schemaVersion: 1,
    errors: findCodes(text).map(id => explainOne(id, snapshot, words)),
    headline: { code, text: headline },
  };
}

/** A Mac that has not been looked at is not known to be alone. */
function isAlone({ upstream: { kind, problem } }: Snapshot): boolean {
  return kind === 'none' && problem?.code !== 'not-looked-yet';
}

function explainOne(id: string, snapshot: Snapshot, words: Words): ExplainedError {
  const entry = findSignInError(id);
  if (entry === undefined) {
    return {
      code: writtenCode(id),
      family: 'unknown-code',
      title: words.say('explain.unknown-code.title'),
      meaning: words.say('explain.unknown-code.meaning'),
      here: null,
      turn: 'it',
      steps: [words.say('explain.step.it-sign-in-log')],
      source: null,
    };
  }
  const here = entry.join === null ? null : sayHere(entry.join, snapshot, words);
  return {
    code: writtenCode(entry.id),
    family: entry.family,
    title: words.say(`explain.${entry.id}.title`),
    meaning: words.say(`explain.${entry.id}.meaning`),
    here: here?.text ?? null,
    turn: here?.turn ?? entry.turn,
    steps: entry.steps
      // Without a server there is nobody whom Refetch could ask.
      .filter(step => step !== 'refetch-and-wait' || !isAlone(snapshot))
      .map(step => words.say(`explain.step.${step}`)),
    source: entry.source,
  };
}
