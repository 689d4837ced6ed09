import type { LinkChoice } from '../contract/bridge.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { linkTarget } from '../core/resolution-links.ts';
import type { Log } from '../ports.ts';

export type LinkPorts = {
  /** The snapshot of now: what a window was drawn from a while ago does not choose an address. */
  readonly snapshot: () => Snapshot;
  /** Asks the person, naming the host in full. */
  readonly confirm: (host: string) => Promise<boolean>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly log: Log;
};

/** Opens a link of a policy's resolution in the browser, once the person has agreed to its host. */
export type OpenLink = (choice: LinkChoice) => Promise<void>;

/** One question at a time: a page gone astray must not bury the person under dialogs until one is agreed to. */
export function createLinkOpener({ snapshot, confirm, openExternal, log }: LinkPorts): OpenLink {
  let isAsking = false;
  return async ({ policy, link }) => {
    const target = findTarget(snapshot(), { policy, link });
    if (target === null) throw new Error('refused: link');
    if (isAsking) throw new Error('refused: another link is being asked about');
    isAsking = true;
    const agreed = await confirm(target.host).finally(() => {
      isAsking = false;
    });
    if (!agreed) return;
    try {
      await openExternal(target.href);
    } catch (error) {
      // Its message would quote the address, which an administrator may have given a secret.
      log('warn', 'link-not-opened', error instanceof Error ? error.name : typeof error);
      throw new Error('not opened');
    }
  };
}

function findTarget({ policies }: Snapshot, { policy, link }: LinkChoice): URL | null {
  const item = policies.items.find(({ id }) => id === policy);
  return item === undefined ? null : readTarget(linkTarget(item.resolution, link));
}

/** Parsed again, by the rules of the browser that will follow it: https alone, and nobody's name before the host. */
export function readTarget(written: string | null): URL | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}
