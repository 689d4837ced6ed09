import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { exampleContacts } from '../../test/window/states.ts';
import type { Opening } from '../../test/window/harness.ts';

export const looks = ['light', 'dark'] as const;
export type Look = (typeof looks)[number];

/** Where in a scenario a picture is taken. */
export type Taking = {
  readonly scenario: ScenarioId;
  /** After one look; once the server has taken a refetch; once that has ended. */
  readonly when: 'looked' | 'under-way' | 'settled';
  /** The Mac has no network. */
  readonly isOffline?: boolean;
};

/** The moments of scenarios that are pictured. All people, Macs and companies in them are invented. */
export const takings = {
  clear: { scenario: 'clear', when: 'looked' },
  registering: { scenario: 'not-registered', when: 'looked' },
  failing: { scenario: 'blocked-then-fixed', when: 'looked' },
  waiting: { scenario: 'blocked-then-fixed', when: 'under-way' },
  settled: { scenario: 'blocked-then-fixed', when: 'settled' },
  offline: { scenario: 'host-not-found', when: 'looked', isOffline: true },
  action: { scenario: 'push-failed', when: 'looked' },
} as const satisfies Readonly<Record<string, Taking>>;
export type TakingName = keyof typeof takings;

/** One picture of the window: of which moment, and with what it opens. */
export type WindowPicture = {
  readonly name: string;
  readonly of: TakingName;
  readonly opening: Pick<Opening, 'scene' | 'contacts'>;
};

/** Every picture of the window in README and docs. */
export const windowPictures: readonly WindowPicture[] = [
  { name: 'my-device-clear', of: 'clear', opening: {} },
  { name: 'my-device-registration', of: 'registering', opening: {} },
  { name: 'my-device-policies', of: 'failing', opening: {} },
  { name: 'my-device-refetch', of: 'waiting', opening: {} },
  { name: 'my-device-try-now', of: 'settled', opening: {} },
  { name: 'my-device-offline', of: 'offline', opening: {} },
  { name: 'help', of: 'registering', opening: { scene: { pane: 'help' }, contacts: exampleContacts } },
  { name: 'settings', of: 'clear', opening: { scene: { pane: 'settings' } } },
  { name: 'about', of: 'clear', opening: { scene: { pane: 'about' } } },
];

/** The language of every picture, and how wide and tall the window is when it opens. */
export const language = 'en';
export const size = { width: 400, height: 640 } as const;
/** Two pixels of a picture for each of the window's. */
export const pixelRatio = 2;

/** Which moment shows which icon of the menu bar. */
export const trayPictures = {
  clear: 'clear',
  action: 'action',
  blocked: 'failing',
  waiting: 'waiting',
  unknown: 'offline',
} as const satisfies Readonly<Record<string, TakingName>>;

/** Pictures of something else than the window, drawn by the same script. */
export const otherPictures = ['tray', 'receiver'] as const;

/** The file of one picture, in docs/images. */
export function pictureFile(name: string, look: Look): string {
  return `${name}-${look}.png`;
}
