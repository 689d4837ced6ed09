import type { Problem } from '../core/problem.ts';
import { maxReportTokenBytes, readReportToken } from '../core/report-token.ts';
import type { Words } from '../core/words.ts';
import type { SecretChange, SecretRemoval, Secrets } from '../ports.ts';
import type { TokenArguments } from './arguments.ts';
import { jsonDocument } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';

/** What the command needs: no engine, because it looks at nothing and asks no server. */
export type ReportTokenContext = {
  readonly secrets: Secrets;
  readonly words: Words;
  readonly print: (text: string) => void;
  readonly diagnose: (text: string) => void;
  /** Everything on standard input, or a little more than that many bytes of it. */
  readonly readInput: (maxBytes: number) => Promise<string>;
  /** Standard input is a terminal with a person before it. */
  readonly asks: boolean;
};

type Answer =
  | { readonly token: 'set' | 'absent'; readonly told: 'set' | 'absent' | 'deleted' | 'none'; readonly problem: null }
  | { readonly token: 'unknown'; readonly problem: Problem };

/** Puts the token for reports into the Keychain, says whether one is there, or removes it; never shows it. */
export async function runReportToken(
  args: TokenArguments,
  context: ReportTokenContext,
): Promise<ExitOf<'report-token'>> {
  const answer = await act(args, context);
  if (answer === 'refused') return exitCodes.usage;
  tell(answer, args.json, context);
  return answer.token === 'unknown' ? exitCodes.unknown : exitCodes.done;
}

async function act({ action }: TokenArguments, context: ReportTokenContext): Promise<Answer | 'refused'> {
  const { secrets } = context;
  switch (action) {
    case 'set': {
      const token = await takeToken(context);
      return token === null ? 'refused' : after(await secrets.write('report-token', token));
    }
    case 'status': {
      const result = await secrets.read('report-token');
      if (result.kind === 'failed') return { token: 'unknown', problem: result.problem };
      return found(result.kind === 'found' ? 'set' : 'absent');
    }
    case 'delete':
      return afterDeleting(await secrets.delete('report-token'));
  }
}

function found(token: 'set' | 'absent'): Answer {
  return { token, told: token, problem: null };
}

function after(change: SecretChange): Answer {
  return change.ok ? found('set') : { token: 'unknown', problem: change.problem };
}

/** Whoever deletes wants to know whether there was anything to delete. */
function afterDeleting(removal: SecretRemoval): Answer {
  if (!removal.ok) return { token: 'unknown', problem: removal.problem };
  return { token: 'absent', told: removal.wasThere ? 'deleted' : 'none', problem: null };
}

async function takeToken({ words, diagnose, readInput, asks }: ReportTokenContext): Promise<string | null> {
  // A line break may follow the longest token.
  const reading = readInput(maxReportTokenBytes + 2);
  // Only now: whoever types right after the prompt must not see it, and from here on the terminal shows nothing.
  diagnose(asks ? `${words.say('report-token.prompt')} ` : `${words.say('report-token.waiting')}\n`);
  const read = readReportToken(await reading);
  // What was typed was not shown, and neither was the end of the line.
  if (asks) diagnose('\n');
  if (read.ok) return read.token;
  diagnose(`clearway: ${words.say(`report-token.refused-${read.fault}`)}\n`);
  return null;
}

function tell(answer: Answer, json: boolean, { words, print, diagnose }: ReportTokenContext): void {
  const { token, problem } = answer;
  const told = problem === null ? null : { code: problem.code, text: words.say(`problem.${problem.code}`) };
  if (json) print(jsonDocument({ schemaVersion: 1, token, problem: told }));
  else if (told !== null) diagnose(`clearway: ${told.text} (${told.code})\n`);
  else if (answer.token !== 'unknown') print(`${words.say(`report-token.${answer.told}`)}\n`);
}
