import { resolve } from 'node:path';
import { readDiskFile } from './adapters/files.ts';
import { longestPolicyText } from './core/local-policies.ts';
import { parseJson } from './core/parse-json.ts';
import { keyFault } from './kits/key-faults.ts';
import { settingsInFile } from './kits/settings-in-file.ts';
import type { SettingsSource } from './kits/settings-source.ts';
import type { MacPorts } from './ports.ts';
import { readPlist } from './probes/read-plist.ts';
import { UnusableFile } from './unusable-file.ts';

const maxFileBytes = 1024 * 1024;

/** The settings in a property list, a profile or JSON; rejects, and says why, where there are none. */
export async function readSettingsFile(name: string, ports: MacPorts): Promise<SettingsSource> {
  const path = resolve(name);
  const bytes = await readBytes(name, maxFileBytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  const text = isText(head) ? decode(name, bytes) : head;
  const fault = isText(head) ? keyFault(text) : null;
  if (fault !== null) throw new UnusableFile(`${name} ${fault}`);
  const value = /^\s*[{[]/.test(text) ? parseJson(text) : await readAsPlist(path, text, ports);
  const levels = settingsInFile(value);
  if (levels === null) throw new UnusableFile(`${name} is no file of settings: no dictionary with them in it`);
  if (levels.length === 0) throw new UnusableFile(`${name} is a profile without any settings of Clearway`);
  return { kind: 'file', name, levels };
}

/** A file that was named on the command line, as text. */
export async function readTextFile(name: string, maxBytes = longestPolicyText * 2): Promise<string> {
  return decode(name, await readBytes(name, maxBytes));
}

/** Whether it is not the binary form, nor a signature, of which each has its own message. */
function isText(head: string): boolean {
  return !head.startsWith('bplist') && !head.startsWith('0');
}

/** What would be replaced where it is no text is not what somebody wrote, and plutil refuses it as well. */
function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new UnusableFile(`${name} is not written in UTF-8`);
    throw error;
  }
}

async function readBytes(name: string, maxBytes: number): Promise<Uint8Array> {
  const file = await readDiskFile(resolve(name), maxBytes);
  if (file.kind === 'read') return file.bytes;
  if (file.kind === 'absent') throw new UnusableFile(`${name} is not there`);
  throw new UnusableFile(
    file.problem.code === 'output-too-large' ? `${name} is too large` : `${name} cannot be read (${file.problem.code})`,
  );
}

async function readAsPlist(path: string, text: string, ports: MacPorts): Promise<unknown> {
  const read = await readPlist(path, { ...ports, readFile: readDiskFile });
  if (read.kind === 'read') return read.value;
  if (text.startsWith('bplist'))
    throw new UnusableFile(
      'this is a binary property list, which Apple’s plutil alone can read: plutil -convert xml1 FILE, on a Mac',
    );
  // A signature of that kind is DER, which begins with a sequence.
  if (text.startsWith('0')) throw new UnusableFile('this looks like a signed profile: check it before it is signed');
  throw new UnusableFile('this is neither a property list nor JSON');
}
