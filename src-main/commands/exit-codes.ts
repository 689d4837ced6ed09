import type { HeadlineState } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { isSwitchedOff } from '../core/has-looked.ts';
import type { CommandName } from './catalogue.ts';

/** Exit codes are a contract: scripts and management servers branch on them. */
export const exitCodes = {
  done: 0,
  internalError: 1,
  usage: 2,
  action: 10,
  blocked: 11,
  waiting: 12,
  unknown: 13,
  refetchStopped: 14,
} as const;

type ExitName = keyof typeof exitCodes;

/** How any command can end, whatever it is asked. */
export const commonExits = {
  internalError: 'internal error: a mistake in Clearway',
  usage: 'the command line, or a file or folder that it names, will not do',
} as const satisfies Partial<Record<ExitName, string>>;

const bySnapshot = {
  done: 'clear',
  action: 'something to do',
  blocked: 'blocked',
  waiting: 'waiting for a refetch',
  unknown: 'not known',
} as const;

/** How each command can end beside that. Help lists it, docs/commands.md tells of it, and each command may return nothing else. */
export const commandExits = {
  status: bySnapshot,
  refetch: {
    done: 'settled: the results are new',
    waiting: 'queued, or the watching ended first',
    unknown: 'IT has switched Clearway off',
    refetchStopped: 'stopped, with the reason',
  },
  psso: { done: 'answered, whatever the answer is', unknown: 'IT has switched Clearway off' },
  explain: {
    done: 'explained, or named as a code without an explanation',
    usage: 'no text was given',
    unknown: 'no sign-in code in the text',
  },
  ticket: {
    done: 'printed, and written where FILE was named',
    usage: 'FILE is there already or cannot be made',
    unknown: 'IT has switched Clearway off',
  },
  timeline: { done: 'answered, also where nothing has changed' },
  policies: {
    done: 'answered, whatever the verdicts; with --local also where FILE has mistakes',
    unknown: 'the policies are not known: the server did not answer, say',
  },
  record: {
    done: 'written',
    internalError: 'the writing broke off; DIR is not whole',
    usage: 'DIR is not empty, no folder, or cannot be written',
    unknown: 'IT has switched Clearway off; nothing was written',
  },
  replay: { ...bySnapshot, usage: 'DIR is not a recorded Mac' },
  doctor: {
    done: 'everything is in order; with --format always',
    action: 'something is worth a look',
    blocked: 'something has to be mended',
    unknown: 'nothing to mend, and not everything could be asked',
  },
  transparency: { done: 'answered' },
  'report-token': {
    done: 'done, or answered',
    usage: 'what standard input held is no token',
    unknown: 'the Keychain did not let Clearway do it',
  },
  config: {
    done: 'done; check: nothing to complain about',
    usage: 'a setting or file will not do, or FILE is there already',
    action: 'check: complaints',
  },
} as const satisfies Readonly<Record<CommandName, Readonly<Partial<Record<ExitName, string>>>>>;

/** The exit codes that one command may return. */
export type ExitOf<C extends CommandName> = C extends CommandName
  ? (typeof exitCodes)[Extract<keyof (typeof commandExits)[C], ExitName>]
  : never;

const byHeadline = {
  clear: exitCodes.done,
  action: exitCodes.action,
  blocked: exitCodes.blocked,
  waiting: exitCodes.waiting,
  unknown: exitCodes.unknown,
} as const satisfies Readonly<Record<HeadlineState, number>>;

/** The exit code of `status`. */
export function exitOfStatus(snapshot: Snapshot): ExitOf<'status'> {
  return byHeadline[snapshot.headline.state];
}

/** The exit code of `refetch`: how the refetch ended, whatever the policies say. */
export function exitOfRefetch({ refetch, headline }: Snapshot): ExitOf<'refetch'> {
  if (isSwitchedOff({ headline })) return exitCodes.unknown;
  if (refetch.state === 'settled' || refetch.state === 'confirmed') return exitCodes.done;
  return refetch.state === 'stopped' ? exitCodes.refetchStopped : exitCodes.waiting;
}

/** The exit code of `policies`. A server without a licence for policies did answer. */
export function exitOfPolicies({ policies, upstream }: Snapshot): ExitOf<'policies'> {
  return policies.state === 'unknown' && upstream.state !== 'unlicensed' ? exitCodes.unknown : exitCodes.done;
}
