import type { Problem } from './problem.ts';

/** A policy that this Mac evaluates itself, as IT wrote it in Fleet's GitOps form. */
export type LocalPolicy = {
  /** `local:` and its name: names are unique within one list. */
  readonly id: string;
  readonly name: string;
  readonly query: string;
  /** `conditional_access_enabled`: whether it counts for access. */
  readonly blocks: boolean;
  readonly critical: boolean;
  readonly description: string;
  readonly resolution: string | null;
};

/** What this Mac says of one question. A question that was not answered is undetermined, with its reason. */
export type LocalAnswer =
  | { readonly verdict: 'pass' | 'fail'; readonly problem: null }
  | { readonly verdict: 'undetermined'; readonly problem: Problem };

export type LocalResult = { readonly policy: LocalPolicy; readonly answer: LocalAnswer };

/**
 * How many characters a list may have: enough for ten thousand policies. On a busy machine 512 KB of short policies took
 * 2 s and 260 MB, 512 KB of nothing but broken entries 4 s and up to 440 MB, and nothing else happens meanwhile. Deep
 * nesting and stray brackets are given up in milliseconds.
 */
export const longestPolicyText = 4 * 1024 * 1024;

/** What can be wrong with a list of policies, or with one of them. Stable codes. */
export const policyFaultCodes = [
  'not-yaml',
  'too-large',
  'too-deep',
  'too-many',
  'no-list',
  'misplaced-policies',
  'not-a-policy',
  'no-name',
  'name-too-long',
  'duplicate-name',
  'no-query',
  'query-too-long',
  'wrong-type',
  'unknown-key',
  'unknown-platform',
  'duplicate-key',
  'text-too-long',
  'other-file',
] as const;
export type PolicyFaultCode = (typeof policyFaultCodes)[number];

/** One fault: where, in which policy, and what. A faulty policy is left out or read without the faulty key; others still run. */
export type PolicyFault = {
  readonly code: PolicyFaultCode;
  /** In the text, from 1; null where the policies did not come as text. */
  readonly line: number | null;
  /** Which entry of the list, from 1; null where the whole list is meant. */
  readonly entry: number | null;
  /** The policy's name as far as it has one. */
  readonly name: string | null;
  /** The key that is at fault. */
  readonly key: string | null;
  /** Whether the policy was left out because of it. */
  readonly isLeftOut: boolean;
  /** Whether a policy that was left out may have counted for access: said so, or said something unreadable there. */
  readonly blocks: boolean;
};

/** The policies of one list that are for this Mac, and what was wrong with the rest. */
export type LocalPolicyList = { readonly policies: readonly LocalPolicy[]; readonly faults: readonly PolicyFault[] };

/** One evaluation on this Mac; `evaluatedAt` by its own clock. */
export type LocalReading = {
  readonly evaluatedAt: string;
  readonly results: readonly LocalResult[];
  readonly faults: readonly PolicyFault[];
};
