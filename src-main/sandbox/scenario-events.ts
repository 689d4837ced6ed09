import type { FleetDeviceApi, LoggedRequest } from './fleet-device-api.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import { renewRecordedToken } from './recorded-mac-files.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import type { ScenarioEvent } from './scenario.ts';
import type { SimulatedMac } from './simulated-mac.ts';

/** What an event acts on. */
export type EventStage = {
  readonly api: Pick<FleetDeviceApi, 'behave'>;
  readonly mac: SimulatedMac;
  /** The recorded Mac's folder. */
  readonly directory: string;
  readonly clock: SandboxClock;
  readonly speed: number;
};

/** An event waiting for the request that sets it off. */
export type ScriptedEvent = {
  /** Takes notice of a request; tells whether the event has happened. */
  readonly onAnswered: (request: LoggedRequest) => void;
  readonly stop: () => void;
};

/** How long the agent takes to write the new token, at speed 1: longer than the product waits before it asks again. */
const renewalMs = 6000;

/** Lets an event happen once, after the request that it belongs to. */
export function scriptEvent(event: ScenarioEvent, stage: EventStage): ScriptedEvent {
  const { api, mac, directory, clock, speed } = stage;
  const route = event === 'asked-by-somebody-else' ? 'host' : 'refetch';
  let hasHappened = false;
  let stop = (): void => undefined;

  function happen(): void {
    switch (event) {
      case 'asked-by-somebody-else':
        // The flag was set from the start; from the first reading on, the Mac is about to answer.
        mac.change({ refetchRequested: false });
        mac.refetch();
        return;
      case 'sign-in-comes':
        api.behave({ signInRequired: true });
        return;
      case 'token-renewed':
        api.behave({ tokens: [inventedIds.renewedToken] });
        stop = clock.after(renewalMs / speed, () => {
          renewRecordedToken(directory, inventedIds.renewedToken, clock.now());
        });
        return;
    }
  }

  return {
    onAnswered: request => {
      if (hasHappened || request.route !== route || request.status !== 200) return;
      hasHappened = true;
      happen();
    },
    stop: () => {
      stop();
    },
  };
}
