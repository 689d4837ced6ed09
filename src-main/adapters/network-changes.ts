import { watch } from 'node:fs';
import { dirname, basename } from 'node:path';
import type { Clock, Log, Random } from '../ports.ts';

/** macOS rewrites this file whenever it gets, changes or loses a network; being told of that costs nothing. */
export const resolverFiles: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/private/var/run/resolv.conf',
  linux: '/etc/resolv.conf',
};

const settleMs = 2_000;
const spreadMs = 8_000;

type WatchPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly resolverFile?: string | undefined;
};

/**
 * Calls back some seconds after the network changed: it takes a moment to work, and all Macs of an office get theirs back
 * at the same moment. Returns how to stop. Where watching is not possible, nothing is ever called.
 */
export function watchNetwork(platform: NodeJS.Platform, ports: WatchPorts, onChange: () => void): () => void {
  const file = ports.resolverFile ?? resolverFiles[platform];
  if (file === undefined) return () => undefined;
  let cancel: (() => void) | undefined;
  const settle = (): void => {
    // The first of several changes sets the time: a network that keeps flickering must not put it off for good.
    cancel ??= ports.clock.after(settleMs + ports.random() * spreadMs, () => {
      cancel = undefined;
      onChange();
    });
  };
  try {
    // The folder, because the file is replaced and not written to.
    const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
      if (name === basename(file)) settle();
    });
    watcher.on('error', error => {
      ports.log('warn', 'network-not-watched', error.name);
    });
    return () => {
      watcher.close();
      cancel?.();
    };
  } catch (error) {
    ports.log('warn', 'network-not-watched', error instanceof Error ? error.name : typeof error);
    return () => undefined;
  }
}
