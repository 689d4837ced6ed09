import { allPass, lockFails, readyMac, type Scenario } from './scenario.ts';
import { blocked, seen, settles, stops, undecided } from './scenario-ends.ts';

const hour = 3_600_000;

/** What can become of a refetch that was pressed. */
export const refetchScenarios = {
  'server-error-then-fine': {
    description: 'The server fails at the first refetch, and takes the second one a minute later.',
    mac: readyMac,
    server: { ...lockFails, behaviour: { refetchRefusals: [{ kind: 'server-error' }] } },
    expected: { ...blocked, ...settles, ...seen('queued', 'server-error') },
  },
  'rate-limited-then-fine': {
    description: 'The server wants to be left alone for a minute before it takes the refetch.',
    mac: readyMac,
    server: { ...lockFails, behaviour: { refetchRefusals: [{ kind: 'rate-limited', retryAfterSeconds: 60 }] } },
    expected: { ...blocked, ...settles, ...seen('queued', 'rate-limited') },
  },
  'agent-offline': {
    description: 'A policy fails, and the server has not heard from this Mac for so long that it calls it offline.',
    mac: readyMac,
    server: { ...lockFails, answers: false, record: { status: 'offline' } },
    expected: { ...blocked, ...stops('agent-not-answering'), ...seen('accepted', 'agent-not-answering') },
  },
  'results-missing': {
    description: 'The Mac answers the refetch, but no results come with its answer.',
    mac: readyMac,
    server: { ...lockFails, answer: { bringsNothing: true } },
    expected: { ...blocked, ...stops('results-missing'), ...seen('accepted', null) },
  },
  'evaluated-late': {
    description: 'The Mac answers soon, and the server takes its time to evaluate the policies.',
    mac: readyMac,
    server: { ...lockFails, pace: { policyLagMs: 15_000 } },
    expected: { ...blocked, ...settles },
  },
  'already-pending': {
    description: 'Somebody else has just asked this Mac to report, so there is nothing left to ask for.',
    mac: readyMac,
    server: { ...lockFails, event: 'asked-by-somebody-else', pace: { answerAfterMs: 20_000 } },
    expected: { ...blocked, ...settles },
  },
  'sign-in-comes-midway': {
    description: 'An administrator puts a single sign-on in front of the server while the refetch is under way.',
    mac: readyMac,
    server: { ...lockFails, event: 'sign-in-comes' },
    expected: { ...blocked, ...stops('sign-in-required') },
  },
  'token-rotates': {
    description: 'The server forgets the token while the refetch is under way, and the agent writes the next one soon.',
    mac: { ...readyMac, tokenAgeMs: hour },
    server: { ...lockFails, event: 'token-renewed' },
    expected: { ...blocked, ...settles },
  },
  'taken-up-again': {
    description: 'The app was ended while the server was about to check this Mac, and goes on where it was.',
    mac: readyMac,
    server: { ...lockFails, event: 'asked-by-somebody-else', pace: { answerAfterMs: 12_000 } },
    kept: 'asked-just-now',
    expected: { ...blocked, statusExit: 12, headlineState: 'waiting', ...settles },
  },
  'timed-out': {
    description: 'The server took a refetch half an hour ago, and this Mac has not answered it.',
    mac: readyMac,
    server: { ...lockFails, answers: false, record: { refetchRequested: true } },
    kept: 'asked-long-ago',
    expected: { ...blocked, ...stops('timed-out'), ...seen('accepted', null) },
  },
  'old-details': {
    description: 'Every policy passed three hours ago, and nothing has been heard of this Mac since.',
    mac: readyMac,
    server: { ...allPass, answers: false, recordAgeMs: 3 * hour },
    expected: { ...undecided, ...stops('agent-not-answering'), ...seen('accepted', 'agent-not-answering') },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
