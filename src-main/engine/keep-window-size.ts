import * as z from 'zod';
import type { WindowSize } from '../core/window-size.ts';
import type { Log, StateStore } from '../ports.ts';
import { createKeeper, readKept } from './kept-document.ts';

/** The document's name in the state folder. */
export const windowDocument = 'window.json';

const length = z.number().int().positive().max(100_000);
const schema = z.object({ version: z.literal(1), width: length, height: length });

/** How large the person left the window; null where they never changed it. */
export async function readKeptWindowSize(state: StateStore, log: Log): Promise<WindowSize | null> {
  const kept = await readKept(windowDocument, schema, { state, log });
  return kept === null ? null : { width: kept.width, height: kept.height };
}

/** Keeps the size of the window. */
export function createWindowSizeKeeper(state: StateStore, log: Log): (size: WindowSize) => Promise<void> {
  const keep = createKeeper(windowDocument, state, log);
  return ({ width, height }) => keep({ version: 1, width, height });
}
