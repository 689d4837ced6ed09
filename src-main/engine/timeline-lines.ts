import * as z from 'zod';
import { mostEvents } from '../core/timeline/compact.ts';
import { timelineKinds, type TimelineEvent } from '../core/timeline/event.ts';
import { isPlain, longestValue } from '../core/timeline/plain.ts';
import type { ReadTimeline } from '../core/timeline/tell.ts';

/** A line that says what older ones added up to is the longest; more than this was written by nobody. */
const longestLine = 200_000;

const at = z.iso.datetime();
const plain = z.string().max(longestValue).refine(isPlain);
const count = z.int().nonnegative();
const changeKinds = timelineKinds.filter(kind => kind !== 'kept');

const changeEvent = z.strictObject({
  kind: z.enum(changeKinds),
  at,
  of: plain.exactOptional(),
  name: z.string().max(longestValue).exactOptional(),
  from: plain.nullable(),
  to: plain.nullable(),
  evaluatedBefore: plain.exactOptional(),
});
const keptEvent = z.strictObject({
  kind: z.literal('kept'),
  at,
  state: z.strictObject({
    values: z.record(z.string().max(2 * longestValue), plain),
    earlierDeviceId: plain.nullable(),
    // Earlier versions did not say.
    deviceChangedAt: at.nullable().default(null),
    tries: count,
    untested: count,
    lastTriedAt: at.nullable(),
    evaluatedBefore: plain.nullable().default(null),
  }),
});
const line = z.strictObject({ v: z.literal(1), event: z.union([changeEvent, keptEvent]) });

/** Twice what is ever kept. More was written by somebody else, and only its end is read. */
const mostLines = 2 * mostEvents;

/** Reads a timeline line by line. What cannot be read, a line of a later version included, is passed over and counted. */
export function parseTimeline(text: string): ReadTimeline {
  const events: TimelineEvent[] = [];
  const lines = text.split('\n').filter(written => written.trim() !== '');
  let skipped = Math.max(lines.length - mostLines, 0);
  for (const written of lines.slice(skipped)) {
    const event = written.length > longestLine ? null : parseLine(written);
    if (event === null) skipped += 1;
    else events.push(event);
  }
  return { events, skipped };
}

function parseLine(written: string): TimelineEvent | null {
  try {
    const parsed = line.safeParse(JSON.parse(written));
    return parsed.success ? parsed.data.event : null;
  } catch (error) {
    // A torn line, or one of other bytes; how it is broken says nothing.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** One event as a line of the timeline, with its end. */
export function timelineLine(event: TimelineEvent): string {
  return `${JSON.stringify({ v: 1, event })}\n`;
}
