import type { CheckId, RemedyId } from '../../contract/ids.ts';
import type { EvidenceValue, PoliciesReport, Verdict } from '../../contract/snapshot.ts';
import type { Settings } from '../config.ts';
import type { Facts } from '../facts.ts';
import type { Problem } from '../problem.ts';
import type { Registration } from '../registration.ts';
import type { RegistrationMemory } from '../registration-memory.ts';
import type { UpstreamReading } from '../upstream-reading.ts';
import type { CheckMessageId, MessageArguments } from '../words.ts';

/** Everything a check may draw on. */
export type CheckInputs = {
  readonly facts: Facts;
  readonly registration: Registration;
  readonly upstream: UpstreamReading;
  readonly policies: PoliciesReport;
  /** The evaluation is too old to stand for now. */
  readonly policiesStale: boolean;
  readonly settings: Settings;
  readonly memory: RegistrationMemory;
};

/** What a check found: the verdict, the evidence it used, and how to say and fix it. */
export type Finding = {
  readonly verdict: Verdict;
  readonly summary: CheckMessageId;
  readonly args?: MessageArguments;
  readonly evidence?: Readonly<Record<string, EvidenceValue>>;
  readonly problem?: Problem | null;
  readonly remedy?: RemedyId;
  readonly observedAt?: string | null;
};

/** A question with a rule. Pure: facts in, finding out. */
export type Check = {
  readonly id: CheckId;
  /** Whether it counts for access unless IT says otherwise with `BlockingChecks`. */
  readonly blocksByDefault: boolean;
  readonly judge: (inputs: CheckInputs) => Finding;
};
