import type { HeadlineState } from '../contract/ids.ts';
import type { RefetchStateName } from '../contract/snapshot.ts';
import type { RegistrationKind } from './recorded-mac/registration-kinds.ts';
import type { PolicyResponses } from './sandbox-policies.ts';

/** Every scenario, in the order in which they are listed. */
export const scenarioIds = [
  'blocked-then-fixed',
  'not-registered',
  'clear',
  'sign-in-required',
  'never-answers',
] as const;

/** The name of one scenario. */
export type ScenarioId = (typeof scenarioIds)[number];

/** A sandbox script and a recorded Mac, with the ends that the product has to reach on it. */
export type Scenario = {
  /** One sentence for the list. */
  readonly description: string;
  /** What the recorded Mac is; everything unsaid about it is done. */
  readonly mac: { readonly registration: RegistrationKind; readonly macosVersion: string };
  /** What the server says before and after a refetch; whichever policy is not named passes. */
  readonly server: {
    readonly signInRequired: boolean;
    readonly answers: boolean;
    readonly responses: PolicyResponses;
    readonly responsesAfter: PolicyResponses;
  };
  readonly expected: ScenarioEnds;
};

/** Exit codes and states by which tests hold a scenario to its promise. */
export type ScenarioEnds = {
  readonly statusExit: number;
  readonly headlineState: HeadlineState;
  readonly refetchExit?: number;
  readonly refetchState?: RefetchStateName;
  readonly refetchReason?: string;
};

/** How long a Mac takes to answer, and its policies after that, at speed 1. */
export const believablePace = { answerAfterMs: 8000, policyLagMs: 1500 } as const;

const allPass = { signInRequired: false, answers: true, responses: {}, responsesAfter: {} };

/** The scenarios by name. */
export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  'blocked-then-fixed': {
    description: 'The screen lock was just turned on, the server has yet to see it, and a refetch settles it.',
    mac: { registration: 'registered', macosVersion: '15.5' },
    server: { ...allPass, responses: { 'screen-lock': 'fail' } },
    expected: { statusExit: 11, headlineState: 'blocked', refetchExit: 0, refetchState: 'settled' },
  },
  'not-registered': {
    description: 'The profile has arrived and every policy passes, but this Mac is not registered with Entra yet (P4).',
    mac: { registration: 'device-not-registered', macosVersion: '26.1' },
    server: allPass,
    expected: { statusExit: 11, headlineState: 'blocked', refetchExit: 0, refetchState: 'settled' },
  },
  clear: {
    description: 'Everything is done, on this Mac and on the server.',
    mac: { registration: 'registered', macosVersion: '15.5' },
    server: allPass,
    expected: { statusExit: 0, headlineState: 'clear', refetchExit: 0, refetchState: 'settled' },
  },
  'sign-in-required': {
    description: 'The server asks for a single sign-on in the browser before it shows this Mac or takes a refetch.',
    mac: { registration: 'registered', macosVersion: '15.5' },
    server: { ...allPass, signInRequired: true },
    expected: {
      statusExit: 10,
      headlineState: 'action',
      refetchExit: 14,
      refetchState: 'stopped',
      refetchReason: 'sign-in-required',
    },
  },
  'never-answers': {
    description:
      'A policy fails, the server takes the refetch, and the Mac never answers it although it counts as online.',
    mac: { registration: 'registered', macosVersion: '15.5' },
    server: { ...allPass, answers: false, responses: { 'screen-lock': 'fail' } },
    expected: { statusExit: 11, headlineState: 'blocked', refetchExit: 12, refetchState: 'accepted' },
  },
};

/** Whether a text names a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text);
}
