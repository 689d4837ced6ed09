import type { ExplainReport, ExplainedError, ExplainedPage } from '../../contract/explain.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import type { Words } from '../words.ts';
import { bearingContradictions } from './bearing-contradictions.ts';
import { findSignInError, writtenCode } from './catalogue.ts';
import { chooseSteps } from './choose-steps.ts';
import { eachOnce, sightCodes } from './find-codes.ts';
import { findFirstPage } from './first-page.ts';
import { sayHere, type Joined } from './here.ts';
import { readDetails } from './read-page.ts';
import { unwrapPasted } from './unwrap-pasted.ts';

/**
 * Explains every sign-in error in a pasted text, as far as it is known, for this Mac. Nothing of the text is repeated but
 * the ids and the time that IT needs.
 */
export function explainText(pasted: string, snapshot: Snapshot, words: Words): ExplainReport {
  const { code, text: headline } = snapshot.headline;
  const text = unwrapPasted(pasted);
  const codes = sightCodes(text);
  const { detailsEnd, codesEnd } = findFirstPage(text, codes);
  const page = readDetails(text.slice(0, detailsEnd));
  const errors = eachOnce(codes).map(({ id, at }) =>
    explainOne(id, { snapshot, words, page: at < codesEnd ? page : null }),
  );
  return {
    schemaVersion: 1,
    errors,
    problem: errors.length > 0 ? null : { code: 'no-code-found', text: words.say('explain.nothing-found') },
    page,
    giveIt: sayGiveIt(page, words),
    headline: { code, text: headline },
  };
}

function sayGiveIt(page: ExplainedPage | null, words: Words): string | null {
  if (page === null) return null;
  const { requestId, correlationId, timestamp } = page;
  if (requestId === null && correlationId === null && timestamp === null) return null;
  return words.say('explain.give-it', {
    request: requestId ?? 'none',
    correlation: correlationId ?? 'none',
    time: timestamp ?? 'none',
  });
}

/** A Mac that has not been looked at is not known to be alone. */
function isAlone({ upstream: { kind, problem } }: Snapshot): boolean {
  return kind === 'none' && problem?.code !== 'not-looked-yet';
}

function explainOne(id: string, joined: Joined): ExplainedError {
  const { snapshot, words } = joined;
  const entry = findSignInError(id);
  if (entry === undefined) {
    return {
      code: writtenCode(id),
      family: 'unknown-code',
      title: words.say('explain.unknown-code.title'),
      meaning: words.say('explain.unknown-code.meaning'),
      here: null,
      check: null,
      contradictions: [],
      turn: 'it',
      steps: [words.say('explain.step.it-sign-in-log')],
      source: null,
    };
  }
  const here = entry.join === null ? null : sayHere(entry.join, joined);
  const turn = here === null || here.turn === null || here.turn === 'nobody' ? entry.turn : here.turn;
  const steps = chooseSteps(entry, { here, turn, isAlone: isAlone(snapshot) });
  return {
    code: writtenCode(entry.id),
    family: entry.family,
    title: words.say(`explain.${entry.id}.title`),
    meaning: words.say(`explain.${entry.id}.meaning`),
    here: here?.text ?? null,
    check: here?.cause === 'not-shown' || here?.cause === 'not-shown-and-listed' ? 'browser-sso' : null,
    // What is said of another device is not about this Mac's sources.
    contradictions: here?.cause === 'elsewhere' ? [] : bearingContradictions(entry.join, snapshot),
    turn,
    steps: steps.map(step => words.say(`explain.step.${step}`)),
    source: entry.source,
  };
}
