import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import type { MacPorts, OsqueryRow } from '../../src-main/ports.ts';
import { collectFacts } from '../../src-main/probes/collect.ts';
import { portalStatement } from '../../src-main/probes/company-portal.ts';
import { profilesStatement } from '../../src-main/probes/sso-profiles.ts';
import {
  companyPortalPath,
  companyPortalPlist,
  ssoProfilePlist,
} from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import type { RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, emptyFolder, macWithFiles, managed, openFolder, openMac } from '../fixtures/recorded-folder.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';

const { settings } = parseSettings([]);
const observedAt = new Date(noon).toISOString();
const computerPath = `${managed}/com.apple.extensiblesso.plist`;
const extension = 'com.microsoft.CompanyPortalMac.ssoextension';

type Recorded = { readonly apps?: readonly OsqueryRow[]; readonly policies?: readonly OsqueryRow[] };

/** A recorded Mac with an osquery that answers these two questions. */
async function macWith(files: RecordedMac['files'], { apps = [], policies = [] }: Recorded) {
  const folder = await emptyFolder();
  await writeRecordedMac(folder, macWithFiles(files));
  const answers = { [portalStatement.written]: apps, [profilesStatement.written]: policies };
  await writeFile(path.join(folder, 'osquery.json'), JSON.stringify(answers));
  return openFolder(folder);
}

/** Looks once and counts the batches that osquery was asked. */
async function look(ports: MacPorts) {
  const batches: (readonly string[])[] = [];
  const queryOsquery: MacPorts['queryOsquery'] = statements => {
    batches.push(statements.map(({ line }) => line));
    return ports.queryOsquery(statements);
  };
  const lines: string[] = [];
  const log = (...line: readonly unknown[]): void => {
    lines.push(line.join(' '));
  };
  const facts = await collectFacts(Promise.resolve(settings), { ...ports, queryOsquery, log }).facts;
  return { ...facts, batches, lines };
}

function portalAt(place: string, version = '5.2604.1'): OsqueryRow {
  return {
    path: place,
    bundle_identifier: 'com.microsoft.CompanyPortalMac',
    bundle_short_version: version,
    bundle_version: `${version}000`,
  };
}

const notInstalled = {
  kind: 'known',
  value: { installed: false, foundBundleId: null },
  observedAt,
  source: companyPortalPath,
};

function installedFrom(source: string, version = '5.2604.1') {
  const value = { installed: true, shortVersion: version, buildVersion: `${version}000` };
  return { kind: 'known', value, observedAt, source };
}

function policies(entries: Readonly<Record<string, string>>, username = ''): readonly OsqueryRow[] {
  return Object.entries(entries).map(([name, value]) => ({ name, value, username }));
}

const platformSso = policies({ ExtensionIdentifier: extension, Type: 'Redirect', PlatformSSO: '' });
const usual = '/Applications/Company Portal.app';

