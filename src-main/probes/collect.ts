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
import { ssoProfilesProbe } from './sso-profiles.ts';

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
  { id: 'fleet-agent', asks: fleetAgentAsks },
  { id: 'second-sources', asks: secondSourcesAsks },
];

const notAsked = unknown(problem('not-looked-yet'));
const notYet = {
  ssoExtension: notAsked,
  portalReceipt: notAsked,
  directory: notAsked,
  workplaceJoin: notAsked,
  jamf: notAsked,
  intune: notAsked,
  macosVersion: notAsked,
  hardware: notAsked,
};

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
    const [doubtful, appSso, mdmEnrollment, diskEncryption, browsers, agent] = await Promise.all([
      askTwice(),
      ask(appSsoProbe),
      ask(mdmEnrollmentProbe),
      ask(diskEncryptionProbe),
      ask(browsersProbe),
      fleetAgent,
    ]);
    return {
      ...notYet,
      ...doubtful,
      appSso,
      mdmEnrollment,
      diskEncryption,
      browsers,
      fleetAgent: agent,
    };
  };
  return { fleetAgent, facts: gather() };
}

async function askWithin<T>(probe: Probe<T>, ports: MacPorts & { readonly log: Log }): Promise<Fact<T>> {
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
