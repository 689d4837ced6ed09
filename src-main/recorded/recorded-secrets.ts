import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { problem, type ProblemCode } from '../core/problem.ts';
import type { SecretName, Secrets } from '../ports.ts';
import { readInside } from './read-inside.ts';
import { parseJsonFile } from './recorded-command.ts';

/** `secrets.json`: what that Mac's Keychain holds, or how it fails. Keys that mean nothing here are kept. */
const recordedSecrets = z.looseObject({
  'report-token': z
    .union([
      z.string().min(1),
      z.strictObject({ fails: z.enum(['locked', 'denied', 'missing', 'module-missing', 'failed']) }),
    ])
    .optional(),
});
type RecordedSecrets = z.output<typeof recordedSecrets>;

const fileName = 'secrets.json';

/** Reads what a recorded Mac's Keychain holds; throws for what is not that. A Mac without the file keeps no secrets. */
export async function readRecordedSecrets(folder: string): Promise<RecordedSecrets> {
  const text = await readInside(folder, fileName).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  return recordedSecrets.parse(parseJsonFile(text));
}

/** Supplies Secrets from `secrets.json`, read anew each time: another process may have changed that Mac meanwhile. */
export function createRecordedSecrets(folder: string): Secrets {
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: two at once would each put back what the other one had changed.
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };
  const change = (name: SecretName, secret: string | undefined) =>
    inTurn(async () => {
      const kept = await look(folder, name);
      if (kept.kind === 'failed') return { ok: false, problem: kept.problem } as const;
      if (secret !== undefined || kept.kind === 'found') await write(folder, { ...kept.secrets, [name]: secret });
      return { ok: true, wasThere: kept.kind === 'found' } as const;
    });
  return {
    read: name =>
      inTurn(async () => {
        const kept = await look(folder, name);
        if (kept.kind === 'failed') return kept;
        return kept.kind === 'found' ? { kind: 'found', secret: kept.secret } : { kind: 'absent' };
      }),
    write: async (name, secret) => {
      const changed = await change(name, secret);
      return changed.ok ? { ok: true } : changed;
    },
    delete: name => change(name, undefined),
  };
}

async function look(folder: string, name: SecretName) {
  const secrets = await readRecordedSecrets(folder).catch(() => null);
  // It was fine when the Mac was opened; somebody is just editing it.
  if (secrets === null) return { kind: 'failed', problem: problem('keychain-failed', `${fileName} unusable`) } as const;
  const entry = secrets[name];
  if (entry === undefined) return { kind: 'absent', secrets } as const;
  if (typeof entry === 'string') return { kind: 'found', secret: entry, secrets } as const;
  const code: ProblemCode = `keychain-${entry.fails}`;
  return { kind: 'failed', problem: problem(code) } as const;
}

/** Whole or not at all, and readable for nobody else: the token may be a real one. */
async function write(folder: string, secrets: RecordedSecrets): Promise<void> {
  const temporary = join(folder, `.${fileName}.${process.pid}`);
  // What lies there is left over, or a link by which somebody would have another file written.
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, fileName));
}
