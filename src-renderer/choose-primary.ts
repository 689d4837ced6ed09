import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { isFollowed } from './refetch-states.ts';

/**
 * Which one button stands out. A refetch under way is finished first; the question whether it worked has none,
 * because neither answer is the better one.
 */
export function choosePrimary({ access, headline, refetch }: Snapshot): 'refetch' | 'sign-in' | 'try' | null {
  if (headline.id === 'sign-in-required') return 'sign-in';
  if (isFollowed(refetch.state) || access.offer === null) return 'refetch';
  return access.offer === 'try' ? 'try' : null;
}
