import { allPass, lockFails, readyMac, type Scenario, type ScenarioMac } from './scenario.ts';
import { blocked, clear, settles, stops, undecided, unknown, waits } from './scenario-ends.ts';

const allThree = ['firewall', 'disk-encryption', 'password-manager'] as const;

/** A Mac without Fleet that evaluates IT's policies itself. */
const ownPolicies = { ...readyMac, agent: null, local: { policies: allThree } } as const satisfies ScenarioMac;
const firewallOff = {
  ...ownPolicies,
  local: { policies: allThree, fails: ['firewall'] },
  // A table of Macs is no use where they all look alike.
  preferences: { IdentifiersInTicket: 'full' },
} as const satisfies ScenarioMac;

/** Policies that this Mac evaluates itself, and a service that takes reports. */
export const localScenarios = {
  'local-policies': {
    description: 'No Fleet: this Mac evaluates IT’s policies itself and reports them; the firewall is off.',
    mac: firewallOff,
    server: allPass,
    service: 'judges',
    expected: { ...blocked, ...settles },
  },
  'local-all-met': {
    description: 'Every policy that this Mac evaluates itself is met, and the service counts it as compliant.',
    mac: ownPolicies,
    server: allPass,
    service: 'judges',
    expected: { ...clear, ...settles },
  },
  'local-only': {
    description: 'IT set no server at all: policies are evaluated here, and nobody is told.',
    mac: { ...ownPolicies, preferences: { Upstream: 'none' } },
    server: allPass,
    expected: { ...clear, upstreamState: 'none', ...stops('no-upstream') },
  },
  'local-osquery-missing': {
    description: 'IT gave this Mac policies to evaluate, and there is no osquery to evaluate them with.',
    mac: { ...ownPolicies, local: { policies: allThree, hasOsquery: false } },
    server: allPass,
    service: 'judges',
    expected: { ...undecided, ...settles },
  },
  'local-list-with-mistakes': {
    description: 'IT’s list has mistakes: each is named with its line, and the policy without one still counts.',
    mac: { ...ownPolicies, local: { policies: 'with-mistakes' } },
    server: allPass,
    service: 'judges',
    expected: { ...undecided, ...settles },
  },
  'fleet-and-local': {
    description: 'Fleet has nothing against this Mac; a policy that it evaluates itself beside that fails.',
    mac: { ...readyMac, local: firewallOff.local },
    server: allPass,
    service: 'says-nothing',
    expected: { ...blocked, ...settles },
  },
  'answered-here': {
    description:
      'The server’s policy is mended on this Mac, as osquery says here at once; the server has yet to see it.',
    mac: { ...readyMac, local: { serverPolicies: ['screen-lock', 'gatekeeper', 'disk-encryption'] } },
    // Newer releases keep their questions to themselves.
    server: { ...lockFails, behaviour: { shape: 'older' } },
    expected: { ...blocked, ...settles },
  },
  'service-evaluates-later': {
    description: 'The service takes the report and evaluates it some seconds later.',
    mac: ownPolicies,
    server: allPass,
    service: 'evaluates-later',
    expected: { ...clear, ...settles },
  },
  'service-says-nothing': {
    description: 'The service takes the report and never says what it makes of it.',
    mac: ownPolicies,
    server: allPass,
    service: 'says-nothing',
    expected: { ...clear, ...settles },
  },
  'service-says-no': {
    description: 'Everything here is met, and the service does not count this Mac as compliant all the same.',
    mac: ownPolicies,
    server: allPass,
    service: 'says-no',
    expected: { statusExit: 10, headlineState: 'action', upstreamState: 'ok', problem: null, ...settles },
  },
  'service-refuses-key': {
    description: 'The service does not accept the key for reports that lies in the Keychain.',
    mac: { ...ownPolicies, reportToken: 'invented-and-expired' },
    server: allPass,
    service: 'refuses-key',
    expected: { ...unknown('misconfigured', 'report-token-refused'), ...stops('report-token-refused') },
  },
  'service-silent': {
    description: 'Nothing answers at the address of the service that takes reports.',
    mac: ownPolicies,
    server: allPass,
    service: 'silent',
    expected: { ...unknown('unreachable', 'connection-refused'), ...waits('connection-refused') },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
