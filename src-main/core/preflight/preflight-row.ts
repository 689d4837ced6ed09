import type { Fact } from '../fact.ts';
import type { Problem } from '../problem.ts';
import type { PreflightFacts } from './preflight-facts.ts';

export const preflightResults = ['ok', 'warn', 'unknown', 'fail'] as const;
/** From the best to the worst. */
export type PreflightResult = (typeof preflightResults)[number];

/**
 * What one row came to: what was seen, and what to do about it. `applies` is false where this Mac has nothing to ask
 * about: it is in order for every sum, and nobody may take it for something that was seen to be right.
 */
export type Decision = {
  readonly result: PreflightResult;
  readonly applies: boolean;
  readonly seen: string;
  readonly todo: string | null;
};

/** One question of the preflight with its rule. Pure: facts in, decision out. */
export type PreflightRule = {
  /** Stable: it stands in extension attributes and smart groups. */
  readonly id: string;
  readonly title: string;
  /** The programs, files and addresses behind it: what is not known is looked into there. */
  readonly asks: string;
  readonly decide: (facts: PreflightFacts) => Decision;
};

export function ok(seen: string): Decision {
  return { result: 'ok', applies: true, seen, todo: null };
}

export function warn(seen: string, todo: string): Decision {
  return { result: 'warn', applies: true, seen, todo };
}

export function fail(seen: string, todo: string): Decision {
  return { result: 'fail', applies: true, seen, todo };
}

export function notKnown(seen: string, todo: string): Decision {
  return { result: 'unknown', applies: true, seen, todo };
}

/** For what this Mac was not asked, because nothing hangs on it. */
export function doesNotApply(seen: string): Decision {
  return { result: 'ok', applies: false, seen, todo: null };
}

/** Decides by a fact that is known; one that is not is never anything but unknown. */
export function byFact<T>(fact: Fact<T>, decide: (value: T) => Decision): Decision {
  switch (fact.kind) {
    case 'known':
      return decide(fact.value);
    case 'unknown':
      return notKnown(`Not known: ${inWords(fact.problem)}.`, todoFor(fact.problem));
    case 'not-applicable':
      return doesNotApply(`${upperFirst(fact.because)}.`);
  }
}

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const spoken: Partial<Readonly<Record<Problem['code'], string>>> = {
  'timed-out': 'not answered in time',
  'command-timed-out': 'not answered in time',
  'request-timed-out': 'not answered in time',
  'command-not-found': 'the program is not on this Mac',
  'permission-denied': 'not to be read by this user',
  'not-a-mac': 'this is not a Mac',
  'not-asked': 'not to be asked in this session',
  'file-unreadable': 'the file cannot be read',
  'output-not-understood': 'the answer was not understood',
};

/** Why something is not known, in a few words; by its code where there are none. */
export function inWords({ code, detail }: Problem): string {
  const words = spoken[code];
  const extra = detail === undefined ? '' : `; ${detail}`;
  return words === undefined ? `${code}${extra}` : `${words} (${code}${extra})`;
}

/** What helps against that in general. */
export function todoFor({ code }: Problem): string {
  if (code === 'not-a-mac') return 'Run it on a Mac, or name a recorded one with --root.';
  if (code === 'not-asked') return 'Run it while the person is logged in.';
  if (code === 'permission-denied') return 'Run it with sudo.';
  return 'Run it again; where it stays like this, look on this Mac at what was asked.';
}
