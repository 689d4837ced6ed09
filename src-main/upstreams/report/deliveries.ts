import { pauseAt, type Outbox, type Pause } from '../../core/outbox.ts';
import type { OutboxStore } from '../../ports.ts';
import { createRecorder, failed, refused, type Delivery, type RecorderParts } from './record-outcome.ts';
import { answerOf, type Unsent } from './report-status.ts';
import { sendReport, type SendParts } from './send-report.ts';

export type DeliveryParts = SendParts & RecorderParts & { readonly outbox: OutboxStore };

export type Deliveries = {
  /** Everything that waits, oldest first and one at a time, until there is no more or one cannot be sent. */
  readonly sendAll: (wanted: string | null) => Promise<Delivery>;
  readonly askAgain: () => Promise<Delivery>;
  readonly busy: () => Delivery;
  readonly unsent: () => Unsent | null;
};

export function createDeliveries(parts: DeliveryParts): Deliveries {
  const { clock, kept, address } = parts;
  const { record, busy, unsent } = createRecorder(parts);
  const look = async (): Promise<Outbox> => address(await kept.read());

  /** The time left stands in for what the receiver asked for: its wish is not counted anew from now. */
  function left({ failure, until }: Pause): Delivery {
    return failed({ ...failure, retryAfterMs: until - clock.now() }, until);
  }

  async function sendWaiting(isHeld: () => boolean): Promise<Delivery> {
    let latest: Delivery = { kind: 'nothing' };
    for (;;) {
      const outbox = await look();
      const [oldest] = outbox.pending;
      // Whoever has lost the turn meanwhile must not overtake who has it now.
      if (oldest === undefined || !isHeld()) return latest;
      const paused = pauseAt(outbox, clock.now());
      if (paused !== null) return left(paused);
      const { delivery, goesOn } = await record(oldest, await sendReport(oldest, parts));
      latest = delivery;
      if (!goesOn) return latest;
    }
  }

  /** Somebody else may have sent the wanted one meanwhile. */
  async function tell(wanted: string, delivery: Delivery): Promise<Delivery> {
    if (delivery.kind === 'failed') return delivery;
    const { delivered, quarantine, pending } = await look();
    const aside = quarantine.kept.find(({ key }) => key === wanted);
    if (aside !== undefined) return refused(aside.status, aside.code);
    const isWaiting = pending.some(({ key }) => key === wanted);
    return delivered === null || isWaiting ? busy() : { kind: 'delivered', answer: answerOf(delivered) };
  }

  async function repeatNewest(isHeld: () => boolean): Promise<Delivery> {
    const sent = await sendWaiting(isHeld);
    if (sent.kind !== 'nothing') return sent;
    const outbox = await look();
    const { delivered } = outbox;
    if (delivered === null) return sent;
    const paused = pauseAt(outbox, clock.now());
    if (paused !== null) return left(paused);
    const outcome = await sendReport(delivered, parts);
    // It was taken once: that it is refused now is news about the receiver, and no reason to put it aside.
    return outcome.kind === 'refused'
      ? refused(outcome.status, 'request-refused')
      : (await record(delivered, outcome)).delivery;
  }

  return {
    busy,
    unsent,
    sendAll: async wanted => {
      const done = await parts.outbox.exclusively('sending', sendWaiting);
      if (done === null) return busy();
      return wanted === null ? done.value : tell(wanted, done.value);
    },
    askAgain: async () => (await parts.outbox.exclusively('sending', repeatNewest))?.value ?? busy(),
  };
}
