import { remedyActions, type ActionId } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { Clock, Log, RunCommand } from '../ports.ts';
import { actionCommands, selfServiceAddress } from './action-commands.ts';
import type { ActionMac, ActionOutcome } from './action-outcome.ts';
import { isTargetAction, targetsOf } from './action-targets.ts';
import { restartSsoAgent } from './restart-sso-agent.ts';

export type ActionPorts = {
  readonly openExternal: (url: string) => Promise<void>;
  /** The upstream's own page for this Mac; it holds the device token, so it is made at the last moment and never logged. */
  readonly upstreamPage: () => Promise<string | null>;
  readonly readMac: () => Promise<ActionMac>;
  readonly run: RunCommand;
  /** The snapshot of now: what a window was drawn from a while ago offers nothing. */
  readonly snapshot: () => Snapshot;
  /** Asks the person whether the single sign-on agent may be restarted. */
  readonly confirmRestart: () => Promise<boolean>;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
};

/** Performs one action by its id. Never throws for what the system or the person does. */
export type OpenAction = (action: ActionId) => Promise<ActionOutcome>;

/** Actions that open a page or a pane and change nothing: they may be asked for at any time. */
const alwaysOpen: readonly ActionId[] = [
  'open-device-management',
  'open-own-account',
  'open-company-portal-download',
  'open-upstream-page',
  'try-sign-in',
];

/** A person presses a button again after a second at the earliest; a page gone astray presses it thousands of times. */
const pauseMs = 1000;

/** One restart is asked about at a time: a page gone astray must not bury the person under dialogs. */
export function createActionOpener(ports: ActionPorts): OpenAction {
  let isAsking = false;
  const restart = async (mac: ActionMac): Promise<ActionOutcome> => {
    if (isAsking) return { kind: 'refused', why: 'asking' };
    isAsking = true;
    return restartSsoAgent(mac, { run: ports.run, confirm: ports.confirmRestart }).finally(() => {
      isAsking = false;
    });
  };
  let lastAt: number | null = null;
  const isTooSoon = (): boolean => {
    const now = ports.clock.now();
    // The clock can be set back; then one opening too many is better than none for hours.
    const isSoon = lastAt !== null && Math.abs(now - lastAt) < pauseMs;
    if (!isSoon) lastAt = now;
    return isSoon;
  };
  return async action => {
    if (isTooSoon()) return { kind: 'refused', why: 'too-soon' };
    const outcome = await perform(action, ports, restart);
    if (outcome.kind === 'no-target') ports.log('warn', 'action-without-target', action);
    if (outcome.kind === 'not-done') ports.log('warn', 'action-not-opened', `${action} ${outcome.why}`);
    if (outcome.kind === 'refused') ports.log('warn', 'action-refused', `${action} ${outcome.why}`);
    return outcome;
  };
}

async function perform(
  action: ActionId,
  ports: ActionPorts,
  restart: (mac: ActionMac) => Promise<ActionOutcome>,
): Promise<ActionOutcome> {
  if (!alwaysOpen.includes(action) && !isOffered(action, ports.snapshot()))
    return { kind: 'refused', why: 'not-offered' };
  if (action === 'open-upstream-page') return openFirst([await ports.upstreamPage()], ports);
  const mac = await ports.readMac();
  if (isTargetAction(action)) {
    const { macosVersion, user } = mac;
    return openFirst(targetsOf(action, { macosVersion, userName: user.name }), ports);
  }
  switch (action) {
    case 'open-company-portal':
      return openCompanyPortal(ports.run);
    case 'open-self-service-registration':
      return openFirst([selfServiceUrl(mac.settings.JamfRegistrationPolicyID)], ports);
    case 'open-self-service-inventory':
      return openFirst([selfServiceUrl(mac.settings.JamfInventoryPolicyID)], ports);
    case 'restart-sso-agent':
      return restart(mac);
  }
}

/** Whether what the person sees now has this action on a button. */
function isOffered(action: ActionId, { checks, doctor, headline }: Snapshot): boolean {
  const remedies = [...checks.map(({ remedy }) => remedy), doctor?.remedy ?? null];
  return (
    remedies.some(remedy => remedy?.action === action) ||
    (headline.remedy !== null && remedyActions[headline.remedy] === action)
  );
}

/** Whether a pane appeared cannot be seen: the next target is tried only where the system refused the one before. */
async function openFirst(
  targets: readonly (string | null)[],
  { openExternal }: Pick<ActionPorts, 'openExternal'>,
): Promise<ActionOutcome> {
  let outcome: ActionOutcome = { kind: 'no-target' };
  for (const target of targets) {
    if (target === null) continue;
    try {
      await openExternal(target);
      return { kind: 'done' };
    } catch (error) {
      // The system has no app for the target. Its message would quote the URL.
      outcome = { kind: 'not-done', why: error instanceof Error ? error.name : typeof error };
    }
  }
  return outcome;
}

/** By its bundle id, wherever it lies: no address of macOS is known to open it. */
async function openCompanyPortal(run: RunCommand): Promise<ActionOutcome> {
  const result = await run({
    argv: actionCommands['open-company-portal'],
    deadlineMs: 10_000,
    maxBytes: 4096,
  });
  if (result.kind === 'failed') return { kind: 'not-done', why: result.problem.code };
  return result.exit === 0 ? { kind: 'done' } : { kind: 'not-done', why: `exit ${result.exit}` };
}

function selfServiceUrl(policy: number | null): string | null {
  return policy !== null && Number.isSafeInteger(policy) && policy > 0
    ? selfServiceAddress.replace('{number}', String(policy))
    : null;
}
