import * as z from 'zod';
import { firstMemory, pruneMemory, type NoticeMemory } from '../core/notice-memory.ts';
import type { Clock, Log, StateStore } from '../ports.ts';
import { createKeeper, readKept } from './kept-document.ts';

/** The document's name in the state folder. */
export const noticesDocument = 'notices.json';

const moment = z.number();

/** Each by itself: one that is not understood spoils no other, and a later version may know more of them. */
const schema = z.object({
  version: z.literal(1),
  quietUntil: moment.catch(0),
  asked: z
    .object({
      refetch: z
        .object({ at: moment, startedAt: z.string().max(64).nullable(), hasEnded: z.boolean().catch(false) })
        .nullable()
        .catch(null),
      registration: moment.nullable().catch(null),
      signIn: moment.nullable().catch(null),
    })
    .catch({ refetch: null, registration: null, signIn: null }),
  endingAt: moment.nullable().catch(null),
  deadlines: z
    .array(z.object({ at: moment, isWarned: z.boolean(), remindAt: moment.nullable(), isSettled: z.boolean() }))
    .catch([]),
  failures: z.number().catch(0),
  isDenialTold: z.boolean().catch(false),
});

type KeepParts = { readonly state: StateStore; readonly log: Log; readonly clock: Pick<Clock, 'now'> };

/** What was said before, and what the person still waits for; a first memory where there is none that can be used. */
export async function readKeptNotices({ state, log, clock }: KeepParts): Promise<NoticeMemory> {
  const kept = await readKept(noticesDocument, schema, { state, log });
  if (kept === null) return firstMemory(clock.now());
  const { quietUntil, asked, endingAt, deadlines, failures, isDenialTold } = kept;
  return pruneMemory({ quietUntil, asked, endingAt, deadlines, failures, isDenialTold }, clock.now());
}

export type KeptNotices = {
  readonly memory: NoticeMemory;
  readonly keep: (memory: NoticeMemory) => Promise<void>;
  /** Resolves once nothing is on its way to the disk. */
  readonly kept: () => Promise<void>;
};

/** The memory of what was said, and where it is kept; a first one is kept at once, so that the next start is none. */
export async function openNotices(parts: KeepParts): Promise<KeptNotices> {
  const write = createKeeper(noticesDocument, parts.state, parts.log);
  const memory = await readKeptNotices(parts);
  const keep = (next: NoticeMemory): Promise<void> => write({ version: 1, ...next });
  let writing = keep(memory);
  return {
    memory,
    keep: next => {
      writing = keep(next);
      return writing;
    },
    kept: () => writing,
  };
}
