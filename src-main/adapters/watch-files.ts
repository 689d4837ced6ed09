import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Clock, Log } from '../ports.ts';

/** Whoever replaces a file does more than one thing to it. */
const calmMs = 2_000;

/**
 * Calls back a moment after one of these files was made, replaced or removed. Only hastens what is looked at anyway:
 * where watching is not possible, nothing is ever called. Returns how to stop.
 */
export function watchFiles(
  files: readonly string[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  onChange: () => void,
): () => void {
  let cancel: (() => void) | undefined;
  const calm = (): void => {
    cancel ??= clock.after(calmMs, () => {
      cancel = undefined;
      onChange();
    });
  };
  const stops = files.map(file => watchOne(file, log, calm));
  return () => {
    for (const stop of stops) stop();
    cancel?.();
  };
}

/** Its folder, because files are replaced and not written to. */
function watchOne(file: string, log: Log, onChange: () => void): () => void {
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
      if (name === basename(file)) onChange();
    });
    watcher.on('error', error => {
      log('warn', 'file-not-watched', error.name);
    });
    return () => {
      watcher.close();
    };
  } catch {
    // No such folder: IT forces nothing, or not yet.
    return () => undefined;
  }
}
