import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { promptIds, type Contacts } from '../../src-main/contract/scene.ts';
import { headlineCodes } from '../../src-main/contract/ids.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { exampleContent } from './example-content.ts';
import type { Opening } from './harness.ts';
import { headlineSnapshots } from './headline-snapshots.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { localSnapshots } from './local-snapshots.ts';
import { registrationSnapshots } from './registration-snapshots.ts';
import { snapshots } from './snapshots.ts';

/** One thing that the window can show: what main sent, and what it opens with. */
export type WindowState = {
  readonly snapshot: Snapshot;
  readonly opening: Pick<Opening, 'scene' | 'contacts' | 'content'>;
};

const device: Readonly<Record<string, Snapshot>> = {
  ...snapshots,
  ...journeySnapshots,
  ...localSnapshots,
  ...registrationSnapshots,
};

/** The invented helpdesk of an invented company. */
export const exampleContacts: Contacts = {
  name: 'Larkfield Service Desk',
  ways: [
    { id: 'phone', text: '+44 20 7946 0123' },
    { id: 'mail', text: 'help@larkfield.example' },
    { id: 'page', text: 'help.larkfield.example' },
  ],
};

const forced = parseSettings([{ Language: 'de', NotifyWhenDone: false }]);

const registering = registrationSnapshots['not-registered'] ?? snapshots.blocked;

/** The panes beside the device, each in its main states. */
export const paneStates: Readonly<Record<string, WindowState>> = {
  'help-registering': {
    snapshot: registering,
    opening: { scene: { pane: 'help' }, contacts: exampleContacts },
  },
  'help-nothing-to-walk': { snapshot: snapshots.clear, opening: { scene: { pane: 'help' } } },
  'help-policies': {
    snapshot: snapshots.blocked,
    opening: { scene: { pane: 'help' }, contacts: exampleContacts },
  },
  settings: { snapshot: snapshots.clear, opening: { scene: { pane: 'settings' } } },
  'settings-made-by-it': {
    snapshot: snapshots.clear,
    opening: {
      scene: { pane: 'settings' },
      content: {
        settings: { ...exampleContent.settings, choices: settleChoices(noChoices, forced.settings) },
      },
    },
  },
  about: { snapshot: snapshots.clear, opening: { scene: { pane: 'about' } } },
  ...Object.fromEntries(
    promptIds.map((id): [string, WindowState] => [
      `prompt-${id}`,
      { snapshot: snapshots.blocked, opening: { scene: { prompts: [id] } } },
    ]),
  ),
  'two-prompts': {
    snapshot: snapshots.blocked,
    opening: { scene: { prompts: ['icon-hidden', 'link-refetch'] } },
  },
};

const shown = new Set(Object.values(device).map(({ headline }) => headline.id));

/** Everything that the window can show: the designed states, an example of each headline beyond them, and the panes. */
export const windowStates: Readonly<Record<string, WindowState>> = {
  ...Object.fromEntries(Object.entries(device).map(([name, snapshot]) => [name, { snapshot, opening: {} }])),
  ...Object.fromEntries(
    [...headlineSnapshots]
      .filter(([id]) => !shown.has(id))
      .map(([id, snapshot]) => [`${headlineCodes[id]}-${id}`, { snapshot, opening: {} }]),
  ),
  ...paneStates,
};
