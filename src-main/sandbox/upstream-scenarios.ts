import { allPass, lockFails, readyMac, type Scenario } from './scenario.ts';
import { clear, seen, settles, stops, unknown, waits } from './scenario-ends.ts';

const hour = 3_600_000;

/** Every way in which the server may not answer as it should. */
export const upstreamScenarios = {
  unreachable: {
    description: 'Nothing listens at the address of the server.',
    mac: readyMac,
    server: { ...lockFails, listens: false },
    expected: { ...unknown('unreachable', 'connection-refused'), ...waits('connection-refused') },
  },
  'host-not-found': {
    description: 'The name of the server leads nowhere.',
    mac: { ...readyMac, agent: { url: 'https://fleet.larkfield.invalid' } },
    server: allPass,
    expected: { ...unknown('unreachable', 'host-not-found'), ...waits('host-not-found') },
  },
  'captive-portal': {
    description: 'The network of a café wants a sign-in of its own before it lets anything through.',
    mac: readyMac,
    server: { ...allPass, behaviour: { refusal: { kind: 'captive-portal' } } },
    expected: { ...unknown('unreachable', 'captive-portal'), ...waits('captive-portal') },
  },
  'token-refused': {
    description: 'The server does not take the token of this Mac, although its agent has just renewed it.',
    mac: { ...readyMac, tokenAgeMs: 60_000 },
    server: { ...allPass, refusesToken: true },
    expected: {
      ...unknown('token-stale', 'token-stale'),
      ...stops('token-stale'),
      ...seen('requesting', 'token-stale'),
    },
  },
  'token-not-renewed': {
    description: 'The agent was installed without Fleet Desktop, so nobody has renewed the token for five hours.',
    mac: { ...readyMac, tokenAgeMs: 5 * hour, agent: { desktop: false } },
    server: { ...allPass, refusesToken: true },
    expected: {
      // The check of the agent and the headline (H27) say that nobody renews it.
      ...unknown('token-stale', 'token-stale'),
      ...stops('token-stale'),
      ...seen('requesting', 'token-stale'),
    },
  },
  'token-missing': {
    description: 'The agent is on this Mac and keeps no token file.',
    mac: { ...readyMac, agent: { token: null } },
    server: allPass,
    expected: { ...unknown('misconfigured', 'token-missing'), ...stops('token-missing') },
  },
  'token-half-written': {
    description: 'The token file holds five characters and no more.',
    mac: { ...readyMac, agent: { token: '3f9b8' } },
    server: allPass,
    expected: { ...unknown('misconfigured', 'token-not-understood'), ...stops('token-not-understood') },
  },
  'url-not-https': {
    description: 'The management gave this Mac an address without encryption, so nothing is sent there.',
    mac: { ...readyMac, agent: { url: 'http://fleet.larkfield.example' } },
    server: allPass,
    expected: { ...unknown('misconfigured', 'url-not-https'), ...stops('url-not-https') },
  },
  'no-agent': {
    description: 'No management agent that Clearway knows is on this Mac, so there is no server to ask.',
    mac: { ...readyMac, agent: null },
    server: allPass,
    expected: { ...unknown('none', 'no-upstream'), ...stops('no-upstream') },
  },
  'not-a-fleet-server': {
    description: 'Something else than Fleet listens at the address and knows none of its paths.',
    mac: readyMac,
    server: { ...allPass, behaviour: { refusal: { kind: 'not-found' } } },
    expected: { ...unknown('misconfigured', 'not-a-fleet-server'), ...stops('not-a-fleet-server') },
  },
  unlicensed: {
    description: 'The server runs Fleet Free, which takes a refetch and has no policies to show.',
    mac: readyMac,
    server: { ...allPass, behaviour: { tier: 'free' } },
    expected: { ...clear, upstreamState: 'unlicensed', problem: 'unlicensed', ...settles },
  },
  'rate-limited': {
    description: 'Too many requests failed from this office, and the server wants to be left alone for 90 seconds.',
    mac: readyMac,
    server: { ...allPass, behaviour: { refusal: { kind: 'rate-limited', retryAfterSeconds: 90 } } },
    expected: { ...unknown('rate-limited', 'rate-limited'), ...waits('rate-limited') },
  },
  'server-error': {
    description: 'The server fails at whatever it is asked.',
    mac: readyMac,
    server: { ...allPass, behaviour: { refusal: { kind: 'server-error' } } },
    expected: { ...unknown('error', 'server-error'), ...waits('server-error') },
  },
  'wrong-body': {
    description: 'A page comes back instead of an answer, with a status that says all is well.',
    mac: readyMac,
    server: { ...allPass, behaviour: { refusal: { kind: 'web-page' } } },
    expected: { ...unknown('error', 'output-not-understood'), ...waits('output-not-understood') },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
