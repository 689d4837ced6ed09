import type { ProblemReport } from '../../contract/snapshot.ts';
import type { TicketDocument } from '../../contract/ticket.ts';
import type { LoadedWords } from '../words.ts';
import { plainText } from './markdown.ts';
import { sayWhen } from './say-when.ts';

/** Prints one part of a ticket as the items of a list; a part without any is left out. */
export type PrintPart = (ticket: TicketDocument, words: LoadedWords) => readonly string[];

/** More of one kind nobody reads. */
export const mostItems = 12;

/** The first items, and how many are left out. */
export function upTo(most: number, items: readonly string[], words: LoadedWords): readonly string[] {
  const left = items.length - most;
  return left <= 0 ? items : [...items.slice(0, most), words.say('ticket.more', { count: left })];
}

/** An item with one below it. */
export function withMore(text: string, more: string | null): string {
  return more === null ? text : `${text}\n  - ${more}`;
}

/** An item with its way out below it, numbered so that it can be followed on the phone. */
export function withSteps(text: string, steps: readonly string[], words: LoadedWords): string {
  if (steps.length === 0) return text;
  const told = upTo(
    mostItems,
    steps.map(step => plainText(step, 600)),
    words,
  );
  return [`${text} ${words.say('ticket.label.fix')}`, ...told.map((step, index) => `  ${index + 1}. ${step}`)].join(
    '\n',
  );
}

/** What went wrong, behind what it is about. */
export function printProblem(problem: ProblemReport | null): string {
  return problem === null ? '' : ` ${plainText(problem.text)} (${plainText(problem.code)})`;
}

/** Says when something was, seen from the moment of the ticket. */
export function whenIn({ createdAt }: TicketDocument, words: LoadedWords): (at: string | null) => string {
  return at => sayWhen(at, createdAt, words);
}
