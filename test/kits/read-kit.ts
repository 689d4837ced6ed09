import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import type { KitFile } from '../../src-main/kits/kit.ts';

/** PyYAML reads YAML 1.1, as Fleet does; plistlib is Apple's format read by another hand. */
const program = `
import json, plistlib, sys, yaml
files = json.load(sys.stdin)
read = {}
for path, text in files.items():
    if path.endswith('.yml'):
        read[path] = yaml.safe_load(text)
    elif path.endswith('.mobileconfig'):
        read[path] = plistlib.loads(text.encode('utf-8'))
json.dump(read, sys.stdout)
`;

/** What parsers that are not ours make of the YAML files and profiles of a kit. */
export function readKit(files: readonly KitFile[]): Readonly<Record<string, unknown>> {
  const input = JSON.stringify(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const done = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(done.stdout));
}
