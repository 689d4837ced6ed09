import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { clearway, snapshotOf, temporaryFolder } from './clearway.ts';

/** What the page tells an administrator without Platform SSO to set: each of them a list of checks. */
const page = readFileSync(join(checkout, 'docs/deploy-jamf.md'), 'utf8');
const advised = Object.fromEntries(
  [...page.matchAll(/--set (BlockingChecks|HiddenChecks)=([\w,-]+)/g)].map(([, key = '', ids = '']) => [
    key,
    ids.split(','),
  ]),
);

async function headlineWith(preferences: Readonly<Record<string, string | string[]>>): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const root = join(folder, 'mac');
  const mac = { fleet: null, mdmVendor: 'jamf', jamf: { ssoStatus: 0, entraId: 'acquired' } } as const;
  const asked = { ...mac, now: Date.now(), registration: 'not-configured', preferences } as const;
  await writeRecordedMac(root, recordedMac(asked));
  const { headline, registration } = snapshotOf(
    await clearway('status', '--json', '--root', root, '--state', join(folder, 'state')),
  );
  return [headline.code, registration.code];
}

describe('a Mac of Jamf that is registered without Platform SSO', () => {
  it('is called blocked by the settings of the recipe alone', async () => {
    expect(await headlineWith({ Upstream: 'none' })).toEqual(['H4', 'P1']);
  });

  it('is called clear with the two settings that the recipe gives for it', async () => {
    expect(Object.keys(advised)).toEqual(['BlockingChecks', 'HiddenChecks']);
    expect(await headlineWith({ Upstream: 'none', ...advised })).toEqual(['H0', 'P1']);
  });
});
