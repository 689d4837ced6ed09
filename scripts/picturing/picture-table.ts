import { journeySnapshots } from '../../test/window/journey-snapshots.ts';
import { headlineSnapshots } from '../../test/window/headline-snapshots.ts';
import { exampleContacts, windowStates, type WindowState } from '../../test/window/states.ts';
import { snapshots } from '../../test/window/snapshots.ts';

export const looks = ['light', 'dark'] as const;
export type Look = (typeof looks)[number];

/** One picture of the window: what it shows, in which language, and how wide and tall the window is. */
export type WindowPicture = WindowState & {
  readonly name: string;
  readonly language: string;
  readonly size: { readonly width: number; readonly height: number };
};

/** As the window opens. */
const size = { width: 400, height: 640 };
/** Two pixels of a picture for each of the window's. */
export const pixelRatio = 2;

const registering = windowStates['help-registering'];
const offline = headlineSnapshots.get('mac-offline');

function picture(name: string, state: WindowState | undefined): readonly WindowPicture[] {
  if (state === undefined) throw new Error(`There is no example for the picture ${name}.`);
  const said = headlineSnapshots.get(state.snapshot.headline.id)?.headline ?? state.snapshot.headline;
  // A picture shows what the product says, where the examples of the tests are shorter.
  return [{ name, ...state, snapshot: { ...state.snapshot, headline: said }, language: 'en', size }];
}

/** Every picture of the window in README and docs. All people, Macs and companies in them are invented. */
export const windowPictures: readonly WindowPicture[] = [
  ...picture('my-device-clear', { snapshot: snapshots.clear, opening: {} }),
  ...picture('my-device-registration', registering && { ...registering, opening: {} }),
  ...picture('my-device-policies', { snapshot: snapshots.blocked, opening: {} }),
  ...picture('my-device-refetch', { snapshot: snapshots.waiting, opening: {} }),
  ...picture('my-device-try-now', { snapshot: journeySnapshots['try-now'], opening: {} }),
  ...picture('my-device-offline', offline && { snapshot: offline, opening: {} }),
  ...picture(
    'help',
    registering && { ...registering, opening: { scene: { pane: 'help' }, contacts: exampleContacts } },
  ),
  ...picture('settings', windowStates['settings']),
  ...picture('about', windowStates['about']),
];

/** Pictures of something else than the window, drawn by the same script. */
export const otherPictures = ['tray', 'receiver'] as const;

/** The file of one picture, in docs/images. */
export function pictureFile(name: string, look: Look): string {
  return `${name}-${look}.png`;
}
