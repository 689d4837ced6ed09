import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readDiskFile } from './adapters/files.ts';
import { parseXmlPlist } from './adapters/plist.ts';

/** As an installed app lies there. */
export const installedPlist = '/Applications/Clearway.app/Contents/Info.plist';

const maxBytes = 256 * 1024;
const schema = z.object({ CFBundleShortVersionString: z.string().min(1) });

/** The Info.plist of the app that a program belongs to. */
export function plistOfApp(program: string): string {
  return join(dirname(program), '..', 'Info.plist');
}

/**
 * What an installed app is told by: its Info.plist, which holds the version and, for Electron’s own check, the hash of
 * all its code. Null while it is missing or half written.
 */
export async function readInstalledMark(plist: string): Promise<string | null> {
  const file = await readDiskFile(plist, maxBytes);
  if (file.kind !== 'read') return null;
  const text = new TextDecoder().decode(file.bytes);
  const parsed = parseXmlPlist(text);
  return parsed.ok && schema.safeParse(parsed.value).success ? text : null;
}
