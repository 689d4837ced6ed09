import { describe, expect, it } from 'vitest';
import { parsePluginList, ssoExtensionProbe } from '../../src-main/probes/sso-extension.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

/* SYNTHETIC: the lists below follow the manual of pluginkit; none was seen verbatim. */
const id = 'com.microsoft.CompanyPortalMac.ssoextension';
const argv = ['/usr/bin/pluginkit', '-m', '-i', id] as const;
const observedAt = new Date(noon).toISOString();

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return ssoExtensionProbe.ask(ports);
}
function askWith(answer: Partial<RecordedCommand>) {
  return ask(macWithFiles({}, { 'pluginkit.json': { argv, exit: 0, stdout: '', stderr: '', ...answer } }));
}

describe('the single sign-on extension', () => {
  it.each(['enabled', 'disabled', 'default'] as const)('is %s on a recorded Mac', async election => {
    const ssoExtension = { election, version: '5.2604.1' };
    expect(await ask(recordedMac({ now: noon, fleet: null, ssoExtension }))).toEqual({
      kind: 'known',
      value: { listed: true, ...ssoExtension },
      observedAt,
      source: argv.join(' '),
    });
  });

  it('is not listed where Company Portal is missing', async () => {
    expect(await ask(recordedMac({ now: noon, fleet: null, companyPortal: null }))).toMatchObject({
      value: { listed: false },
    });
  });

  it.each([
    ['with a choice of a developer', `!    ${id}(5.2412.0)\n`, 'enabled', '5.2412.0'],
    ['with a state that is not known', `?    ${id}(5.2412.0)\n`, 'default', '5.2412.0'],
    ['without a version', `+    ${id}((null))\n`, 'enabled', null],
    ['without brackets', `-    ${id}\n`, 'disabled', null],
    ['with Windows line endings', `+    ${id}(5.2412.0)\r\n`, 'enabled', '5.2412.0'],
    ['with a second, older one', `-    ${id}(5.2404.0)\n+    ${id}(5.2604.1)\n`, 'enabled', '5.2604.1'],
    ['with one that a newer one replaced', `=    ${id}(5.2604.1)\n-    ${id}(5.2504.0)\n`, 'disabled', '5.2504.0'],
    [
      'with more than was asked for',
      `+    ${id}(5.2412.0)\tA UUID\t2026-06-10 08:00:00 +0000\t/x\n`,
      'enabled',
      '5.2412.0',
    ],
  ])('is read from a list %s', (_case, stdout, election, version) => {
    expect(parsePluginList(stdout)).toEqual({ listed: true, election, version });
  });

  it('is not listed only where pluginkit says so', async () => {
    const stdout = '  (no matches)\n';
    expect(await askWith({ stdout })).toMatchObject({ kind: 'known', value: { listed: false } });
  });

  it('is listed where pluginkit complains beside it', async () => {
    const answer = { stdout: `+    ${id}(5.2412.0)\n`, stderr: 'match: Connection invalid\n' };
    expect(await askWith(answer)).toMatchObject({ kind: 'known', value: { listed: true } });
  });

  it.each([
    ['speaks of other extensions', { stdout: `+    ${id}.evil(9.9)\n` }, 'output-not-understood'],
    ['says nothing at all', {}, 'output-not-understood'],
    ['complains elsewhere', { stderr: 'match: Connection invalid\n' }, 'output-not-understood'],
    [
      'complains beside its word for nothing',
      { stdout: '  (no matches)\n', stderr: 'match: Connection invalid\n' },
      'output-not-understood',
    ],
    ['complains', { stdout: 'match: Connection invalid\n' }, 'output-not-understood'],
    ['fails', { exit: 1, stderr: 'Connection invalid' }, 'command-failed'],
    ['is missing', { fails: 'not-found' }, 'command-not-found'],
    ['says far too much', { stdout: 'x'.repeat(600_000) }, 'output-too-large'],
  ] as const)('is unknown where pluginkit %s', async (_case, answer, code) => {
    expect(await askWith(answer)).toMatchObject({ kind: 'unknown', problem: { code } });
  });
});
