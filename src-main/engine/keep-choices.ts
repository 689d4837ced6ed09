import * as z from 'zod';
import type { Choices } from '../contract/choices.ts';
import { noChoices } from '../core/choices.ts';
import type { Log, StateStore } from '../ports.ts';
import { createKeeper, readKept } from './kept-document.ts';

/** The document's name in the state folder. */
export const choicesDocument = 'choices.json';

/** Each by itself: one that is not understood spoils no other, and a later version may know more of them. */
const schema = z.object({
  version: z.literal(1),
  language: z.string().max(35).nullable().catch(noChoices.language),
  startsAtLogin: z.boolean().catch(noChoices.startsAtLogin),
  notifiesWhenDone: z.boolean().catch(noChoices.notifiesWhenDone),
  notifiesBeforeDeadline: z.boolean().catch(noChoices.notifiesBeforeDeadline),
  showsInDock: z.boolean().catch(noChoices.showsInDock),
});

/** What the person has chosen before. */
export async function readKeptChoices(state: StateStore, log: Log): Promise<Choices> {
  const kept = await readKept(choicesDocument, schema, { state, log });
  if (kept === null) return noChoices;
  const { language, startsAtLogin, notifiesWhenDone, notifiesBeforeDeadline, showsInDock } = kept;
  return { language, startsAtLogin, notifiesWhenDone, notifiesBeforeDeadline, showsInDock };
}

/** Keeps what the person chooses. */
export function createChoicesKeeper(state: StateStore, log: Log): (choices: Choices) => Promise<void> {
  const keep = createKeeper(choicesDocument, state, log);
  return choices => keep({ version: 1, ...choices });
}
