import type { PolicyVerdict, Verdict } from '../src-main/contract/snapshot.ts';

type Judged = { readonly verdict: Verdict | PolicyVerdict; readonly blocks: boolean };

/** As what a verdict is drawn: the mark, its colour and the word say the same. */
export function shownVerdict({ verdict, blocks }: Judged): Verdict | PolicyVerdict {
  return verdict === 'fail' && !blocks ? 'attention' : verdict;
}

/** The same rule as the command line’s, which the window cannot import: verdict-word.test.ts holds the two together. */
export function verdictWordOf(judged: Judged): `verdict-${Verdict | PolicyVerdict}` {
  return `verdict-${shownVerdict(judged)}`;
}
