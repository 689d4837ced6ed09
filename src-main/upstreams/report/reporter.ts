import type { IdentifierChoice, ReportCause } from '../../contract/report.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { instant } from '../../core/instants.ts';
import {
  addressedTo,
  enqueue,
  forgivePause,
  isOldNews,
  type Draft,
  type Numbering,
  type Outbox,
} from '../../core/outbox.ts';
import type { Problem } from '../../core/problem.ts';
import { randomId } from '../../core/random-id.ts';
import { composeReport, verdictsOf } from '../../core/report.ts';
import type { Clock, Http, Log, OutboxStore, Random, Secrets } from '../../ports.ts';
import { createDeliveries } from './deliveries.ts';
import { createKeptOutbox } from './kept-outbox.ts';
import type { Delivery } from './record-outcome.ts';
import { statusOf, type ReportStatus } from './report-status.ts';
import { destinationOf, readReportUrl } from './report-url.ts';

/** Tells the service that IT named how this Mac stands. Nothing here rejects for anything network, service or disk do. */
export type Reporter = {
  /** Host and port alone: the path can hold a secret. */
  readonly server: string;
  /** Keeps a report of this snapshot, then sends whatever waits, in order; tells what became of this one. */
  readonly report: (snapshot: Snapshot, cause: ReportCause) => Promise<Delivery>;
  /** Sends what waits and is due. */
  readonly deliver: () => Promise<Delivery>;
  /** The same for a person who asks: what only the network or the set-up stood in the way of is tried at once. */
  readonly hurry: () => Promise<Delivery>;
  /** Sends the newest delivered report once more, as it was, to hear what the receiver says of it by now. */
  readonly askAgain: () => Promise<Delivery>;
  readonly status: () => Promise<ReportStatus>;
};

export type ReporterParts = {
  readonly http: Http;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly outbox: OutboxStore;
  readonly appVersion: string;
  readonly identifiers: IdentifierChoice;
};

/** A reporter to `ReportURL`, or what is wrong with that address. */
export function openReporter(
  reportUrl: string,
  parts: ReporterParts,
): { readonly ok: true; readonly reporter: Reporter } | { readonly ok: false; readonly problem: Problem } {
  const url = readReportUrl(reportUrl);
  return url instanceof URL ? { ok: true, reporter: createReporter(url, parts) } : { ok: false, problem: url };
}

function createReporter(url: URL, parts: ReporterParts): Reporter {
  const { clock, random, log } = parts;
  const kept = createKeptOutbox({ store: parts.outbox, random, log });
  const { identifiers } = parts;
  const destination = destinationOf(url);
  const address = (outbox: Outbox): Outbox => addressedTo(outbox, { destination, identifiers });
  const deliveries = createDeliveries({ ...parts, url, kept, address });
  /** A report that is kept nowhere has a number of its own stream: the outbox would give its number once more. */
  const loose: { readonly stream: string; sequence: number } = { stream: randomId(random), sequence: 0 };

  function draftOf(snapshot: Snapshot, cause: ReportCause): Draft {
    const at = clock.now();
    const key = randomId(random);
    const { appVersion } = parts;
    return {
      key,
      at,
      takenAt: Date.parse(snapshot.takenAt),
      verdicts: verdictsOf(snapshot),
      spread: random(),
      identifiers,
      write: numbers =>
        JSON.stringify(
          composeReport(snapshot, {
            ...numbers,
            idempotencyKey: key,
            createdAt: instant(at),
            cause,
            appVersion,
            identifiers,
          }),
        ),
    };
  }

  return {
    server: url.host,
    report: async (snapshot, cause) => {
      const draft = draftOf(snapshot, cause);
      const step =
        (numbering?: () => Numbering) =>
        (before: Outbox): Outbox => {
          const outbox = cause === 'refetch' ? forgivePause(address(before), clock.now()) : address(before);
          if (isOldNews(outbox, draft)) return outbox;
          return enqueue(outbox, draft, numbering === undefined ? {} : { numbering: numbering() });
        };
      const change = await kept.change(
        step(),
        step(() => ({ stream: loose.stream, sequence: (loose.sequence += 1) })),
      );
      return change === null ? deliveries.busy() : deliveries.sendAll(change.outbox.newest?.key ?? null);
    },
    deliver: () => deliveries.sendAll(null),
    hurry: async () => {
      await kept.change(outbox => forgivePause(address(outbox), clock.now()));
      return deliveries.sendAll(null);
    },
    askAgain: deliveries.askAgain,
    status: async () => {
      const outbox = address(await kept.read());
      return statusOf(outbox, { now: clock.now(), isKept: !kept.isUnkept(), unsent: deliveries.unsent() });
    },
  };
}
