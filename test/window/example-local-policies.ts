import { loadWords } from '../../src-main/adapters/words.ts';
import type { CheckReport, PoliciesReport } from '../../src-main/contract/snapshot.ts';
import { reportFaults, reportLocalItems } from '../../src-main/core/local-items.ts';
import type { LocalAnswer, LocalReading } from '../../src-main/core/local-policies.ts';
import { sayPolicyFault } from '../../src-main/core/policy-fault-words.ts';
import { problem, type Problem, type ProblemCode } from '../../src-main/core/problem.ts';
import { readPolicyText } from '../../src-main/policies/read-policy-text.ts';
import { passingChecks } from './example-checks.ts';
import { ago } from './present-moment.ts';

const words = loadWords(['en']);

/** A problem in the product's own sentence. */
export const explain = ({ code }: Problem) => ({ code, text: words.say(`problem.${code}`) });

const screenLock = `
- name: The screen locks after 5 minutes
  query: SELECT 1 FROM screenlock WHERE enabled = 1;
  conditional_access_enabled: true
  critical: true
  description: An open screen shows your mail to everybody who walks by.
  resolution: Open System Settings > Lock Screen and choose 5 minutes. More at https://help.example.com/lock.`;

const firewall = `
- name: The firewall is on
  query: SELECT 1 FROM alf WHERE global_state >= 1;
  conditional_access_enabled: true
  description: Keeps other machines on the same network out.
  resolution: Open System Settings > Network > Firewall and turn it on.`;

const guest = `
- name: The guest account is off
  query: SELECT 1 FROM plist WHERE key = 'GuestEnabled' AND value = 0;
  resolution: Open System Settings > Users & Groups and turn it off.`;

/** Four mistakes: one costs a policy that may count for access, one a policy that does not, two only a key. */
const mistaken = `
- name: FileVault is on
  qeury: SELECT 1;
  conditional_access_enabled: true
- name: The firewall is on
  query: SELECT 1;
- name: Remote login is off
  query: SELECT 1 FROM sharing_preferences WHERE remote_apple_events = 0;
  critical: perhaps
  resolutoin: Turn it off.`;

const pass: LocalAnswer = { verdict: 'pass', problem: null };
const fail: LocalAnswer = { verdict: 'fail', problem: null };

/** No answer, and why. */
export function unanswered(code: ProblemCode): LocalAnswer {
  return { verdict: 'undetermined', problem: problem(code) };
}

/** The list as the product reads it, with an answer by each policy's name; the others pass. */
function readWith(text: string, answers: Readonly<Record<string, LocalAnswer>> = {}): LocalReading {
  const { policies, faults } = readPolicyText(text);
  const results = policies.map(policy => ({ policy, answer: answers[policy.name] ?? pass }));
  return { evaluatedAt: ago(20), results, faults };
}

function report(reading: LocalReading): PoliciesReport {
  return {
    state: 'known',
    source: 'local',
    evaluatedAt: reading.evaluatedAt,
    items: reportLocalItems(reading, explain),
    faults: reportFaults(reading, fault => sayPolicyFault(fault, words)),
  };
}

const failingAnswers = { 'The screen locks after 5 minutes': fail, 'The guest account is off': fail };

/** This Mac's own policies on several days: all met, some not met, none answered, two of them answered, and out of a list with mistakes. */
export const localPolicies = {
  met: report(readWith(screenLock + firewall + guest)),
  failing: report(readWith(screenLock + firewall + guest, failingAnswers)),
  unanswered: report(
    readWith(screenLock + firewall + guest, {
      'The screen locks after 5 minutes': unanswered('osquery-missing'),
      'The firewall is on': unanswered('osquery-missing'),
      'The guest account is off': unanswered('osquery-missing'),
    }),
  ),
  halfAnswered: report(
    readWith(screenLock + firewall + guest, {
      'The screen locks after 5 minutes': unanswered('needs-root'),
      'The firewall is on': unanswered('query-timed-out'),
    }),
  ),
  mistaken: report(readWith(screenLock + firewall + mistaken)),
} as const satisfies Readonly<Record<string, PoliciesReport>>;

/** The checks, with the one about policies as given. */
export function checksWith(policies: Partial<CheckReport>): readonly CheckReport[] {
  return passingChecks.map(check => (check.id === 'upstream-policies' ? { ...check, ...policies } : check));
}

/** What the check says of so many policies without an answer. */
export function openCheck(count: number, code: ProblemCode): Partial<CheckReport> {
  return {
    verdict: 'undetermined',
    summary: words.say('check.upstream-policies.undetermined', { count }),
    problem: explain(problem(code)),
    remedy: { id: 'ask-it-for-policies', steps: words.steps('ask-it-for-policies'), action: null },
  };
}

/** What the check says of so many failing policies. */
export function failingCheck(count: number): Partial<CheckReport> {
  return {
    verdict: 'fail',
    summary: words.say('check.upstream-policies.failing', { count }),
    remedy: { id: 'fix-policies', steps: words.steps('fix-policies'), action: null },
  };
}

/** The headline's sentence for failing policies. */
export function failingHeadline(count: number, name: string): string {
  return words.say('headline.policies-failing', { count, name });
}

/** The sentence of a headline that needs no number. */
export const undeterminedHeadline = words.say('headline.policies-undetermined');
