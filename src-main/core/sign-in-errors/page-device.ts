import type { ExplainedPage } from '../../contract/explain.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import type { Words } from '../words.ts';
import type { Here } from './sign-in-error.ts';
import { hasLooked } from '../has-looked.ts';

/** What the page saw, against this Mac. */
export type PageDevice =
  | { readonly kind: 'this-mac'; readonly id: string; readonly state: ExplainedPage['deviceState'] }
  | { readonly kind: 'other-id'; readonly id: string; readonly own: string }
  | { readonly kind: 'other-platform'; readonly platform: 'windows' | 'ios' | 'android' | 'linux' }
  | { readonly kind: 'not-shown' }
  | { readonly kind: 'not-shown-none-here' }
  | { readonly kind: 'shown-none-here' };

/** Compares the device on the page with this Mac's registration; null where either of them is not known. */
export function comparePageDevice(page: ExplainedPage | null, snapshot: Snapshot): PageDevice | null {
  if (page === null || !hasLooked(snapshot)) return null;
  const { state, deviceId: own } = snapshot.registration;
  const { deviceId: id, deviceState, devicePlatform: platform } = page;
  if (platform !== null && platform !== 'mac') return { kind: 'other-platform', platform };
  if (id !== null && own !== null)
    return id === own.toLowerCase() ? { kind: 'this-mac', id, state: deviceState } : { kind: 'other-id', id, own };
  const isNoneHere = noRegistration.has(state);
  if (deviceState === 'unregistered') {
    if (isNoneHere) return { kind: 'not-shown-none-here' };
    return state === 'registered' ? { kind: 'not-shown' } : null;
  }
  return (deviceState !== null || id !== null) && isNoneHere ? { kind: 'shown-none-here' } : null;
}

/** A registration that wants a repair or a sign-in is one all the same. */
const noRegistration: ReadonlySet<string> = new Set(['not-configured', 'device-not-registered']);

/** What the page settles by itself, whatever this Mac says of itself; null where this Mac's own state still matters. */
export function sayPageAlone(seen: PageDevice | null, words: Words): Here | null {
  if (seen?.kind === 'other-platform') {
    return {
      text: words.say('explain.page.other-platform', { platform: seen.platform }),
      turn: 'you',
      cause: 'elsewhere',
    };
  }
  if (seen?.kind !== 'other-id') return null;
  const { id, own } = seen;
  return { text: words.say('explain.page.other-id', { id, own }), turn: 'it', cause: 'other-device' };
}

/** What the page adds to this Mac's own state; null where it adds nothing. */
export function sayPageBeside(
  seen: PageDevice | null,
  { registration: { code } }: Snapshot,
  words: Words,
): string | null {
  if (seen?.kind === 'this-mac') return words.say('explain.page.this-mac', { id: seen.id, state: sayable(seen.state) });
  if (seen?.kind === 'not-shown-none-here') return words.say('explain.page.not-shown-none-here');
  return seen?.kind === 'shown-none-here' ? words.say('explain.page.shown-none-here', { code }) : null;
}

/** A hyphen means something in ICU messages. */
function sayable(state: ExplainedPage['deviceState']): string {
  return state === 'not-compliant' ? 'notCompliant' : (state ?? 'none');
}
