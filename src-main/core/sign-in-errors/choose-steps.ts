import type { Turn } from '../../contract/ids.ts';
import type { Cause, Here, SignInError, StepId } from './sign-in-error.ts';

/** Telling IT is no work of one's own: where it is IT's turn, nothing else is asked of the person. */
const asks: ReadonlySet<StepId> = new Set([
  'ask-for-app',
  'it-device',
  'it-device-ids',
  'it-rule',
  'it-account',
  'it-sign-in-log',
  'it-rule-later',
  'it-account-later',
  'it-sign-in-log-later',
  'tell-it-code',
  'tell-it-now',
] satisfies readonly StepId[]);

/** Steps that fit or do not fit by what this Mac shows; an entry has them for a Mac that shows nothing. */
const situational: ReadonlySet<StepId> = new Set([
  'fix-listed',
  'register',
  'register-first',
  'turn-on-management',
  'use-shown-browser',
  'no-private-window',
  'refetch-and-wait',
  'try-again',
  'leave-company-portal',
] satisfies readonly StepId[]);

/** What comes first, by what lies behind the error. */
const leads: Readonly<Record<Cause, readonly StepId[]>> = {
  listed: ['fix-listed', 'refetch-and-wait', 'try-again'],
  headline: ['follow-headline', 'try-again'],
  registration: ['register', 'refetch-and-wait', 'try-again'],
  'registration-unknown': ['register-first', 'use-shown-browser', 'no-private-window'],
  management: ['mend-management', 'refetch-and-wait', 'try-again'],
  'not-shown': ['use-shown-browser', 'no-private-window'],
  'not-shown-and-listed': ['use-shown-browser', 'no-private-window', 'fix-listed', 'refetch-and-wait'],
  'no-ticket': ['fetch-ticket', 'refetch-and-wait', 'try-again'],
  'other-device': ['it-device-ids'],
  elsewhere: ['look-there'],
  jamf: ['leave-for-self-service'],
  fleet: ['leave-for-prompt'],
};

const nothingToMend: readonly StepId[] = ['refetch-and-wait', 'try-again'];

/** What others do takes its time; mending something meanwhile would be in vain. */
const waits: Readonly<Record<Exclude<Turn, 'you' | 'it' | 'nobody'>, readonly StepId[]>> = {
  mac: ['wait-for-mac', 'try-again'],
  management: ['wait-for-server', 'try-again'],
  microsoft: nothingToMend,
};

/** After one's own tries IT is told only if they did not help. */
const laters: ReadonlyMap<StepId, StepId> = new Map([
  ['it-rule', 'it-rule-later'],
  ['it-account', 'it-account-later'],
  ['it-sign-in-log', 'it-sign-in-log-later'],
]);

/** The steps of an error that fit this Mac and agree with whose turn it is. `isAlone`: nobody is there to ask again. */
export function chooseSteps(
  { steps: own, join }: SignInError,
  { here, turn, isAlone }: { readonly here: Here | null; readonly turn: Turn; readonly isAlone: boolean },
): readonly StepId[] {
  if (turn === 'it') return onlyAsks(own, here);
  const lead = turn === 'you' || turn === 'nobody' ? leadOf(here) : waits[turn];
  // Nothing that the entry says of this Mac fits another device.
  const rest: readonly StepId[] = here?.cause === 'elsewhere' ? ['it-sign-in-log'] : own;
  const chosen = here === null ? own : [...lead, ...rest.filter(step => !situational.has(step))];
  return chosen
    .filter(step => step !== 'refetch-and-wait' || !isAlone)
    .filter(step => step !== 'try-again' || join !== 'network')
    .map(step => laters.get(step) ?? step);
}

function leadOf(here: Here | null): readonly StepId[] {
  return here?.cause == null ? nothingToMend : leads[here.cause];
}

function onlyAsks(own: readonly StepId[], here: Here | null): readonly StepId[] {
  const lead = here?.cause == null ? [] : leads[here.cause].filter(step => asks.has(step));
  const found = [...lead, ...own.filter(step => asks.has(step) && step !== 'tell-it-code')];
  return found.length === 0 ? ['tell-it-now'] : found;
}
