import * as z from 'zod';
import type { Log, StateStore } from '../ports.ts';
import { createKeeper, readKept } from './kept-document.ts';

/** The document's name in the state folder. */
export const iconNoticeDocument = 'icon-notice.json';

const schema = z.object({ version: z.literal(1), toldAt: z.iso.datetime() });

/** Whether the person was told that the icon is hidden: once, and never again. */
export type IconNotice = {
  readonly isTold: () => boolean;
  readonly tell: (at: string) => void;
  /** Resolves once nothing is on its way to the disk. */
  readonly kept: () => Promise<void>;
};

export async function openIconNotice(state: StateStore, log: Log): Promise<IconNotice> {
  let isTold = (await readKept(iconNoticeDocument, schema, { state, log })) !== null;
  const keep = createKeeper(iconNoticeDocument, state, log);
  let writing: Promise<void> = Promise.resolve();
  return {
    isTold: () => isTold,
    tell: toldAt => {
      if (isTold) return;
      isTold = true;
      writing = keep({ version: 1, toldAt });
    },
    kept: () => writing,
  };
}