describe('osquery as a second source', () => {
  it('is not started where the files say everything', async () => {
    const files = {
      [companyPortalPath]: companyPortalPlist('5.2604.1'),
      [computerPath]: ssoProfilePlist('platform-sso', 'secure-enclave') ?? '',
    };
    const { ports } = await macWith(files, {});
    expect((await look(ports)).batches).toEqual([]);
  });

  it('is asked about both in one batch', async () => {
    const { ports } = await macWith(
      { [computerPath]: 'torn' },
      { apps: [portalAt('/Applications/IT/Portal.app')], policies: platformSso },
    );
    const { batches, companyPortal, ssoProfiles } = await look(ports);
    expect(batches).toEqual([[portalStatement.line, profilesStatement.line]]);
    expect([companyPortal.kind, ssoProfiles.kind]).toEqual(['known', 'known']);
  });

  it('changes nothing where it is missing', async () => {
    const { ports, clock } = await openMac(macWithFiles({ [computerPath]: 'torn' }));
    const { companyPortal, ssoProfiles } = await look(ports);
    expect(companyPortal).toEqual(notInstalled);
    expect(ssoProfiles).toMatchObject({ kind: 'unknown', problem: { code: 'output-not-understood' } });
    expect(clock.waiting()).toBe(0);
  });

  it('is waited for as long as a probe, and no longer', async () => {
    const { ports, clock } = await openMac(bareMac);
    const asked = Promise.withResolvers<undefined>();
    let isStopped = false;
    const queryOsquery: MacPorts['queryOsquery'] = (_statements, signal) => {
      signal?.addEventListener('abort', () => (isStopped = true));
      asked.resolve(undefined);
      return new Promise(() => undefined);
    };
    const { facts } = collectFacts(Promise.resolve(settings), { ...ports, queryOsquery, log: () => undefined });
    await asked.promise;
    clock.pass(12_000);
    expect((await facts).companyPortal).toEqual(notInstalled);
    expect(isStopped).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  it('that fails by a bug of ours leaves the first sources standing, and a line in the log', async () => {
    const { ports } = await openMac(bareMac);
    const queryOsquery: MacPorts['queryOsquery'] = async () => {
      throw new RangeError('secret');
    };
    const { companyPortal, lines } = await look({ ...ports, queryOsquery });
    expect(companyPortal).toEqual(notInstalled);
    expect(lines).toEqual(['error probe-threw second-sources: RangeError']);
  });
});

describe('Company Portal by osquery', () => {
  const portal = async (files: RecordedMac['files'], ...apps: readonly OsqueryRow[]) => {
    const { ports } = await macWith(files, { apps });
    return (await look(ports)).companyPortal;
  };

  it.each([
    '/Applications/IT/Company Portal.app',
    '/Applications/Company Portal 2.app',
    `/Users/${inventedIds.userName}/Applications/Company Portal 2.app`,
    '/System/Applications/Company Portal.app',
  ])('is installed at another place: %s', async place => {
    expect(await portal({}, portalAt(place))).toEqual(installedFrom(`osquery:apps ${place}`));
  });

  it.each([
    ['at the place where its file is missing', usual],
    ['in the user’s own folder, where its file is missing', `/Users/${inventedIds.userName}${usual}`],
    ['in the downloads', `/Users/${inventedIds.userName}/Downloads/Company Portal.app`],
    ['in another user’s home', '/Users/somebody/Applications/Company Portal.app'],
    ['on a mounted image', '/Volumes/Company Portal/Company Portal.app'],
    ['in a folder whose name only begins alike', '/Applications2/Company Portal.app'],
    ['out of the folder again', '/Applications/../tmp/Company Portal.app'],
    ['no app', '/Applications/Company Portal'],
    ['a name with a line break', '/Applications/x\ny.app'],
    ['nothing', ''],
  ])('is not installed by a row that says: %s', async (_case, place) => {
    expect(await portal({}, portalAt(place))).toEqual(notInstalled);
  });

  it('is not installed by a row of another app, nor by one without a place', async () => {
    const other = { ...portalAt('/Applications/X.app'), bundle_identifier: 'com.example.x' };
    expect(await portal({}, other, { bundle_identifier: 'com.microsoft.CompanyPortalMac' })).toEqual(notInstalled);
  });

  it('is known where its file cannot be understood', async () => {
    expect(await portal({ [companyPortalPath]: 'torn' }, portalAt(usual))).toEqual(installedFrom('osquery:apps'));
  });

  it('stays unknown where osquery has no row', async () => {
    expect(await portal({ [companyPortalPath]: 'torn' })).toMatchObject({ kind: 'unknown' });
  });

  it('is not at the place where another app was just seen', async () => {
    const files = { [companyPortalPath]: plistXml({ CFBundleIdentifier: 'com.example.portal' }) };
    expect(await portal(files, portalAt(usual))).toMatchObject({
      value: { installed: false, foundBundleId: 'com.example.portal' },
    });
    expect(await portal(files, portalAt('/Applications/B.app'))).toEqual(
      installedFrom('osquery:apps /Applications/B.app'),
    );
  });

  it('is the newest of several', async () => {
    const places = ['5.2404.9', '5.2604.10', '5.2604.9', 'x'].map(version =>
      portalAt(`/Applications/${version}.app`, version),
    );
    expect(await portal({}, ...places)).toEqual(installedFrom('osquery:apps /Applications/5.2604.10.app', '5.2604.10'));
  });

  it('has no version where the row has none', async () => {
    const row = {
      path: '/Applications/B.app',
      bundle_identifier: 'com.microsoft.CompanyPortalMac',
      bundle_version: '',
    };
    expect(await portal({}, row)).toMatchObject({ value: { installed: true, shortVersion: null, buildVersion: null } });
  });
});

describe('the single sign-on profile by osquery', () => {
  const profiles = async (files: RecordedMac['files'], rows: readonly OsqueryRow[]) => {
    const { ports } = await macWith(
      { [companyPortalPath]: companyPortalPlist('5.2604.1'), ...files },
      { policies: rows },
    );
    return look(ports);
  };
  const torn = { [computerPath]: 'torn' };
  const profile = (isPlatformSso: boolean) => ({
    kind: 'known',
    value: [
      {
        level: 'computer',
        extensionIdentifier: extension,
        platformSso: isPlatformSso,
        method: null,
        topMethod: null,
        duringSetup: false,
      },
    ],
    observedAt,
    source: 'osquery:managed_policies',
  });
  const unknown = { kind: 'unknown', problem: { code: 'output-not-understood', detail: 'not a property list' } };

  it.each([
    ['a Platform SSO by its empty dictionary', platformSso, true],
    [
      'a Platform SSO of macOS 13',
      policies({ ExtensionIdentifier: extension, AuthenticationMethod: 'Password' }),
      true,
    ],
    ['a plain extension', policies({ ExtensionIdentifier: extension, Type: 'Redirect' }), false],
  ])('is known where its file cannot be understood: %s', async (_case, rows, isPlatformSso) => {
    expect((await profiles(torn, rows)).ssoProfiles).toEqual(profile(isPlatformSso));
  });

  it.each([
    ['there is no row', []],
    ['no row names an extension', policies({ PlatformSSO: '' })],
    ['the extension is empty', policies({ ExtensionIdentifier: '', PlatformSSO: '' })],
    ['the rows are a user’s', policies({ ExtensionIdentifier: extension, PlatformSSO: '' }, inventedIds.userName)],
    ['two payloads are mixed', [...platformSso, ...policies({ ExtensionIdentifier: 'com.example.sso' })]],
    ['the rows have other columns', [{ x: '1' }]],
  ])('stays unknown where %s', async (_case, rows) => {
    expect((await profiles(torn, rows)).ssoProfiles).toEqual(unknown);
  });

  it('is missing where its files are: osquery reads the same ones', async () => {
    const { ssoProfiles, batches } = await profiles({}, platformSso);
    expect(ssoProfiles).toMatchObject({ kind: 'known', value: [] });
    expect(batches).toEqual([]);
  });
});
