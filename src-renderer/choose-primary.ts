import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { isFollowed } from './refetch-states.ts';

/**
 * Which one button stands out. A refetch under way is finished first; the question whether it worked has none,
 * because neither answer is the better one.
 */
export function choosePrimary({ access, headline, refetch }: Snapshot): 'refetch' | 'sign-in' | 'try' | null {
  if (headline.id === 'sign-in-required') return 'sign-in';
  if (isFollowed(refetch.state)) return 'refetch';
  // Nobody has to do anything: then nothing calls for a click.
  if (headline.id === 'nothing-in-the-way') return null;
  if (access.offer === null) return 'refetch';
  return access.offer === 'try' ? 'try' : null;
}
