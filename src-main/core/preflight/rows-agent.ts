import type { FleetAgent } from '../facts.ts';
import { elapsedMs } from '../instants.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { ageInWords, isFromFuture } from './age-in-words.ts';
import {
  byFact,
  doesNotApply,
  fail,
  inWords,
  notKnown,
  ok,
  todoFor,
  warn,
  type Decision,
  type PreflightRule,
} from './preflight-row.ts';
import { areSettingsKnown, asPerson } from './whose-settings.ts';

type Wanted = 'fleet' | 'jamf' | 'intune' | 'any' | 'none' | 'not-known';

export const agentPresent: PreflightRule = {
  id: 'agent-present',
  title: 'Management agent is here',
  asks: 'the files of Fleet’s, Jamf’s and Intune’s agents, and the settings for Upstream',
  decide: facts => {
    const wanted = wantedAgent(facts);
    const { fleetAgent, jamf, intune } = facts.look;
    const presence = { fleet: presenceOf(fleetAgent), jamf: presenceOf(jamf), intune: presenceOf(intune) };
    switch (wanted) {
      case 'not-known':
        return notKnown('Which agent is wanted is not known: that person’s settings were not read.', asPerson);
      case 'none':
        return doesNotApply('No agent is wanted: Upstream names a service, or nothing.');
      case 'any':
        return byPresence(presence);
      case 'fleet':
      case 'jamf':
      case 'intune':
        return byOne(wanted, presence[wanted]);
    }
  },
};

type Presence = 'here' | 'missing' | 'not-known';

const agentNames = { fleet: 'Fleet’s agent', jamf: 'Jamf’s agent', intune: 'Intune’s agent' } as const;

function byOne(wanted: keyof typeof agentNames, presence: Presence): Decision {
  const name = agentNames[wanted];
  if (presence === 'here') return ok(`${name} is here.`);
  return presence === 'missing'
    ? fail(`${name} is not here; Upstream is ${wanted}.`, `Install ${name}, or set Upstream to what this Mac has.`)
    : notKnown(`Whether ${name} is here is not known.`, 'Run it again.');
}

function byPresence(presence: Readonly<Record<keyof typeof agentNames, Presence>>): Decision {
  const names = (['fleet', 'jamf', 'intune'] as const).filter(name => presence[name] === 'here');
  if (names.length > 0) return ok(`${names.map(name => agentNames[name]).join(', ')} found.`);
  return Object.values(presence).includes('not-known')
    ? notKnown('No agent was found, and not every place could be read.', 'Run it again, with sudo.')
    : warn('No agent of Fleet, Jamf or Intune is here.', 'Install the agent of your management, or set Upstream.');
}

function presenceOf(fact: PreflightFacts['look']['fleetAgent' | 'jamf' | 'intune']): Presence {
  if (fact.kind === 'not-applicable') return 'missing';
  if (fact.kind === 'unknown') return 'not-known';
  return fact.value.present ? 'here' : 'missing';
}

/** Whose part it is by the settings. */
export function wantedAgent(facts: PreflightFacts): Wanted {
  const { settings } = facts;
  if (settings.kind !== 'known' || !areSettingsKnown(facts)) return 'not-known';
  const { Upstream, ReportURL } = settings.value.settings;
  if (Upstream === 'auto') return ReportURL === null ? 'any' : 'none';
  return Upstream === 'report' ? 'none' : Upstream;
}

/** orbit renews the token every hour; a quarter of an hour is for a Mac that just woke up. */
const renewedWithinMs = 75 * 60_000;

export const tokenFresh: PreflightRule = {
  id: 'token-fresh',
  title: 'Device token is fresh',
  asks: '/opt/orbit/identifier and /Library/LaunchDaemons/com.fleetdm.orbit.plist',
  decide: facts =>
    byFact(facts.look.fleetAgent, agent => {
      if (!asksFleet(facts, agent)) return doesNotApply('No Fleet server is asked from here.');
      if (!agent.present && wantedAgent(facts) === 'not-known') {
        return notKnown('No Fleet agent is here, and whether one is wanted is not known.', asPerson);
      }
      switch (agent.token) {
        case 'missing':
          return fail(`/opt/orbit/identifier is not there. ${desktopInWords(agent)}`, switchDesktopOn);
        case 'not-understood':
          return fail('/opt/orbit/identifier holds no token.', 'Restart orbit; it writes the file anew.');
        case 'unreadable':
          return notKnown(
            `/opt/orbit/identifier cannot be read: ${agent.tokenProblem === undefined ? 'no reason given' : inWords(agent.tokenProblem)}.`,
            agent.tokenProblem === undefined || agent.tokenProblem.code === 'permission-denied'
              ? 'The file has to be readable for everybody (mode 0644), as orbit makes it.'
              : todoFor(agent.tokenProblem),
          );
        case 'present':
          return byAge(agent, facts);
      }
    }),
};

/** `auto` asks Fleet wherever its agent or an address of it is; the other choices say by themselves whom they ask. */
function asksFleet(facts: PreflightFacts, { present, server }: FleetAgent): boolean {
  const { settings } = facts;
  if (settings.kind !== 'known' || !areSettingsKnown(facts)) return true;
  const { Upstream } = settings.value.settings;
  return Upstream === 'fleet' || (Upstream === 'auto' && (present || server.kind !== 'none'));
}

function byAge(agent: FleetAgent, { now, upstream }: PreflightFacts): Decision {
  const age = elapsedMs(agent.tokenModifiedAt, now);
  if (age === undefined) return notKnown('When the token was renewed is not known.', 'Run it again.');
  const seen = `Renewed ${ageInWords(age)}.`;
  if (isFromFuture(age)) return notKnown(seen, 'Look at the clock of this Mac; orbit renews the token every hour.');
  const isRefused = upstream.kind === 'known' && upstream.value.state === 'token-stale';
  if (age > renewedWithinMs) {
    return isRefused
      ? fail(`${seen} The server does not take it any more. ${desktopInWords(agent)}`, switchDesktopOn)
      : warn(`${seen} ${desktopInWords(agent)}`, switchDesktopOn);
  }
  if (!isRefused && agent.desktopEnabled === false) {
    return warn(`${seen} ${desktopInWords(agent)} The server stops taking it soon.`, switchDesktopOn);
  }
  return isRefused
    ? fail(`${seen} The server does not take it.`, 'Restart orbit. Where that changes nothing, enrol the Mac again.')
    : ok(seen);
}

const switchDesktopOn =
  'Switch Fleet Desktop on for this Mac (orbit’s package is made with --fleet-desktop). Only with it does orbit renew the token every hour: where Fleet Desktop is hidden by leaving it out, or not installed, nobody keeps the token fresh and the server stops taking it within two hours. Never write or touch the file.';

function desktopInWords({ desktopEnabled }: FleetAgent): string {
  if (desktopEnabled === null) return 'Whether Fleet Desktop is switched on is not known.';
  return desktopEnabled
    ? 'Fleet Desktop is switched on in orbit’s settings, but nobody renews the token.'
    : 'Fleet Desktop is switched off in orbit’s settings, so nobody renews the token.';
}
