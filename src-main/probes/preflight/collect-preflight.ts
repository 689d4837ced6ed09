import type { Settings } from '../../core/config.ts';
import { unknown, type Fact } from '../../core/fact.ts';
import type { PreflightFacts } from '../../core/preflight/preflight-facts.ts';
import { problem } from '../../core/problem.ts';
import type { Log, ReadFuses } from '../../ports.ts';
import { askWithin } from '../collect.ts';
import type { Asked, Probe } from '../probe.ts';
import { asUserAsks, type AskedAs } from './as-user.ts';
import { codeSignatureProbe } from './code-signature.ts';
import { fusesProbe, installedAppProbe } from './installed-app.ts';
import { appHealthProbe, keptStatusProbe, type KeptStatus } from './kept-documents.ts';
import { loginItemProbe } from './login-item.ts';
import { notificationSettingsProbe } from './notification-settings.ts';
import { osqueryAnswersProbe } from './osquery-answers.ts';
import { stateRoomProbe } from './state-room.ts';

/** What the preflight asks beside one look, each with whatever becomes of it. */
export type PreflightQuestions = {
  readonly [K in
    | 'app'
    | 'signature'
    | 'fuses'
    | 'loginItem'
    | 'managedNotifications'
    | 'health'
    | 'stateRoom'
    | 'osquery']: Promise<PreflightFacts[K]>;
} & { readonly kept: Promise<Fact<KeptStatus | null>> };

type Parts = { readonly asked: AskedAs; readonly readFuses: ReadFuses; readonly log: Log };

/** Everything that the preflight reads of this Mac beside a look, by reader. */
export const preflightAsks: readonly { readonly id: string; readonly asks: readonly Asked[] }[] = [
  { id: 'doctor-as-user', asks: asUserAsks },
  installedAppProbe,
  fusesProbe(async () => ({ kind: 'found', wires: [] })),
  codeSignatureProbe,
  loginItemProbe(null),
  notificationSettingsProbe,
  appHealthProbe,
  keptStatusProbe,
  stateRoomProbe,
  osqueryAnswersProbe,
];

/** Asks all of it at once; what the settings decide waits for them. None of these promises rejects. */
export function collectPreflight(settings: Promise<Settings>, { asked, readFuses, log }: Parts): PreflightQuestions {
  const ports = { ...asked.ports, log };
  const ask = <T>(probe: Probe<T>): Promise<Fact<T>> => askWithin(probe, ports);
  return {
    app: ask(installedAppProbe),
    signature: ask(codeSignatureProbe),
    fuses: ask(fusesProbe(readFuses)),
    loginItem: ask(loginItemProbe(asked.runAsRoot)),
    managedNotifications: ask(notificationSettingsProbe),
    health: ask(appHealthProbe),
    stateRoom: ask(stateRoomProbe),
    osquery: askOsquery(settings, asked.ranAs.asRoot ? null : () => ask(osqueryAnswersProbe)),
    kept: asked.ranAs.basis === 'status-json' ? ask(keptStatusProbe) : Promise.resolve(unknown(problem('not-asked'))),
  };
}

/** Clearway runs osquery as the person, and root’s osquery would answer for another one: nothing hangs on that. */
async function askOsquery(
  settings: Promise<Settings>,
  ask: (() => Promise<Fact<string>>) | null,
): Promise<Fact<string>> {
  const { LocalPolicies } = await settings;
  if (LocalPolicies === null) return { kind: 'not-applicable', because: 'LocalPolicies is not set' };
  return ask === null
    ? { kind: 'not-applicable', because: 'root does not ask osquery for a person; without sudo this row says more' }
    : ask();
}
