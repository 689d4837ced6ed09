import { problem, type Problem } from '../../core/problem.ts';
import type { Clock, CommandResult, OsqueryAnswer, OsqueryStatement, RunCommand } from '../../ports.ts';
import { osqueryArguments } from './arguments.ts';
import { createSigns, script } from './conversation.ts';
import type { Limits } from './limits.ts';
import { createErrorReader, type ErrorReader } from './read-errors.ts';
import { createRowReader, type RowReader } from './read-rows.ts';

export type ProcessParts = {
  readonly run: RunCommand;
  readonly clock: Clock;
  readonly limits: Limits;
  /** How long the statement of a position may take, asked when it begins. */
  readonly allow: (position: number) => number;
  readonly nonce: string;
  readonly executable: string;
  /** When the batch has had its time, by the clock. */
  readonly batchEnd: number;
  /** Nobody waits for the batch any more. */
  readonly signal?: AbortSignal | undefined;
};

/** Why a process did not get through its statements. */
export type Stop =
  | { readonly kind: 'finished' }
  /** One statement was its end: `position` of those that were asked. */
  | { readonly kind: 'at-statement'; readonly position: number; readonly problem: Problem }
  /** It printed more than a process may; who is to blame depends on what it had answered. */
  | { readonly kind: 'full'; readonly position: number }
  | { readonly kind: 'batch-over' }
  | { readonly kind: 'not-started'; readonly problem: Problem };

/** The answers that are certain, from the first statement on without a gap, and why there are no more. */
export type ProcessResult = { readonly answers: readonly OsqueryAnswer[]; readonly stop: Stop };

/** Asks one process. What it has said completely stands, whatever becomes of it afterwards. */
export async function runProcess(asked: readonly OsqueryStatement[], parts: ProcessParts): Promise<ProcessResult> {
  const { clock, limits } = parts;
  const signs = createSigns(parts.nonce);
  const said = { rows: createRowReader(signs), errors: createErrorReader(signs) };
  const ending = createEnding();
  const leftMs = Math.max(parts.batchEnd - clock.now(), 0);
  const isDone = (): boolean => Math.min(said.rows.position(), said.errors.position()) >= asked.length;
  const stopHere = (problem: Problem): void => {
    ending.end(stopAt(said.rows.position(), { asked: asked.length, problem }));
  };
  const watch = (delayMs: number): (() => void) =>
    clock.after(delayMs, () => {
      stopHere(problem('query-timed-out'));
    });
  const endBatch = (): void => {
    ending.end({ kind: 'batch-over' });
  };
  const cancelBatch = clock.after(leftMs, endBatch);
  parts.signal?.addEventListener('abort', endBatch);
  if (parts.signal?.aborted === true) endBatch();
  let cancelWatch = watch(limits.startMs);
  const result = await parts.run({
    argv: [parts.executable, ...osqueryArguments],
    input: script(asked, signs),
    // By the system's own timers, should the clock ever fail to end it.
    deadlineMs: leftMs + limits.startMs,
    maxBytes: limits.processBytes,
    signal: ending.signal,
    onOutput: (stream, piece) => {
      const before = said.rows.position();
      said[stream === 'stdout' ? 'rows' : 'errors'].read(piece);
      if (said.rows.position() !== before) {
        cancelWatch();
        cancelWatch = watch(parts.allow(said.rows.position()));
      }
      // All that is left is osquery's own farewell, which can take seconds.
      if (isDone()) ending.end({ kind: 'finished' });
      else if (said.rows.size() > limits.statementBytes) stopHere(problem('output-too-large'));
    },
  });
  cancelWatch();
  cancelBatch();
  parts.signal?.removeEventListener('abort', endBatch);
  // Only what both streams are past is certain: an error may still be on its way when the rows have arrived.
  const certain = Math.max(Math.min(said.rows.position(), said.errors.position()), 0);
  const answers = asked.slice(0, certain).map((_, position) => toAnswer(position, said));
  if (certain >= asked.length) return { answers, stop: { kind: 'finished' } };
  return {
    answers,
    stop: ending.reason() ?? whyEnded(result, { asked: asked.length, position: said.rows.position() }),
  };
}

type Ending = {
  readonly signal: AbortSignal;
  /** The first reason counts. */
  readonly end: (stop: Stop) => void;
  readonly reason: () => Stop | null;
};

function createEnding(): Ending {
  const controller = new AbortController();
  let reason: Stop | null = null;
  return {
    signal: controller.signal,
    end: stop => {
      reason ??= stop;
      controller.abort();
    },
    reason: () => reason,
  };
}

function stopAt(position: number, { asked, problem: why }: { asked: number; problem: Problem }): Stop {
  if (position < 0) return { kind: 'not-started', problem: problem('osquery-stopped', 'it said nothing') };
  if (position < asked) return { kind: 'at-statement', position, problem: why };
  return { kind: 'not-started', problem: problem('osquery-stopped', 'its errors were not understood') };
}

function toAnswer(position: number, said: { readonly rows: RowReader; readonly errors: ErrorReader }): OsqueryAnswer {
  const fault = said.errors.fault(position);
  if (fault !== null) return { kind: 'failed', problem: fault };
  const printed = said.rows.printed(position);
  return printed.kind === 'rows' ? printed : { kind: 'failed', problem: problem('output-not-understood') };
}

function whyEnded(result: CommandResult, { asked, position }: { asked: number; position: number }): Stop {
  if (result.kind === 'exited') {
    const stopped = problem('osquery-stopped', `exit ${result.exit}`);
    return position < 0 ? { kind: 'not-started', problem: stopped } : stopAt(position, { asked, problem: stopped });
  }
  const { code, detail } = result.problem;
  if (code === 'output-too-large') return { kind: 'full', position };
  if (code === 'command-timed-out') return { kind: 'batch-over' };
  if (code === 'command-not-found') return { kind: 'not-started', problem: problem('osquery-missing') };
  const stopped = problem('osquery-stopped', detail);
  return position < 0 ? { kind: 'not-started', problem: stopped } : stopAt(position, { asked, problem: stopped });
}
