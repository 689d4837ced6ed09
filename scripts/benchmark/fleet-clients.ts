import { minuteMs, secondMs } from './figures.ts';
import type { Client } from './simulate-clients.ts';

/** Fleet Desktop's published timers. */
export const fleetDesktopPollMs = 5 * minuteMs;
export const fleetDesktopConnectMs = 5 * secondMs;
export const fleetAppPollMs = minuteMs;

/**
 * Fleet Desktop in the menu bar: asks every 5 s until it is answered (200, or 402 on Free), then every 5 min. What puts it
 * back into the first loop is a refused token, or a start; `any-failure` shows what that loop does to a server that is down.
 */
export function createFleetDesktop(devices: number, connectsAfter: 'refused-token' | 'any-failure'): Client {
  const isConnected = new Uint8Array(devices).fill(1);
  return {
    wake: (device, at, { ask }) => {
      const reply = ask('desktop');
      const isAnswered = reply === 'ok' || reply === 'unlicensed';
      const stays = isConnected[device] === 1 && reply !== 'token-stale' && connectsAfter === 'refused-token';
      isConnected[device] = isAnswered || stays ? 1 : 0;
      return at + (isConnected[device] === 1 ? fleetDesktopPollMs : fleetDesktopConnectMs);
    },
  };
}

/** Fleet's newer app for the Dock: asks every 60 s, whatever the answer. */
export function createFleetApp(): Client {
  return {
    wake: (_device, at, { ask }) => {
      ask('desktop');
      return at + fleetAppPollMs;
    },
  };
}
