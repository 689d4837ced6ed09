import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';

const text = z.union([z.string(), z.number(), z.boolean()]);
const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  env: z.record(z.string(), text).optional(),
  with: z.record(z.string(), text).optional(),
});
const job = z.strictObject({
  needs: z.string().optional(),
  'runs-on': z.string(),
  container: z.string().optional(),
  environment: z.string().optional(),
  'timeout-minutes': z.number().int().max(90),
  permissions: permissions.optional(),
  defaults: z.strictObject({ run: z.strictObject({ shell: z.literal('bash') }) }).optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.unknown()) }).optional(),
  env: z.record(z.string(), text).optional(),
  steps: z.array(step).min(1),
});
/** Every key that the workflows use, and no other: a misspelt `permission` would be passed over by GitHub's own reader. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()).optional(), tags: z.array(z.string()).optional() }).optional(),
    pull_request: z.null().optional(),
    workflow_dispatch: z.null().optional(),
  }),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean().optional() }),
  jobs: z.record(z.string(), job),
});
type Workflow = z.infer<typeof workflow>;
type Step = z.infer<typeof step>;

/** The one job that may write, and what. */
const mayWrite: Readonly<Record<string, Readonly<Record<string, string>>>> = { publish: { contents: 'write' } };

/** Everything that is wrong with a workflow, in words; empty for a good one. */
export function findWorkflowFaults(source: string): readonly string[] {
  const document = parseDocument(source);
  if (document.errors.length > 0) return document.errors.map(error => `no YAML: ${error.code}`);
  const parsed = workflow.safeParse(document.toJS());
  if (!parsed.success) return parsed.error.issues.map(issue => `shape: ${issue.path.join('.')}: ${issue.message}`);
  return [...permissionFaults(parsed.data), ...pinFaults(source), ...jobFaults(parsed.data)];
}

function permissionFaults({ permissions: atTop, jobs }: Workflow): readonly string[] {
  const faults =
    JSON.stringify(atTop) === '{"contents":"read"}' ? [] : ['permissions at the top are not contents: read'];
  for (const [name, { permissions: own, steps }] of Object.entries(jobs)) {
    if (own === undefined) continue;
    if (JSON.stringify(own) !== JSON.stringify(mayWrite[name])) faults.push(`${name}: permissions of its own`);
    if (steps.some(({ uses = '', run = '' }) => uses.startsWith('actions/checkout@') || run.includes('./'))) {
      faults.push(`${name}: runs code of the repository with a token that may write`);
    }
  }
  return faults;
}

/** A tag of an action can be moved to other code; a commit cannot. The version is for who reads it. */
function pinFaults(source: string): readonly string[] {
  const faults: string[] = [];
  visit(parseDocument(source), {
    Pair: (_key, pair) => {
      if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'uses' || !isScalar(pair.value)) return;
      const uses = String(pair.value.value);
      if (!/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) faults.push(`${uses}: not pinned by commit`);
      if (!/^ v\d+\.\d+\.\d+$/.test(pair.value.comment ?? '')) faults.push(`${uses}: no version behind it`);
    },
  });
  return faults;
}

function jobFaults({ on, jobs }: Workflow): readonly string[] {
  const faults: string[] = [];
  for (const [name, { steps, env: jobEnv = {} }] of Object.entries(jobs)) {
    for (const { uses = '', with: given = {}, run = '', env = {} } of steps) {
      if (uses.startsWith('actions/checkout@') && given['persist-credentials'] !== false) {
        faults.push(`${name}: checkout keeps its token on the disk`);
      }
      // An expression becomes part of the script before a shell reads it: a branch's name could be a command.
      if (run.includes('${{')) faults.push(`${name}: an expression in a run line`);
      const values = Object.values({ ...jobEnv, ...env }).map(String);
      if (values.some(value => /github\.(?:event|head_ref)/.test(value))) faults.push(`${name}: text of a stranger`);
      if ('pull_request' in on && values.some(value => value.includes('secrets.'))) {
        faults.push(`${name}: secrets where pull requests run`);
      }
      faults.push(...missingScripts({ run }).map(script => `${name}: ${script} does not exist`));
    }
  }
  return faults;
}

function missingScripts({ run = '' }: Pick<Step, 'run'>): readonly string[] {
  const named = run.match(/(?<=^|\s)\.\/[\w./-]+/gm) ?? [];
  return named.filter(script => !existsSync(join(checkout, script)));
}
