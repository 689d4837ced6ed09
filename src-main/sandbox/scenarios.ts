import { firstScenarios } from './first-scenarios.ts';
import { journeyScenarios } from './journey-scenarios.ts';
import { localScenarios } from './local-scenarios.ts';
import { refetchScenarios } from './refetch-scenarios.ts';
import { registrationScenarios } from './registration-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { upstreamScenarios } from './upstream-scenarios.ts';

/** Every scenario, in the order in which they are listed. */
export const scenarioIds = [
  'blocked-then-fixed',
  'not-registered',
  'clear',
  'sign-in-required',
  'never-answers',
  'unreachable',
  'host-not-found',
  'captive-portal',
  'token-refused',
  'token-not-renewed',
  'token-missing',
  'token-half-written',
  'url-not-https',
  'no-agent',
  'not-a-fleet-server',
  'unlicensed',
  'rate-limited',
  'server-error',
  'wrong-body',
  'server-error-then-fine',
  'rate-limited-then-fine',
  'agent-offline',
  'results-missing',
  'evaluated-late',
  'already-pending',
  'sign-in-comes-midway',
  'token-rotates',
  'taken-up-again',
  'timed-out',
  'old-details',
  'two-fail-one-fixed',
  'still-failing',
  'policies-pending',
  'never-evaluated',
  'no-policies',
  'critical-first',
  'mdm-off',
  'mdm-off-at-server',
  'mdm-never-reported',
  'user-not-registered',
  'company-portal-missing',
  'push-failed',
  'push-ran',
  'upgraded-server',
  'older-server',
  'alternative-browser-host',
  'local-policies',
  'local-all-met',
  'local-only',
  'local-osquery-missing',
  'local-list-with-mistakes',
  'fleet-and-local',
  'answered-here',
  'service-evaluates-later',
  'service-says-nothing',
  'service-says-no',
  'service-refuses-key',
  'service-silent',
  'profile-missing',
  'profile-not-loaded',
  'other-provider',
  'registration-asked-again',
  'registration-to-repair',
  'signed-out',
  'registration-unreadable',
  'jamf-not-registered',
  'jamf-not-informed',
  'intune-not-registered',
  'password-method-26',
  'smart-card-14',
  'answers-differ',
  'chrome-cannot-sign-in',
  'disk-not-encrypted',
] as const;

/** The name of one scenario. */
export type ScenarioId = (typeof scenarioIds)[number];

/** The scenarios by name. */
export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  ...firstScenarios,
  ...upstreamScenarios,
  ...refetchScenarios,
  ...journeyScenarios,
  ...localScenarios,
  ...registrationScenarios,
};

/** Whether a text names a scenario. */
export function isScenarioId(text: string): text is ScenarioId {
  return Object.hasOwn(scenarios, text);
}
