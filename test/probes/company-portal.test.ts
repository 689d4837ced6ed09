import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { companyPortalProbe } from '../../src-main/probes/company-portal.ts';
import { companyPortalPath, companyPortalPlist } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { bareMac, emptyFolder, macWithFiles, openFolder, openMac, putFile } from '../fixtures/recorded-folder.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';

const bundleId = 'com.microsoft.CompanyPortalMac';

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return companyPortalProbe.ask(ports);
}

function askWithPlist(text: string, commands: RecordedMac['commands'] = {}) {
  return ask(macWithFiles({ [companyPortalPath]: text }, commands));
}

/** The fact of a Mac that holds these values in its Info.plist. */
function known(value: object) {
  return { kind: 'known', value, observedAt: '2026-06-10T12:00:00.000Z', source: companyPortalPath };
}

function unknown(code: string, detail: string) {
  return { kind: 'unknown', problem: { code, detail } };
}

describe('the Company Portal probe', () => {
  it('reads both versions of an installed app', async () => {
    expect(await askWithPlist(companyPortalPlist('5.2604.1'))).toEqual(
      known({ installed: true, shortVersion: '5.2604.1', buildVersion: '5.2604.1000' }),
    );
  });

  it('says not installed where there is no app', async () => {
    expect(await ask(bareMac)).toEqual(known({ installed: false, foundBundleId: null }));
  });

  it('finds it in the user’s own folder for apps, and takes the usual place first', async () => {
    const own = `/Users/sam${companyPortalPath}`;
    const inOwn = { installed: true, shortVersion: '5.2504.0', buildVersion: '5.2504.0000' };
    const other = plistXml({ CFBundleIdentifier: 'com.example.portal' });
    const askBoth = (usual: string | null, text: string) =>
      ask(macWithFiles({ ...(usual !== null && { [companyPortalPath]: usual }), [own]: text }));
    for (const usual of [null, other, 'torn']) {
      expect(await askBoth(usual, companyPortalPlist('5.2504.0'))).toEqual({ ...known(inOwn), source: own });
    }
    expect(await askBoth(companyPortalPlist('5.2604.1'), companyPortalPlist('5.2504.0'))).toMatchObject({
      value: { shortVersion: '5.2604.1' },
      source: companyPortalPath,
    });
    expect(await askBoth(null, 'torn')).toMatchObject({ kind: 'unknown' });
    expect(await askBoth('torn', other)).toMatchObject({ kind: 'unknown' });
    expect(await askBoth(other, other)).toMatchObject({ value: { installed: false }, source: companyPortalPath });
  });

  it('names another app that stands in its place', async () => {
    const text = plistXml({ CFBundleIdentifier: 'com.example.portal', CFBundleShortVersionString: '9.0' });
    expect(await askWithPlist(text)).toEqual(known({ installed: false, foundBundleId: 'com.example.portal' }));
  });

  it.each([
    ['only the build version', { CFBundleVersion: '5.2504.0' }, null, '5.2504.0'],
    ['only the short version', { CFBundleShortVersionString: '5.2504.0' }, '5.2504.0', null],
    ['neither version', {}, null, null],
    ['versions that are numbers', { CFBundleShortVersionString: 5, CFBundleVersion: 52504 }, null, null],
    [
      'a version with letters',
      { CFBundleShortVersionString: '5.2504-beta', CFBundleVersion: '5.2504' },
      null,
      '5.2504',
    ],
    ['a version in blanks', { CFBundleShortVersionString: ' 5.2504.0 ' }, '5.2504.0', null],
    [
      'a version of a thousand parts',
      { CFBundleShortVersionString: '1.'.repeat(1000), CFBundleVersion: '1' },
      null,
      '1',
    ],
  ] as const)('says what it found with %s', async (_case, versions, shortVersion, buildVersion) => {
    expect(await askWithPlist(plistXml({ CFBundleIdentifier: bundleId, ...versions }))).toEqual(
      known({ installed: true, shortVersion, buildVersion }),
    );
  });

  it.each([
    ['no bundle identifier', plistXml({ CFBundleVersion: '5.2504.0' })],
    ['an empty bundle identifier', plistXml({ CFBundleIdentifier: '' })],
    ['an array in the place of keys', '<plist version="1.0"><array/></plist>'],
  ])('does not understand an Info.plist with %s', async (_case, text) => {
    expect(await askWithPlist(text)).toEqual(unknown('output-not-understood', 'Info.plist has no bundle identifier'));
  });

  it.each([
    ['empty', ''],
    ['garbage', '\u0000\u0001 no plist at all'],
    ['in the old style of braces', `{ CFBundleIdentifier = "${bundleId}"; }`],
    ['a page of HTML', '<!DOCTYPE html><html><body>Sign in to the network</body></html>'],
  ])('does not understand an Info.plist that is %s', async (_case, text) => {
    expect(await askWithPlist(text)).toEqual(unknown('output-not-understood', 'not a property list'));
  });

  it('does not understand an Info.plist that ends too early, wherever it ends', async () => {
    const whole = companyPortalPlist('5.2604.1').trimEnd();
    const { folder, ports } = await openMac(bareMac);
    for (let length = 0; length < whole.length; length += 25) {
      await putFile(path.join(folder, 'files', companyPortalPath), whole.slice(0, length));
      expect(await companyPortalProbe.ask(ports)).toEqual(unknown('output-not-understood', 'not a property list'));
    }
  });

  it('refuses an Info.plist of more than a megabyte', async () => {
    const text = plistXml({ CFBundleIdentifier: bundleId, Padding: 'x'.repeat(1024 * 1024) });
    expect(await askWithPlist(text)).toEqual({ kind: 'unknown', problem: { code: 'output-too-large' } });
  });

  it('says unknown where the Info.plist is a folder', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(folder, bareMac);
    await putFile(path.join(folder, 'files', companyPortalPath, 'inside.txt'), '');
    const { ports } = await openFolder(folder);
    expect(await companyPortalProbe.ask(ports)).toEqual(unknown('file-unreadable', 'not a regular file'));
  });
});

