import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundaryRules } from '../scripts/boundaries.ts';
import { checkBoundaries } from '../scripts/check-boundaries.ts';
import { checkout } from '../scripts/electron/checkout.ts';

/** One small tree per rule in which exactly that rule is broken: file name -> its import line. */
const broken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': { 'src-main/core/a.ts': "import './b.ts';", 'src-main/core/b.ts': "import './a.ts';" },
  'no-orphans': { 'src-main/core/alone.ts': 'export const alone = 1;' },
  'contract-imports-nothing': { 'src-main/contract/a.ts': "import '../core/b.ts';", 'src-main/core/b.ts': '' },
  'core-is-pure': { 'src-main/core/a.ts': "import 'node:os';" },
  'config-adds-zod': { 'src-main/core/config.ts': "import 'node:os';" },
  'ports-are-types': { 'src-main/ports.ts': "import './core/b.ts';", 'src-main/core/b.ts': 'export const b = 1;' },
  'sign-in-errors-only-explained': {
    'src-main/engine/a.ts': "import '../core/sign-in-errors/b.ts';",
    'src-main/core/sign-in-errors/b.ts': '',
  },
  'words-know-ids-of-sign-in-errors': {
    'src-main/core/words.ts': "import './sign-in-errors/b.ts';",
    'src-main/core/sign-in-errors/b.ts': '',
  },
  'probes-imports': { 'src-main/probes/a.ts': "import 'node:fs';" },
  'upstreams-imports': { 'src-main/upstreams/a.ts': "import '../probes/b.ts';", 'src-main/probes/b.ts': '' },
  'fleet-knows-no-report': {
    'src-main/upstreams/fleet/a.ts': "import '../report/b.ts';",
    'src-main/upstreams/report/b.ts': '',
  },
  'report-knows-no-fleet': {
    'src-main/upstreams/report/a.ts': "import '../fleet/b.ts';",
    'src-main/upstreams/fleet/b.ts': '',
  },
  'policies-imports': { 'src-main/policies/a.ts': "import '../probes/b.ts';", 'src-main/probes/b.ts': '' },
  'engine-imports': { 'src-main/engine/a.ts': "import '../adapters/b.ts';", 'src-main/adapters/b.ts': '' },
  'engine-takes-types': { 'src-main/engine/a.ts': "import '../probes/b.ts';", 'src-main/probes/b.ts': '' },
  'ports-as-types': { 'src-main/engine/a.ts': "import '../ports.ts';", 'src-main/ports.ts': '' },
  'adapters-stand-alone': { 'src-main/adapters/a.ts': "import './b.ts';", 'src-main/adapters/b.ts': '' },
  'adapters-know-no-app': { 'src-main/adapters/a.ts': "import '../engine/b.ts';", 'src-main/engine/b.ts': '' },
  'recorded-imports': { 'src-main/recorded/a.ts': "import '../adapters/b.ts';", 'src-main/adapters/b.ts': '' },
  'commands-imports': { 'src-main/commands/a.ts': "import '../adapters/b.ts';", 'src-main/adapters/b.ts': '' },
  'app-knows-no-adapters': { 'src-main/app/a.ts': "import '../adapters/b.ts';", 'src-main/adapters/b.ts': '' },
  'preload-imports': { 'src-main/preload/a.ts': "import '../core/b.ts';", 'src-main/core/b.ts': '' },
  'sandbox-imports': { 'src-main/sandbox/a.ts': "import '../core/b.ts';", 'src-main/core/b.ts': '' },
  'sandbox-stays-out': { 'src-main/engine/a.ts': "import '../sandbox/b.ts';", 'src-main/sandbox/b.ts': '' },
  'electron-in-app': { 'src-main/engine/a.ts': "import 'electron';" },
  'roots-are-roots': { 'src-main/engine/a.ts': "import '../main.ts';", 'src-main/main.ts': '' },
  'window-takes-types': { 'src-renderer/a.ts': "import '../src-main/contract/b.ts';", 'src-main/contract/b.ts': '' },
  'window-sees-contract': {
    'src-renderer/a.ts': "import type { b } from '../src-main/core/b.ts';",
    'src-main/core/b.ts': 'export const b = 1;',
  },
  'window-has-no-node': { 'src-renderer/a.ts': "import 'node:fs';" },
  'got-only-in-http': { 'src-main/engine/a.ts': "import 'got';" },
  'socks-only-in-http': { 'src-main/engine/a.ts': "import 'socks';" },
  'plist-only-in-plist': { 'src-main/engine/a.ts': "import 'plist';" },
  'electron-log-only-in-log': { 'src-main/engine/a.ts': "import 'electron-log/node.js';" },
  'intl-messageformat-only-in-words': { 'src-main/engine/a.ts': "import 'intl-messageformat';" },
  'keytar-only-in-keychain': { 'src-main/engine/a.ts': "import 'keytar';" },
  'yaml-only-in-two-files': { 'src-main/policies/a.ts': "import 'yaml';" },
  'kits-imports': { 'src-main/kits/a.ts': "import '../engine/b.ts';", 'src-main/engine/b.ts': '' },
  'sqlite3-parser-only-in-parse-statement': { 'src-main/engine/a.ts': "import 'sqlite3-parser';" },
  'child_process-only-in-run-command': { 'src-main/engine/a.ts': "import 'node:child_process';" },
};

describe('the import rules', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-boundaries-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(boundaryRules.map(rule => rule.name ?? ''))('%s fires on a tree that breaks it', async name => {
    const files = broken[name];
    if (files === undefined) throw new Error('this rule has no tree that breaks it');
    const tree = join(folder, name.replaceAll(/\W/g, ''));
    for (const [path, line] of Object.entries(files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), `${line}\nexport {};\n`);
    }
    await symlink(join(checkout, 'node_modules'), join(tree, 'node_modules'));
    const { violations } = await checkBoundaries(Object.keys(files), tree);
    expect(violations.map(violation => violation.split(':')[0])).toContain(name);
  });
});
