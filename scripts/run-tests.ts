import { parseArgs } from 'node:util';
import { type Counts, sum, summaryLine } from './testing/counts.ts';
import { runStep } from './testing/run-step.ts';
import { type Step, steps } from './testing/steps.ts';

/** Two static steps at a time: the smallest machines that run this have two processors. */
const staticAtOnce = 2;

const chooseSteps = (given: string[]): readonly Step[] => {
  const { only, help } = parseArgs({
    args: given,
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
  }).values;
  if (help === true) {
    console.log(`Usage: ./scripts/test [--only STEP[,STEP]]\nSteps: ${steps.map(step => step.name).join(', ')}`);
    process.exit(0);
  }
  if (only === undefined) return steps;
  const names = only.split(',').filter(name => name !== '');
  const unknown = names.filter(name => steps.every(step => step.name !== name));
  if (unknown.length > 0 || names.length === 0) {
    throw new Error(`Unknown step: ${unknown.join(', ')}. There are: ${steps.map(step => step.name).join(', ')}.`);
  }
  return steps.filter(step => names.includes(step.name));
};

const runAndTell = async (step: Step): Promise<Counts> => {
  const startedAt = performance.now();
  const { counts, output } = await runStep(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const tests = step.kind === 'static' ? '' : `  ${summaryLine(counts)}`;
  console.log(`${counts.failed === 0 ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(10)} ${seconds.padStart(6)} s${tests}`);
  if (counts.failed > 0) console.log(`${output.trimEnd()}\n`);
  return counts;
};

const runSome = async (waiting: Step[]): Promise<readonly Counts[]> => {
  const step = waiting.shift();
  return step === undefined ? [] : [await runAndTell(step), ...(await runSome(waiting))];
};

const runAll = async (chosen: readonly Step[]): Promise<Counts> => {
  const statics = chosen.filter(step => step.kind === 'static');
  const lanes = await Promise.all(Array.from({ length: staticAtOnce }, async () => runSome(statics)));
  const tests = await runSome(chosen.filter(step => step.kind !== 'static'));
  return sum([...lanes.flat(), ...tests]);
};

try {
  const total = await runAll(chooseSteps(process.argv.slice(2)));
  console.log(`\n${summaryLine(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
