import { spawnSync } from 'node:child_process';
import * as z from 'zod';

const program = `
import json, plistlib, sys
def shown(value):
    if isinstance(value, dict): return {key: shown(item) for key, item in value.items()}
    if isinstance(value, list): return [shown(item) for item in value]
    return value if isinstance(value, (str, int, bool)) else {'date': value.isoformat()}
texts = json.load(sys.stdin)
json.dump([shown(plistlib.loads(text.encode('utf-8', 'surrogatepass'), fmt=plistlib.FMT_XML)) for text in texts], sys.stdout)
`;

/** Reads property lists with Python's own parser, which shares nothing with ours. */
export function readPlists(texts: readonly string[]): readonly unknown[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return z.array(z.unknown()).parse(JSON.parse(stdout));
}
