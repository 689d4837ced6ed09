import type { backOffMs } from '../../src-main/core/poll-plan.ts';
import { hourMs } from './figures.ts';
import type { Exchange, Reply, Route } from './simulate-clients.ts';

/** Sends one request, unless it is known what the server would say. */
export type Send = (route: Route) => Reply;

type Remembering = {
  readonly devices: number;
  readonly random: () => number;
  readonly plan: { readonly backOffMs: typeof backOffMs };
  readonly retryAfterMs: number | null;
};

/** What every device remembers so as not to ask in vain; the same as the product's Fleet client, in typed arrays. */
export type Remembered = {
  readonly sender: (device: number, at: number, exchange: Exchange) => Send;
  readonly backOffLeftMs: (device: number, at: number) => number | null;
};

/** As long as the product's Fleet client remembers them. */
const refusedForMs = hourMs / 2;
const gatedForMs = hourMs;
const absentForMs = 24 * hourMs;

export function createRemembered({ devices, random, plan, retryAfterMs }: Remembering): Remembered {
  const failures = new Uint16Array(devices);
  const leftAloneUntil = new Float64Array(devices);
  const refusedToken = new Int32Array(devices).fill(-1);
  const refusedUntil = new Float64Array(devices);
  const gatedUntil = new Float64Array(devices);
  const absentUntil = new Float64Array(devices);

  function known(device: number, at: number, { route, token }: { route: Route; token: number }): Reply | null {
    if (at < (leftAloneUntil[device] ?? 0)) return 'unreachable';
    if (route !== 'desktop' && at < (gatedUntil[device] ?? 0)) return 'sign-in-required';
    if (route === 'desktop' && at < (absentUntil[device] ?? 0)) return 'unlicensed';
    return refusedToken[device] === token && at < (refusedUntil[device] ?? 0) ? 'token-stale' : null;
  }

  function remember(device: number, at: number, { reply, token }: { reply: Reply; token: number }): void {
    const isTrouble = reply === 'unreachable' || reply === 'rate-limited';
    failures[device] = isTrouble ? (failures[device] ?? 0) + 1 : 0;
    if (isTrouble) {
      const asked = reply === 'rate-limited' ? retryAfterMs : null;
      leftAloneUntil[device] = at + plan.backOffMs(failures[device] ?? 0, asked, random());
    }
    if (reply === 'sign-in-required') gatedUntil[device] = at + gatedForMs;
    if (reply === 'unlicensed') absentUntil[device] = at + absentForMs;
    if (reply === 'ok') refusedToken[device] = -1;
    if (reply === 'token-stale') {
      refusedToken[device] = token;
      refusedUntil[device] = at + refusedForMs;
    }
  }

  return {
    sender: (device, at, { ask, token }) => {
      const now = token();
      return route => {
        const expected = known(device, at, { route, token: now });
        if (expected !== null) return expected;
        const reply = ask(route);
        remember(device, at, { reply, token: now });
        return reply;
      };
    },
    backOffLeftMs: (device, at) => {
      const left = (leftAloneUntil[device] ?? 0) - at;
      return left > 0 ? left : null;
    },
  };
}
