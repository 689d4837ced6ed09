import type { NextByItself, UpstreamReport } from '../contract/snapshot.ts';
import { instant } from './instants.ts';
import type { MessageId, Words } from './words.ts';

/** When Clearway asks the server again by itself, by this Mac's clock; null where nobody looks again by itself. */
export type NextLook = { readonly at: number } | null;

type Row = { readonly text: MessageId; readonly isTimed: boolean };

/** What comes next by itself in each state that is not in order. */
const rows: Readonly<Record<Exclude<UpstreamReport['state'], 'ok' | 'unlicensed' | 'none'>, Row>> = {
  unreachable: { text: 'next.asks-again', isTimed: true },
  'token-stale': { text: 'next.key-watched', isTimed: false },
  'sign-in-required': { text: 'next.summary-watched', isTimed: true },
  'rate-limited': { text: 'next.asks-again', isTimed: true },
  misconfigured: { text: 'next.looks-again', isTimed: true },
  error: { text: 'next.asks-again', isTimed: true },
};

/** Problems for which something else is waited for. */
const problemRows: Readonly<Record<string, Row | undefined>> = {
  offline: { text: 'next.network-watched', isTimed: true },
  'captive-portal': { text: 'next.network-watched', isTimed: true },
  'token-missing': { text: 'next.key-watched', isTimed: false },
  'token-not-understood': { text: 'next.key-watched', isTimed: false },
};

/** What happens next by itself and when; null while the server answers, and where nobody would do it. */
export function reportNext(
  { state, problem }: Pick<UpstreamReport, 'state' | 'problem'>,
  nextLook: NextLook,
  words: Words,
): NextByItself | null {
  if (nextLook === null || state === 'ok' || state === 'unlicensed' || state === 'none') return null;
  const row = problemRows[problem?.code ?? ''] ?? rows[state];
  return { text: words.say(row.text), at: row.isTimed ? instant(nextLook.at) : null };
}
