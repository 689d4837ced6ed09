import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';

/** What docs/security.md says that Clearway does not have: whoever brings one of these in has to change that page as well. */
const neverUsed: readonly (readonly [string, readonly string[]])[] = [
  ['a port of its own', ['createServer', 'createSecureServer']],
  ['an updater', ['autoUpdater', 'setFeedURL']],
  ['reports of crashes or use to anybody', ['crashReporter', 'netLog', 'contentTracing']],
  ['a login item beside the LaunchAgent', ['setLoginItemSettings', 'SMAppService']],
  ['a scheme that it claims by itself', ['setAsDefaultProtocolClient']],
  ['access to screen, camera or keys', ['desktopCapturer', 'askForMediaAccess', 'globalShortcut']],
  ['code made of text', ['eval', 'executeJavaScript', 'Function']],
  ['rights of root', ['setuid', 'seteuid', 'AuthorizationExecuteWithPrivileges']],
  [
    'a door in the window’s walls',
    ['nodeIntegrationInWorker', 'allowRunningInsecureContent', 'setCertificateVerifyProc'],
  ],
];

it.each(neverUsed)('Clearway never has %s', (_what, names) => {
  expect(names.filter(name => used.has(name))).toEqual([]);
});

it('all of what is packaged was looked at', () => {
  expect(sources.length).toBeGreaterThan(300);
  for (const name of ['enableSandbox', 'openExternal', 'spawn']) expect(used).toContain(name);
});

/** What runs in the packaged app; the sandbox is never in it. */
const sources = ['src-main', 'src-renderer'].flatMap(folder =>
  readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.startsWith('sandbox'))
    .map(name => join(checkout, folder, name)),
);
const used = new Set(sources.flatMap(identifiersOf));

/** Names that mean values: a type or a comment does nothing. */
function identifiersOf(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}
