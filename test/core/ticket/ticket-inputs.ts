import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../../src-main/core/compose-snapshot.ts';
import { createRedactor } from '../../../src-main/core/redact/redact.ts';
import type { TicketInputs } from '../../../src-main/core/ticket/compose-ticket.ts';
import { policy, reading, snapshotInputs, words } from '../examples.ts';

const failing = policy({
  id: '7',
  name: 'Disk encryption',
  verdict: 'fail',
  critical: true,
  resolution: 'Turn on FileVault.\nThen press Refetch.',
});

/** A Mac with one failing policy that counts, and one that does not. */
export const blocked = composeSnapshot(
  snapshotInputs({
    upstream: reading({
      failingCount: 2,
      policies: [failing, policy({ id: '8', name: 'Wallpaper', verdict: 'fail', blocks: false })],
    }),
  }),
  words,
);

export function ticketInputs(change: Partial<TicketInputs> = {}, snapshot: Partial<Snapshot> = {}): TicketInputs {
  return {
    snapshot: { ...blocked, ...snapshot },
    timeline: [],
    identifiers: 'full',
    createdAt: '2026-11-20T12:03:00.000Z',
    appVersion: '1.2.3',
    complaints: [],
    recording: null,
    redactor: createRedactor([]),
    words,
    ...change,
  };
}
