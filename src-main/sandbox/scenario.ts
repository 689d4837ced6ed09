import type { RecordedMacOptions } from './recorded-mac/recorded-mac.ts';
import type { LocalPolicyName } from './local-policies.ts';
import type { ServiceManner } from './report-service.ts';
import type { PolicyResponses, SandboxPolicyName } from './sandbox-policies.ts';
import type { ScenarioEnds } from './scenario-ends.ts';
import type { ServerBehaviour } from './server-behaviour.ts';
import type { MacState, RefetchScript } from './simulated-mac.ts';

/** A sandbox script and a recorded Mac, with the ends that the product has to reach on it. */
export type Scenario = {
  /** One sentence for the list. */
  readonly description: string;
  readonly mac: ScenarioMac;
  readonly server: ScenarioServer;
  /** The service that IT named for reports, where it named one. */
  readonly service?: ScenarioService;
  /** What the app had begun when it ended, where it is not started for the first time. */
  readonly kept?: ScenarioKept;
  readonly expected: ScenarioEnds;
};

/** A refetch that the server had taken when the app ended: some seconds ago, or longer than it is waited for. */
export type ScenarioKept = 'asked-just-now' | 'asked-long-ago';

/** What the recorded Mac is; everything unsaid about it is done. */
export type ScenarioMac = Required<Pick<RecordedMacOptions, 'registration' | 'macosVersion'>> &
  Omit<RecordedMacOptions, 'registration' | 'macosVersion' | 'now' | 'fleet' | 'osquery' | 'preferences'> & {
    readonly agent?: ScenarioAgent;
    readonly local?: ScenarioLocal;
    /** What IT forces on Clearway beside that. */
    readonly preferences?: Readonly<Record<string, string | number>>;
  };

/** What this Mac evaluates itself, and what comes of it; whichever policy does not fail passes. */
export type ScenarioLocal = {
  /** The policies that IT gave it: by name, or as a text with mistakes in it. */
  readonly policies?: readonly LocalPolicyName[] | 'with-mistakes';
  /** Until somebody mends it. */
  readonly fails?: readonly LocalPolicyName[];
  /** Questions of the server that have an answer here. */
  readonly serverPolicies?: readonly SandboxPolicyName[];
  readonly hasOsquery?: boolean;
};

/** The service that takes reports: how it answers them, or that nothing listens there. */
export type ScenarioService = ServiceManner | 'silent';

/** What is unusual about the Mac's Fleet agent; null where there is none. */
export type ScenarioAgent = {
  /** The server's address as this Mac has it, where that is not the sandbox. */
  readonly url?: string;
  readonly token?: string | null;
  readonly desktop?: boolean;
} | null;

/** What the server says before and after a refetch; whichever policy is not named passes. */
export type ScenarioServer = {
  readonly answers: boolean;
  readonly responses: PolicyResponses;
  readonly responsesAfter: PolicyResponses;
  /** Whether anything listens at its address. */
  readonly listens?: boolean;
  readonly behaviour?: Partial<Omit<ServerBehaviour, 'tokens'>>;
  /** Whether it knows this Mac's token. */
  readonly refusesToken?: boolean;
  readonly event?: ScenarioEvent;
  /** What is unusual about its record of this Mac. */
  readonly record?: Partial<
    Omit<MacState, 'responses' | 'macosVersion' | 'detailUpdatedAt' | 'policyUpdatedAt' | 'pushes'>
  >;
  /** How old its last details and evaluation are, where that is not some minutes; null for never. */
  readonly recordAgeMs?: number | null;
  /** What came of telling Microsoft, where it keeps a feed of that. */
  readonly push?: 'ran' | 'failed';
  /** At speed 1. */
  readonly pace?: Partial<Pick<RefetchScript, 'answerAfterMs' | 'policyLagMs'>>;
  readonly answer?: Pick<RefetchScript, 'bringsNothing' | 'mdmAfter'>;
};

/**
 * What happens once in the middle: somebody else has asked the Mac a moment before; an administrator puts a sign-in in
 * front of the server; the agent renews the token.
 */
export type ScenarioEvent = 'asked-by-somebody-else' | 'sign-in-comes' | 'token-renewed';

/** How long a Mac takes to answer, and its policies after that, at speed 1. */
export const believablePace = { answerAfterMs: 8000, policyLagMs: 1500 } as const;

/** A Mac on which everything is done. */
export const readyMac = { registration: 'registered', macosVersion: '15.5' } as const satisfies ScenarioMac;

/** A server with which everything is in order. */
export const allPass = { answers: true, responses: {}, responsesAfter: {} } as const satisfies ScenarioServer;

/** A policy that counts fails, and passes as soon as the Mac is asked again. */
export const lockFails = { ...allPass, responses: { 'screen-lock': 'fail' } } as const satisfies ScenarioServer;
