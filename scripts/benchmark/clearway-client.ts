import { backOffMs, chooseDepth, idleDelayMs, type LookDepth } from '../../src-main/core/poll-plan.ts';
import { hourMs, minuteMs } from './figures.ts';
import { createRemembered, type Send } from './remembered-refusals.ts';
import type { Client, Exchange, Reply } from './simulate-clients.ts';

/** The decisions that are measured; the product's own unless a test wants to see another plan fail or do better. */
export type PollPlan = {
  readonly backOffMs: typeof backOffMs;
  readonly chooseDepth: typeof chooseDepth;
  readonly idleDelayMs: typeof idleDelayMs;
  /**
   * Whether a failure makes it forget the last full answer, or at least lets it grow old while the server answers nobody.
   * The engine decides this (`engine/upstream-link.ts`), not the plan.
   */
  readonly forgetsInOutage: boolean;
};
export const productPlan: PollPlan = { backOffMs, chooseDepth, idleDelayMs, forgetsInOutage: false };

export type ClearwayDevices = {
  readonly devices: number;
  readonly random: () => number;
  readonly plan?: PollPlan;
  readonly idleIntervalMs?: number;
  readonly isWindowOpen?: boolean;
  /** How long the server asks to be left alone when it limits; null where it does not say. */
  readonly retryAfterMs?: number | null;
  /** How old the last full answer is when the simulation begins; by default there was none. */
  readonly fullAgeMs?: (device: number) => number | null;
};

/** `IdleRefreshMinutes` where nobody set it. */
export const usualIdleIntervalMs = 30 * minuteMs;
/** A full answer is asked for anew after two hours: what a fleet's ages are spread over. */
export const fullSpreadMs = 2 * hourMs;

const isAnswer = (reply: Reply | undefined): boolean => reply === 'ok' || reply === 'unlicensed';

/** Clearway when nobody touches it: idle looks as the poll plan wants them, the state of each device in arrays. */
export function createClearwayClient(options: ClearwayDevices): Client {
  const { devices, random, plan = productPlan, idleIntervalMs = usualIdleIntervalMs, isWindowOpen = false } = options;
  const remembered = createRemembered({ devices, random, plan, retryAfterMs: options.retryAfterMs ?? null });
  const fullAt = new Float64Array(devices);
  const failingSince = new Float64Array(devices).fill(Number.NaN);
  const seenSummary = new Int32Array(devices);
  const states = new Array<Reply>(devices).fill('ok');
  for (let device = 0; device < devices; device += 1) fullAt[device] = -(options.fullAgeMs?.(device) ?? Number.NaN);

  function depthOf(device: number, at: number): LookDepth {
    const since = failingSince[device] ?? Number.NaN;
    const until = plan.forgetsInOutage || Number.isNaN(since) ? at : since;
    const sinceFullMs = until - (fullAt[device] ?? Number.NaN);
    return plan.chooseDepth('idle', {
      sinceFullMs: Number.isNaN(sinceFullMs) ? null : sinceFullMs,
      isAnswering: isAnswer(states[device]),
      isRefetchUnderWay: false,
      isListOld: false,
    });
  }

  /** As few requests as it takes, one at a time; the first failure ends the look. */
  function look(device: number, send: Send, { depth, summary }: { depth: LookDepth; summary: number }): Reply | 'full' {
    const desktop = send('desktop');
    if (!isAnswer(desktop)) return desktop;
    const isRemembered = isAnswer(states[device]) || !plan.forgetsInOutage;
    const isSame = isRemembered && seenSummary[device] === summary;
    seenSummary[device] = summary;
    if (depth === 'summary' && desktop === 'ok' && isSame) return 'ok';
    const host = send('host');
    if (host !== 'ok') return host;
    // Fleet Free has neither summary nor policies; the host is all there is.
    if (desktop === 'unlicensed') return 'unlicensed';
    const policies = send('policies');
    if (policies !== 'ok') return policies;
    // Newer servers tell there whether a push to Microsoft ran; whatever they answer, the look is complete.
    send('activities');
    return 'full';
  }

  function settle(device: number, at: number, result: Reply | 'full'): void {
    const reply = result === 'full' ? 'ok' : result;
    const since = failingSince[device] ?? Number.NaN;
    if (isAnswer(reply)) {
      if (!plan.forgetsInOutage && !Number.isNaN(since)) fullAt[device] = (fullAt[device] ?? at) + at - since;
      failingSince[device] = Number.NaN;
    } else if (Number.isNaN(since)) failingSince[device] = at;
    if (result === 'full' || result === 'unlicensed') fullAt[device] = at;
    states[device] = reply;
  }

  function wake(device: number, at: number, exchange: Exchange): number {
    const depth = depthOf(device, at);
    if (depth !== 'mac') {
      const send = remembered.sender(device, at, exchange);
      settle(device, at, look(device, send, { depth, summary: exchange.summary() }));
    }
    const backOffLeftMs = remembered.backOffLeftMs(device, at);
    const delay = plan.idleDelayMs({ idleIntervalMs, isWindowOpen, backOffLeftMs, random: random() });
    // Whether the token file has changed is seen every minute; that costs the server nothing.
    return at + (states[device] === 'token-stale' ? Math.min(delay, minuteMs) : delay);
  }

  return { wake };
}
