import type { PolicyVerdict, Verdict } from '../src-main/contract/snapshot.ts';

/** What a verdict is called: the id of its word. */
type VerdictWordId = `verdict-${Verdict | PolicyVerdict}`;

/** The same rule as the command line’s, which the window cannot import: verdict-word.test.ts holds the two together. */
export function verdictWordOf({
  verdict,
  blocks,
}: {
  readonly verdict: Verdict | PolicyVerdict;
  readonly blocks: boolean;
}): VerdictWordId {
  return verdict === 'fail' && !blocks ? 'verdict-attention' : `verdict-${verdict}`;
}
