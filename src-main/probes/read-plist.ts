import { problem, type Problem } from '../core/problem.ts';
import type { MacPorts } from '../ports.ts';
import { commandDeadlineMs } from './budgets.ts';
import { plutilOf, type Asked } from './probe.ts';

/** A property list of this Mac as plain values; whoever asks has to parse the value. */
export type PlistResult =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly problem: Problem };

const maxPlistBytes = 1024 * 1024;

/**
 * Reads a property list by absolute path. XML is parsed here; the binary form, which most managed preferences have,
 * goes through Apple's own `plutil`: a 139-byte binary plist can exhaust the memory of a parser in this process.
 */
export async function readPlist(path: string, ports: MacPorts): Promise<PlistResult> {
  const file = await ports.readFile(path, maxPlistBytes);
  if (file.kind !== 'read') return file;
  const head = new TextDecoder('latin1').decode(file.bytes.subarray(0, 8));
  if (head.startsWith('bplist')) return convertBinary(path, ports);
  return parse(new TextDecoder().decode(file.bytes), ports);
}

/** What reading a property list declares: the file; the conversion of the binary form goes with every such file. */
export function plistAsks(path: string): readonly Asked[] {
  return [{ kind: 'file', path }];
}

async function convertBinary(path: string, ports: MacPorts): Promise<PlistResult> {
  const result = await ports.run({
    argv: plutilOf(path),
    deadlineMs: commandDeadlineMs,
    maxBytes: maxPlistBytes,
  });
  if (result.kind === 'failed') return result;
  return result.exit === 0
    ? parse(result.stdout, ports)
    : { kind: 'failed', problem: problem('command-failed', `plutil exit ${result.exit}`) };
}

function parse(xml: string, ports: MacPorts): PlistResult {
  const parsed = ports.parsePlist(xml);
  return parsed.ok
    ? { kind: 'read', value: parsed.value }
    : { kind: 'failed', problem: problem('output-not-understood', 'not a property list') };
}
