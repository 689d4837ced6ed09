import type { ActionMac } from '../../src-main/app/action-outcome.ts';
import { createActionOpener } from '../../src-main/app/open-action.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import type { CommandRequest, CommandResult } from '../../src-main/ports.ts';
import { settings, snapshotInputs, words } from '../core/examples.ts';

/** The upstream's page; it holds a device token. */
export const upstreamPage = 'https://fleet.example/device/secret-token';

export const sam: ActionMac = { macosVersion: '15.5', user: { name: 'sam', uid: 501 }, settings };

export function snapshotWith(change: Partial<SnapshotInputs> = {}): Snapshot {
  return composeSnapshot(snapshotInputs(change), words);
}

type Choices = {
  readonly mac?: Partial<ActionMac>;
  readonly snapshot?: Snapshot;
  readonly openExternal?: (url: string) => Promise<void>;
  readonly page?: string | null;
  readonly result?: CommandResult;
  readonly confirm?: () => Promise<boolean>;
  readonly apartMs?: number;
};

/** Actions on a Mac that notes what was opened, run and asked, and touches nothing. */
export function actionWorld(choices: Choices = {}) {
  const opened: string[] = [];
  const ran: CommandRequest['argv'][] = [];
  const lines: string[] = [];
  let questions = 0;
  let nowMs = 0;
  const open = createActionOpener({
    // A person's presses, minutes apart, unless a test says otherwise.
    clock: { now: () => (nowMs += choices.apartMs ?? 60_000) },
    openExternal: async url => {
      opened.push(url);
      await choices.openExternal?.(url);
    },
    upstreamPage: async () => (choices.page === undefined ? upstreamPage : choices.page),
    readMac: async () => ({ ...sam, ...choices.mac }),
    run: async ({ argv }) => {
      ran.push(argv);
      return choices.result ?? { kind: 'exited', exit: 0, stdout: '', stderr: '' };
    },
    snapshot: () => choices.snapshot ?? snapshotWith(),
    confirmRestart: async () => {
      questions += 1;
      return choices.confirm === undefined ? true : choices.confirm();
    },
    log: (_level, event, detail = '') => void lines.push(`${event} ${detail}`),
  });
  return { open, opened, ran, lines, questions: () => questions };
}
