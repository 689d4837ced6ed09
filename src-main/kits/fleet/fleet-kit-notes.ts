import type { KitFile, WantedSettings } from '../kit.ts';
import { cloudWarning } from './cloud-warning.ts';
import { leftToFillIn } from './left-to-fill-in.ts';

/** What whoever makes the kit has to know, a line each: it stands beside the kit, where no file can swallow it. */
export function fleetKitNotes(files: readonly KitFile[], settings: WantedSettings): readonly string[] {
  const warning = cloudWarning(settings);
  return [
    ...(warning === null ? [] : [`Warning: ${warning}`]),
    'Left to fill in:',
    ...leftToFillIn(files).map(({ path, line, text, what }) => `  ${path}:${line}: ${text}: ${what}`),
    'Never apply this tree as a repository of its own beside another one: fleetctl gitops clears what it does not name.',
  ];
}
