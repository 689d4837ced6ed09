import { mergeUnkept, type Unkept } from '../../core/outbox-merge.ts';
import { newOutbox, type Outbox } from '../../core/outbox.ts';
import { parseJson } from '../../core/parse-json.ts';
import { randomId } from '../../core/random-id.ts';
import type { Log, OutboxStore, Random } from '../../ports.ts';
import { outboxSchema } from './outbox-schema.ts';

export type KeptOutboxParts = { readonly store: OutboxStore; readonly random: Random; readonly log: Log };

/** One step, and whether it reached the disk. Null: another process had the document for too long. */
export type Change = { readonly outbox: Outbox; readonly isKept: boolean } | null;

/** The outbox as it is kept, changed in single steps, each of which is there entirely or not at all. */
export type KeptOutbox = {
  readonly read: () => Promise<Outbox>;
  /** `step` runs again as `otherwise` where the first result could not be kept. */
  readonly change: (step: Step, otherwise?: Step) => Promise<Change>;
  /** Whether the last step that had something to keep was not kept. */
  readonly isUnkept: () => boolean;
};
type Step = (outbox: Outbox) => Outbox;
type Loaded = { readonly text: string | null; readonly outbox: Outbox };
type UnkeptHere = Unkept & { readonly text: string | null };
type Read = { readonly kind: 'read'; readonly text: string | null } | { readonly kind: 'unreadable' };

type TakeInParts = Pick<KeptOutboxParts, 'store' | 'log'> & { readonly begin: () => Outbox };

/** A text that is no outbox is put aside, and a new one begun. */
async function takeIn(text: string | null, { store, log, begin }: TakeInParts): Promise<Loaded> {
  const outbox = understand(text);
  if (outbox !== null || text === null) return { text, outbox: outbox ?? begin() };
  try {
    log('warn', 'outbox-set-aside', (await store.setAside()) ?? 'gone');
    return { text: null, outbox: begin() };
  } catch (error) {
    log('error', 'outbox-stays-damaged', nameOf(error));
    return { text, outbox: begin() };
  }
}

export function createKeptOutbox({ store, random, log }: KeptOutboxParts): KeptOutbox {
  let last: Promise<unknown> = Promise.resolve();
  /** What this process knows better than the disk, and what the disk said when it began to. */
  let unkept: UnkeptHere | null = null;
  let fresh: Outbox | null = null;
  /** What the disk said when it could be read last: what one that cannot be read is taken for, and never replaced by. */
  let seen: Loaded | null = null;

  /** The same new outbox until it is kept: its id must not change from one look to the next. */
  function begin(): Outbox {
    fresh ??= newOutbox(randomId(random));
    return fresh;
  }

  function remember(loaded: Loaded): Loaded {
    seen = loaded;
    return loaded;
  }

  /** Null: it cannot be read now. Whatever it holds must still be there when it can be. */
  async function load(): Promise<Loaded | null> {
    const read = await readText(store, log);
    return read.kind === 'read' ? remember(await takeIn(read.text, { store, log, begin })) : null;
  }

  function lastSeen(): Loaded {
    return seen ?? { text: null, outbox: begin() };
  }

  async function keep(outbox: Outbox): Promise<boolean> {
    try {
      const text = `${JSON.stringify(outbox)}\n`;
      await store.write(text);
      remember({ text, outbox });
      unkept = null;
      fresh = null;
      return true;
    } catch (error) {
      log('error', 'outbox-not-kept', nameOf(error));
      return false;
    }
  }

  async function apply(step: Step, otherwise: Step): Promise<NonNullable<Change>> {
    const readable = await load();
    const loaded = readable ?? lastSeen();
    const before = withUnkept(loaded, unkept);
    const outbox = step(before);
    if (outbox === before && unkept === null) return { outbox, isKept: true };
    if (readable !== null && (await keep(outbox))) return { outbox, isKept: true };
    const other = otherwise(before);
    unkept = { text: loaded.text, before: loaded.outbox, outbox: other };
    return { outbox: other, isKept: false };
  }

  return {
    isUnkept: () => unkept !== null,
    read: async () => {
      const read = await readText(store, log);
      if (read.kind === 'unreadable') return withUnkept(lastSeen(), unkept);
      return withUnkept(remember({ text: read.text, outbox: understand(read.text) ?? begin() }), unkept);
    },
    change: (step, otherwise = step) => {
      // One after the other here, and under the lock for everybody else: two steps from one state would lose one.
      const done = last.then(async () => {
        const result = await store.exclusively('document', () => apply(step, otherwise));
        return result?.value ?? null;
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}

function withUnkept({ text, outbox }: Loaded, unkept: UnkeptHere | null): Outbox {
  if (unkept === null) return outbox;
  return unkept.text === text ? unkept.outbox : mergeUnkept(outbox, unkept);
}

async function readText(store: OutboxStore, log: Log): Promise<Read> {
  try {
    return { kind: 'read', text: await store.read() };
  } catch (error) {
    log('error', 'outbox-unreadable', nameOf(error));
    return { kind: 'unreadable' };
  }
}

function understand(text: string | null): Outbox | null {
  const parsed = text === null ? undefined : outboxSchema.safeParse(parseJson(text));
  return parsed?.success === true ? parsed.data : null;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
