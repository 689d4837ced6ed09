import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { recordMac, replayMac } from '../fixtures/look-at-world.ts';
import { emptyFolder, managed } from '../fixtures/recorded-folder.ts';
import { everything } from './everything.ts';

type Person = { readonly user: string; readonly mac: string; readonly local: string };

const home = (user: string) => `/Users/${user}`;
const plain = recordedMac({
  now: noon,
  fleet: null,
  registration: 'registered',
  mdmVendor: 'jamf',
  jamf: {},
  workplaceJoin: {
    deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4',
    userPrincipalName: 'sam.rivera@larkfield.example',
  },
  browsers: { default: 'chrome', chrome: { version: '130.0.1', extension: 'on' } },
});

/** A Mac on which somebody's names stand wherever macOS, browsers and IT write them, in every way that they write them. */
function macOf({ user, mac, local }: Person): RecordedMac {
  const name = `${local}@larkfield.example`;
  const json = (text: string): string => JSON.stringify(text).slice(1, -1);
  const forms = [
    user,
    encodeURIComponent(user),
    json(user),
    Buffer.from(name).toString('base64'),
    user.toUpperCase(),
    mac,
    encodeURIComponent(mac),
    name,
  ].join(' / ');
  const printed = (text: string): string =>
    text.replaceAll(/sam\.rivera(?=\\*@larkfield)/g, () => json(local)).replaceAll('/Users/sam', home(user));
  const extra: Readonly<Record<string, (output: string) => string>> = {
    dscl: () =>
      `AltSecurityIdentities:\n X509:<T>CN=${user},O=Larkfield<S>CN=${mac} ${name}\n PlatformSSO:${name}\n Kerberos:${user}@LARKFIELD\n`,
    fdesetup: output => `${output}Deferred enablement appears to be active for user '${user}'.\n`,
    profiles: output => `${output}Assigned to: ${forms}\n`,
    pkgutil: output => `${output}installed-by: ${forms}\n`,
    pluginkit: output => `${output}     path: ${home(user)}/${forms}\n`,
    security: output => `${output}    "desc"<blob>="${forms}"\n`,
    'app-sso': output => output.replace(/"loginUserName" : "[^"]*"/, () => `"loginUserName" : "${json(user)}"`),
  };
  const entries = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [key.replaceAll('/sam/', `/${user}/`), change(value)]),
    );
  return {
    ...plain,
    mac: { ...plain.mac, name: mac, user: { ...plain.mac.user, name: user } },
    files: {
      ...entries(plain.files, text => text.replaceAll('/Users/sam', home(user))),
      [`${managed}/com.clearway.companion.plist`]: plistXml({
        Upstream: 'none',
        LocalPolicies: [
          // Short: in its longest writing a name would be refused as one of a policy. None of its words may be one that
          // a person of this test is called: there it would be masked, and for nobody else.
          { name: `Screen lock of ${user}, ${mac}`, query: 'SELECT 1 FROM sip_config', resolution: `Ask ${forms}` },
        ],
      }),
      [`${managed}/com.apple.extensiblesso.plist`]: plistXml({
        ExtensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
        TeamIdentifier: 'UBF8T346G9',
        Owner: forms,
        PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', AccountDisplayName: forms },
      }),
    },
    commands: entries(plain.commands, ({ argv, stdout, ...answer }) => {
      const change = extra[argv[0].split('/').at(-1) ?? ''];
      return {
        ...answer,
        argv: [argv[0], ...argv.slice(1).map(word => word.replace('/Users/sam', () => home(user)))],
        stdout: change === undefined ? printed(stdout) : change(printed(stdout)),
      };
    }),
    osquery: { 'SELECT 1 FROM sip_config': [{ path: `${home(user)}/${forms}`, username: user }] },
  };
}

async function recordOf(person: Person) {
  const folder = await emptyFolder();
  await writeRecordedMac(join(folder, 'mac'), macOf(person));
  const { snapshot } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'), true);
  // The moment of the recording is the only thing in which two of the same Mac may differ.
  const all = (await everything(join(folder, 'out')))
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'some moment')
    // By its length alone a text in base64 counts as a key.
    .replaceAll('[redacted] /', 'masked /');
  return { all, snapshot, out: join(folder, 'out') };
}

function shown({ registration, checks, headline, doctor, contradictions, policies }: Snapshot): unknown {
  return {
    registration: [registration.state, registration.code],
    checks: checks.map(({ id, verdict, summary, problem }) => [id, verdict, summary, problem?.code]),
    headline: [headline.id, headline.code],
    doctor: doctor?.id,
    contradictions: contradictions.map(({ id }) => id),
    policies: policies.items.map(({ verdict, local }) => [verdict, local]),
  };
}

const ordinary: Person = { user: 'zelda', mac: 'Hyrule-7', local: 'zelda.harkinian' };
const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCéøß漢кж0123456789'));
const name = fc.array(letter, { minLength: 3, maxLength: 14 }).map(letters => `q${letters.join('')}`);
const word = fc.constantFrom('enrolled', 'version', 'security', 'com', 'on', 'library', 'PlatformSSO', 'user', 'true');

// Each run writes, reads and replays a whole recording: on a busy machine that is longer than a test usually has.
describe('a masked recording of anybody', { timeout: 240_000 }, () => {
  it('is the same to the letter, whatever the person, the Mac and the sign-in name are called', async () => {
    const { all, snapshot } = await recordOf(ordinary);
    expect(all).toContain('user@organization.example');
    expect(all).not.toMatch(/zelda|harkinian|hyrule/i);
    expect(shown(await replayMac((await recordOf(ordinary)).out))).toEqual(shown(snapshot));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(name, word),
        fc.tuple(name, fc.constantFrom('', '-7', ' & Sons', '’s MacBook <Air>', ' "two"')).map(parts => parts.join('')),
        fc.tuple(name, fc.constantFrom('', '.rivera', '+one', "o'brien", '_x-y')).map(parts => parts.join('')),
        async (user, mac, local) => {
          // A name of two of them can be masked as either.
          fc.pre(new Set([user, mac, local].map(name => name.toLowerCase())).size === 3);
          const other = await recordOf({ user, mac, local });
          expect(other.all).toBe(all);
          expect(shown(await replayMac(other.out))).toEqual(shown(other.snapshot));
        },
      ),
      // In capitals it is longer.
      {
        numRuns: 13,
        examples: [
          ['on', 'Hyrule-8', 'qaa.rivera'],
          ['qaßa', 'Hyrule-8', 'qaßa.rivera'],
          ['q漢éaaaaaж', 'qøaaaaaaaжaкaa’s MacBook <Air>', "qaaaaao'brien"],
        ],
      },
    );
  });

  it.each(['enrolled', 'Yes', 'FileVault', 'com', 'true', 'select'])(
    'is the same to the letter for somebody who is called %s as everywhere',
    async user => {
      const { all } = await recordOf(ordinary);
      const other = await recordOf({ user, mac: user, local: user });
      // A name that is the Mac's as well as the person's can be masked as either.
      const either = (text: string): string => text.replaceAll(/masked-mac-1|user|masked/g, 'X');
      expect(either(other.all)).toBe(either(all));
      expect(shown(await replayMac(other.out))).toEqual(shown(other.snapshot));
    },
  );
});
