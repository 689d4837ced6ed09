import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { temporaryFolder, type Ending } from './clearway.ts';

const complaintsIn = z.object({
  schemaVersion: z.literal(1),
  source: z.string(),
  complaints: z.array(z.object({ key: z.string().nullable(), what: z.string(), text: z.string() })),
});

/** What `config check --json` complained about: keys and codes. */
export function complaints({ stdout }: Ending): readonly (readonly [string | null, string])[] {
  return complaintsIn.parse(JSON.parse(stdout)).complaints.map(({ key, what }) => [key, what]);
}

/** A file in a folder of its own. */
export async function fileWith(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

/** A property list with these keys. */
export const dict = (inner: string): string =>
  `<?xml version="1.0"?><plist version="1.0"><dict>${inner}</dict></plist>`;
