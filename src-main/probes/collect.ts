import type { Settings } from '../core/config.ts';
import { unknown, type Fact } from '../core/fact.ts';
import type { Facts, FleetAgent } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import type { Log, MacPorts } from '../ports.ts';
import { appSsoProbe } from './app-sso.ts';
import { browsersProbe } from './browsers/browsers.ts';
import { probeDeadlineMs } from './budgets.ts';
import { companyPortalProbe } from './company-portal.ts';
import { fleetAgentAsks, fleetAgentProbe } from './fleet-agent.ts';
import { diskEncryptionProbe } from './disk-encryption.ts';
import { mdmEnrollmentProbe } from './mdm-enrollment.ts';
import type { Asked, Probe } from './probe.ts';
import { restrictPorts } from './restrict-ports.ts';
import { askSecondSources, secondSourcesAsks, type DoubtfulFacts } from './second-sources.ts';
import { directoryProbe } from './directory.ts';
import { hardwareProbe } from './hardware.ts';
import { intuneProbe } from './intune.ts';
import { jamfProbe } from './jamf.ts';
import { macosVersionProbe } from './macos-version.ts';
import { portalReceiptProbe } from './portal-receipt.ts';
import { ssoExtensionProbe } from './sso-extension.ts';
import { ssoProfilesProbe } from './sso-profiles.ts';
import { workplaceJoinProbe } from './workplace-join.ts';

/** All probes of one look. The agent's fact comes early, because the upstream is asked while slow probes still run. */
export type Collected = { readonly fleetAgent: Promise<Fact<FleetAgent>>; readonly facts: Promise<Facts> };

/** Everything that a look reads of this Mac by itself, by reader. */
export const lookAsks: readonly { readonly id: string; readonly asks: readonly Asked[] }[] = [
  companyPortalProbe,
  ssoProfilesProbe,
  appSsoProbe,
  mdmEnrollmentProbe,
  diskEncryptionProbe,
  browsersProbe,
  ssoExtensionProbe,
  portalReceiptProbe,
  directoryProbe,
  workplaceJoinProbe,
  jamfProbe,
  intuneProbe,
  macosVersionProbe,
  hardwareProbe,
  { id: 'fleet-agent', asks: fleetAgentAsks },
  { id: 'second-sources', asks: secondSourcesAsks },
];

/** Runs every probe at once, each with its own deadline. Neither promise ever rejects. */
export function collectFacts(settings: Promise<Settings>, ports: MacPorts & { readonly log: Log }): Collected {
  const ask = <T>(probe: Probe<T>): Promise<Fact<T>> => askWithin(probe, ports);
  const fleetAgent = ask(fleetAgentProbe(settings));
  const startedAt = ports.clock.now();
  const askTwice = async (): Promise<DoubtfulFacts> => {
    const [companyPortal, ssoProfiles] = await Promise.all([ask(companyPortalProbe), ask(ssoProfilesProbe)]);
    const leftMs = startedAt + probeDeadlineMs - ports.clock.now();
    return askSecondSources({ companyPortal, ssoProfiles }, leftMs, restrictPorts(secondSourcesAsks, ports));
  };
  const gather = async (): Promise<Facts> => {
    const others = askOthers(ask);
    const [doubtful, appSso, mdmEnrollment, diskEncryption, browsers, agent] = await Promise.all([
      askTwice(),
      ask(appSsoProbe),
      ask(mdmEnrollmentProbe),
      ask(diskEncryptionProbe),
      ask(browsersProbe),
      fleetAgent,
    ]);
    return {
      ...doubtful,
      appSso,
      mdmEnrollment,
      diskEncryption,
      browsers,
      fleetAgent: agent,
      ...(await others),
    };
  };
  return { fleetAgent, facts: gather() };
}

type Ask = <T>(probe: Probe<T>) => Promise<Fact<T>>;
type Others = 'ssoExtension' | 'portalReceipt' | 'directory' | 'workplaceJoin' | 'jamf' | 'intune';

/** What else tells about the registration, and which Mac this is. All of it is asked before any of it is awaited. */
async function askOthers(ask: Ask): Promise<Pick<Facts, Others | 'macosVersion' | 'hardware'>> {
  const [ssoExtension, portalReceipt, directory, workplaceJoin, jamf, intune, macosVersion, hardware] =
    await Promise.all([
      ask(ssoExtensionProbe),
      ask(portalReceiptProbe),
      ask(directoryProbe),
      ask(workplaceJoinProbe),
      ask(jamfProbe),
      ask(intuneProbe),
      ask(macosVersionProbe),
      ask(hardwareProbe),
    ]);
  return { ssoExtension, portalReceipt, directory, workplaceJoin, jamf, intune, macosVersion, hardware };
}

/** Asks one probe, by its own declaration and within its deadline; whatever it does, a fact comes of it. */
export async function askWithin<T>(probe: Probe<T>, ports: MacPorts & { readonly log: Log }): Promise<Fact<T>> {
  let cancel = (): void => undefined;
  const late = new Promise<Fact<T>>(resolve => {
    cancel = ports.clock.after(probeDeadlineMs, () => {
      resolve(unknown(problem('command-timed-out', probe.id)));
    });
  });
  try {
    return await Promise.race([probe.ask(restrictPorts(probe.asks, ports)), late]);
  } catch (error) {
    // A probe that throws is a bug of ours: it is logged, and for the user the fact stays unknown.
    ports.log('error', 'probe-threw', `${probe.id}: ${error instanceof Error ? error.name : typeof error}`);
    return unknown(problem('probe-failed', probe.id));
  } finally {
    cancel();
  }
}
