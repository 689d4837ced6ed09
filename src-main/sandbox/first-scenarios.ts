import { allPass, lockFails, readyMac, type Scenario } from './scenario.ts';
import { blocked, clear, seen, settles, stops } from './scenario-ends.ts';

/** The stories to begin with. */
export const firstScenarios = {
  'blocked-then-fixed': {
    description: 'The screen lock was just turned on, the server has yet to see it, and a refetch settles it.',
    mac: readyMac,
    server: lockFails,
    expected: { ...blocked, ...settles },
  },
  'not-registered': {
    description: 'The profile has arrived and every policy passes, but this Mac is not registered with Entra yet (P4).',
    mac: { registration: 'device-not-registered', macosVersion: '26.1' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  clear: {
    description: 'Everything is done, on this Mac and on the server.',
    mac: readyMac,
    server: allPass,
    expected: { ...clear, ...settles },
  },
  'sign-in-required': {
    description: 'The server asks for a single sign-on in the browser before it shows this Mac or takes a refetch.',
    mac: readyMac,
    server: { ...allPass, behaviour: { signInRequired: true } },
    expected: {
      statusExit: 10,
      headlineState: 'action',
      upstreamState: 'sign-in-required',
      problem: 'sign-in-required',
      ...stops('sign-in-required'),
    },
  },
  'never-answers': {
    description:
      'A policy fails, the server takes the refetch, and the Mac never answers it although it counts as online.',
    mac: readyMac,
    server: { ...lockFails, answers: false },
    expected: { ...blocked, ...stops('timed-out'), ...seen('accepted', null) },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
