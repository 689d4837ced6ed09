import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chromeSignOn,
  edgeSignOn,
  firefoxSignOn,
  safariSignOn,
  type ChromeEvidence,
  type FirefoxEvidence,
} from '../../src-main/core/browser-sign-on.ts';
import type { BrowserSignOn } from '../../src-main/core/posture-facts.ts';

const old = '134.0.6998.166';
const recent = '135.0.7049.95';
const bare: ChromeEvidence = {
  version: old,
  policy: 'none',
  extension: 'absent',
  hostFile: 'absent',
  ownSupport: 'not-named',
};
function chrome(change: Partial<ChromeEvidence>): string {
  return said(chromeSignOn({ ...bare, ...change }));
}
function said({ kind, because }: BrowserSignOn): string {
  return `${kind}: ${because}`;
}

describe('Chrome', () => {
  it.each<[string, Partial<ChromeEvidence>, string]>([
    ['with nothing', {}, 'not-ready: nothing-set-up'],
    ['of a version that is not known, with nothing', { version: null }, 'not-ready: nothing-set-up'],
    ['new, with nothing', { version: recent }, 'not-ready: nothing-set-up'],
    ['with both parts', { extension: 'on', hostFile: 'present' }, 'ready: extension-installed'],
    ['with an extension that IT forces', { policy: 'forced', hostFile: 'present' }, 'ready: extension-forced'],
    ['with the helper file alone', { hostFile: 'present' }, 'unknown: not-seen'],
    ['old, with an extension that talks to nobody', { extension: 'on' }, 'not-ready: host-file-missing'],
    ['old, with a forced extension that talks to nobody', { policy: 'forced' }, 'not-ready: host-file-missing'],
    [
      'of no known version, with a forced extension alone',
      { version: null, policy: 'forced' },
      'not-ready: host-file-missing',
    ],
    ['new, with an extension alone', { version: recent, extension: 'on' }, 'ready: extension-installed'],
    ['new, with a forced extension alone', { version: recent, policy: 'forced' }, 'ready: extension-forced'],
    [
      'new and kept from helping itself, with an extension alone',
      { version: recent, extension: 'on', ownSupport: 'off' },
      'not-ready: host-file-missing',
    ],
    ['new, and named in IT’s profile', { version: recent, ownSupport: 'allowed' }, 'ready: native-support'],
    ['old, and named in IT’s profile', { ownSupport: 'allowed' }, 'not-ready: nothing-set-up'],
    ['of no known version, and named', { version: null, ownSupport: 'allowed' }, 'not-ready: nothing-set-up'],
    ['with the extension switched off', { extension: 'off', hostFile: 'present' }, 'not-ready: extension-off'],
    [
      'with the extension off that IT forces',
      { extension: 'off', policy: 'forced', hostFile: 'present' },
      'ready: extension-forced',
    ],
    [
      'with a blocked extension',
      { extension: 'on', policy: 'blocked', hostFile: 'present' },
      'not-ready: blocked-by-policy',
    ],
    [
      'with a blocked extension and no way to be sure of the rest',
      { policy: 'blocked', hostFile: 'unreadable' },
      'not-ready: blocked-by-policy',
    ],
    [
      'with a blocked extension, but named',
      { version: recent, policy: 'blocked', ownSupport: 'allowed' },
      'ready: native-support',
    ],
    [
      'with settings that cannot be read',
      { policy: 'unreadable', extension: 'on', hostFile: 'present' },
      'unknown: not-seen',
    ],
    ['with a profile that cannot be read', { extension: 'unreadable', hostFile: 'present' }, 'unknown: not-seen'],
    ['with a helper file that cannot be read', { extension: 'on', hostFile: 'unreadable' }, 'unknown: not-seen'],
    ['new, with IT’s profile unreadable', { version: recent, ownSupport: 'unreadable' }, 'unknown: not-seen'],
    ['old, with IT’s profile unreadable', { ownSupport: 'unreadable' }, 'not-ready: nothing-set-up'],
  ])('%s', (_case, change, expected) => {
    expect(chrome(change)).toBe(expected);
  });

  it('is never held to be wanting for what could not be read', () => {
    const anyEvidence: fc.Arbitrary<ChromeEvidence> = fc.record({
      version: fc.constantFrom(null, old, recent),
      policy: fc.constantFrom('forced', 'none', 'unreadable'),
      extension: fc.constantFrom('on', 'off', 'absent', 'unreadable'),
      hostFile: fc.constantFrom('present', 'absent', 'unreadable'),
      ownSupport: fc.constantFrom('off', 'allowed', 'not-named'),
    });
    fc.assert(
      fc.property(anyEvidence, seen => {
        const isBlind = [seen.policy, seen.extension, seen.hostFile].includes('unreadable');
        if (isBlind) expect(chromeSignOn(seen).kind).not.toBe('not-ready');
      }),
    );
  });
});

describe('Edge', () => {
  it.each([
    ['work-account', 'ready: profile-signed-in'],
    ['other-account', 'unknown: not-seen'],
    ['not-signed-in', 'not-ready: no-profile-signed-in'],
    ['unreadable', 'unknown: not-seen'],
  ] as const)('with a profile that is %s', (profile, expected) => {
    expect(said(edgeSignOn({ profile }))).toBe(expected);
  });
});

describe('Firefox', () => {
  const plain: FirefoxEvidence = { version: '140.0', policy: 'none', setting: 'off' };
  it.each<[string, Partial<FirefoxEvidence>, string]>([
    ['with nothing', {}, 'not-ready: nothing-set-up'],
    ['with the policy on', { policy: 'on' }, 'ready: policy-on'],
    ['with the policy on, whatever else', { policy: 'on', setting: 'unreadable' }, 'ready: policy-on'],
    ['with the policy off', { policy: 'off', setting: 'on' }, 'not-ready: policy-off'],
    ['with the setting on', { setting: 'on' }, 'ready: setting-on'],
    ['with settings that cannot be read', { setting: 'unreadable' }, 'unknown: not-seen'],
    ['with policies that cannot be read', { policy: 'unreadable', setting: 'on' }, 'unknown: not-seen'],
    ['before it learnt it', { version: '132.0', policy: 'on' }, 'not-ready: too-old'],
    ['of the first version', { version: '132.0.1', policy: 'on' }, 'ready: policy-on'],
    ['with long support, of the first version', { version: '128.5.0', policy: 'on' }, 'ready: policy-on'],
    ['with long support, before it', { version: '128.4.0', policy: 'on' }, 'not-ready: too-old'],
    ['between the two', { version: '129.0', policy: 'on' }, 'not-ready: too-old'],
    ['of a version that is not known', { version: null, policy: 'on' }, 'ready: policy-on'],
  ])('%s', (_case, change, expected) => {
    expect(said(firefoxSignOn({ ...plain, ...change }))).toBe(expected);
  });
});

describe('Safari', () => {
  it('needs nothing', () => {
    expect(said(safariSignOn)).toBe('ready: built-in');
  });
});
