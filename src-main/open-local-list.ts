import { resolve } from 'node:path';
import { readDiskFile } from './adapters/files.ts';
import { longestPolicyText } from './core/local-policies.ts';
import { UnusableFile } from './unusable-file.ts';

/** The file of `--local`; read whole, and judged by whoever parses it. */
export async function readLocalPolicies(path: string): Promise<string> {
  const file = await readDiskFile(resolve(path), longestPolicyText * 2);
  if (file.kind === 'read') return new TextDecoder().decode(file.bytes);
  const isHuge = file.kind === 'failed' && file.problem.code === 'output-too-large';
  const fault = file.kind === 'absent' ? 'is not there' : isHuge ? 'is too large' : 'cannot be read';
  throw new UnusableFile(`--local names a file that ${fault}`);
}
