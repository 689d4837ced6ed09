import type { PolicyVerdict, Verdict } from '../contract/snapshot.ts';

/** What a verdict is called: the id of its word. */
type VerdictWordId = `verdict-${Verdict | PolicyVerdict}`;

/** One word for one thing, wherever it is shown: only what counts for access needs fixing, all else is good to fix. */
export function verdictWordOf({
  verdict,
  blocks,
}: {
  readonly verdict: Verdict | PolicyVerdict;
  readonly blocks: boolean;
}): VerdictWordId {
  return verdict === 'fail' && !blocks ? 'verdict-attention' : `verdict-${verdict}`;
}
