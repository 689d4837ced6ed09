import type { IdentifierChoice } from '../contract/report.ts';
import type { TicketDocument } from '../contract/ticket.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import type { SettingsResult } from '../core/config.ts';
import { instant } from '../core/instants.ts';
import { createRedactor } from '../core/redact/redact.ts';
import { composeTicket } from '../core/ticket/compose-ticket.ts';
import type { Words } from '../core/words.ts';
import type { Clock } from '../ports.ts';
import type { SnapshotStore } from './snapshot-store.ts';

/** What a ticket is made from. */
export type TicketParts = {
  readonly store: Pick<SnapshotStore, 'get'>;
  readonly clock: Clock;
  readonly words: Words;
  readonly readSettings: () => Promise<SettingsResult>;
  /** Every secret of this Mac that Clearway holds or has held. */
  readonly knownSecrets: () => Promise<readonly string[]>;
  readonly readTimeline: () => Promise<readonly TimelineEntry[]>;
  readonly appVersion: string;
  /** Null where this Mac answers for itself. */
  readonly recording: TicketDocument['recording'];
};

/** Makes the ticket of the snapshot of now. `wanted` null: as IT set it. */
export type MakeTicket = (wanted: IdentifierChoice | null) => Promise<TicketDocument>;

/** Whoever asks may hide more than IT does, and never less. */
export function createTicketMaker(parts: TicketParts): MakeTicket {
  return async wanted => {
    const [{ settings, complaints }, known, timeline] = await Promise.all([
      parts.readSettings(),
      parts.knownSecrets(),
      parts.readTimeline(),
    ]);
    return composeTicket({
      snapshot: parts.store.get(),
      timeline,
      complaints,
      identifiers: settings.IdentifiersInTicket === 'masked' ? 'masked' : (wanted ?? 'full'),
      createdAt: instant(parts.clock.now()),
      appVersion: parts.appVersion,
      recording: parts.recording,
      redactor: createRedactor(known),
      words: parts.words,
    });
  };
}
