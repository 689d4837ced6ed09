import type { Snapshot } from '../contract/snapshot.ts';
import { namesOfBlocking } from './names-of-blocking.ts';
import type { Notice } from './notices.ts';
import { problemCodes } from './problem.ts';
import { shorten } from './shorten.ts';
import type { Words } from './words.ts';

/** What a notice says: which end it is, and what is known with it. */
export type NoticeText = { readonly title: string; readonly body: string };

/** A name of a policy can be as long as somebody makes it; macOS cuts what is too long where it likes. */
const longestName = 80;

/** Puts a notice into words. */
export function sayNotice(notice: Notice, snapshot: Snapshot, words: Words): NoticeText {
  if (notice.kind === 'deadline') {
    return { title: words.say('notice.deadline', { at: notice.at }), body: whatCounts(snapshot, words) };
  }
  const { ending } = notice;
  const title = words.say(`notice.${ending}`);
  if (ending === 'refused') return { title, body: whatCounts(snapshot, words) };
  const why = ending === 'stopped' ? problemCodes.find(code => code === snapshot.refetch.reason) : undefined;
  return { title, body: why === undefined ? snapshot.headline.text : words.say(`problem.${why}`) };
}

function whatCounts(snapshot: Snapshot, words: Words): string {
  const [first, ...others] = namesOfBlocking(snapshot);
  if (first === undefined) return snapshot.headline.text;
  return words.say('notice.counts', { name: shorten(first, longestName), more: others.length });
}
