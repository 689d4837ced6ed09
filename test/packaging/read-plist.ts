import * as z from 'zod';
import { run } from '../../scripts/electron/run.ts';

const script = 'import json,plistlib,sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';

/** A property list as Python reads it, which is no parser of ours; of a list its first entry. */
export async function readPlist(path: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await run('python3', ['-c', script, path]));
  return z.record(z.string(), z.unknown()).parse(Array.isArray(value) ? value[0] : value);
}