describe('a binary Info.plist', () => {
  const askWithPlutil = (answer: Parameters<typeof plutilAnswer>[1]) =>
    askWithPlist(binaryPlist, { 'plutil.json': plutilAnswer(companyPortalPath, answer) });

  it('is read through plutil', async () => {
    expect(await askWithPlutil({ stdout: companyPortalPlist('5.2404.0') })).toEqual(
      known({ installed: true, shortVersion: '5.2404.0', buildVersion: '5.2404.0000' }),
    );
  });

  it('stays unknown where plutil is missing', async () => {
    expect(await askWithPlist(binaryPlist)).toEqual({ kind: 'unknown', problem: { code: 'command-not-found' } });
  });

  it('stays unknown where plutil fails, with its exit code', async () => {
    const answer = { exit: 1, stdout: companyPortalPlist('5.2404.0'), stderr: 'Property List error' };
    expect(await askWithPlutil(answer)).toEqual(unknown('command-failed', 'plutil exit 1'));
  });

  it('stays unknown where plutil may not be run', async () => {
    expect(await askWithPlutil({ fails: 'permission-denied' })).toEqual({
      kind: 'unknown',
      problem: { code: 'permission-denied' },
    });
  });

  it('is never parsed here, not even when plutil hands it back', async () => {
    expect(await askWithPlutil({ stdout: binaryPlist })).toEqual(
      unknown('output-not-understood', 'not a property list'),
    );
  });

  it('stays unknown where plutil hangs', async () => {
    const { ports, clock } = await openMac(
      macWithFiles(
        { [companyPortalPath]: binaryPlist },
        { 'plutil.json': plutilAnswer(companyPortalPath, { fails: 'hangs' }) },
      ),
    );
    const asked = companyPortalProbe.ask(ports);
    await clock.untilWaiting(1);
    clock.pass(8000);
    expect(await asked).toEqual({ kind: 'unknown', problem: { code: 'command-timed-out' } });
  });
});
