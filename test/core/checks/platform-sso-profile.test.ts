import { describe, expect, it } from 'vitest';
import { platformSsoProfileCheck } from '../../../src-main/core/checks/platform-sso-profile.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import {
  appSso,
  checkInputs,
  device,
  notApplicable,
  observedAt,
  platformProfile,
  ssoProfiles,
  unreadable,
} from '../examples.ts';

function judge(profiles: Facts['ssoProfiles'], output: Facts['appSso']) {
  return platformSsoProfileCheck.judge(checkInputs({ facts: { ssoProfiles: profiles, appSso: output } }));
}
const extensionOnly = { ...platformProfile, platformSso: false };
const other = { ...platformProfile, extensionIdentifier: 'com.example.other.ssoextension' };
const microsofts = appSso();
const silent = appSso({ device: null });
const others = appSso({ device: { ...device, extensionIdentifier: 'com.example.other.ssoextension' } });
const nameless = appSso({ device: { ...device, extensionIdentifier: null } });

describe('the Platform SSO profile check', () => {
  it('counts for access', () => {
    expect(platformSsoProfileCheck).toMatchObject({ id: 'platform-sso-profile', blocksByDefault: true });
  });

  it.each([
    ['a managed Platform SSO', ssoProfiles(platformProfile), silent, 'pass', 'applied'],
    ['a managed Platform SSO, although app-sso failed', ssoProfiles(platformProfile), unreadable, 'pass', 'applied'],
    [
      "a managed Platform SSO, although app-sso shows another's",
      ssoProfiles(platformProfile),
      others,
      'pass',
      'applied',
    ],
    ["another's beside Microsoft's", ssoProfiles(other, platformProfile), silent, 'pass', 'applied'],
    [
      'two of Microsoft, one for apps only',
      ssoProfiles(extensionOnly, platformProfile),
      silent,
      'attention',
      'conflict',
    ],
    ['a managed extension for apps only', ssoProfiles(extensionOnly), silent, 'attention', 'extension-only'],
    [
      'an extension for apps only, app-sso in use',
      ssoProfiles(extensionOnly),
      microsofts,
      'attention',
      'extension-only',
    ],
    ["another's managed profile", ssoProfiles(other), silent, 'fail', 'other-provider'],
    ["another's managed profile, app-sso in use", ssoProfiles(other), microsofts, 'fail', 'other-provider'],
    ['no managed profile, app-sso in use', ssoProfiles(), microsofts, 'pass', 'applied-by-agent'],
    ["no managed profile, app-sso in use by another's", ssoProfiles(), others, 'fail', 'other-provider'],
    ['no managed profile, nothing loaded', ssoProfiles(), silent, 'fail', 'missing'],
    ['no managed profile, app-sso without an extension', ssoProfiles(), nameless, 'undetermined', 'unknown'],
    ['no managed profile, app-sso failed', ssoProfiles(), unreadable, 'undetermined', 'unknown'],
    ['an unreadable profile, nothing loaded', unreadable, silent, 'undetermined', 'unknown'],
    ['an unreadable profile, app-sso failed', unreadable, unreadable, 'undetermined', 'unknown'],
    ['an unreadable profile, app-sso in use', unreadable, microsofts, 'pass', 'applied-by-agent'],
    ["an unreadable profile, app-sso in use by another's", unreadable, others, 'fail', 'other-provider'],
    ['nothing that applies', notApplicable, notApplicable, 'undetermined', 'unknown'],
  ] as const)('says with %s', (...[, profiles, output, verdict, outcome]) => {
    expect(judge(profiles, output)).toMatchObject({ verdict, summary: `check.platform-sso-profile.${outcome}` });
  });

  it('shows the profile that decided', () => {
    expect(judge(ssoProfiles(other, { ...platformProfile, level: 'user' }), silent)).toEqual({
      verdict: 'pass',
      summary: 'check.platform-sso-profile.applied',
      evidence: {
        extensionIdentifier: platformProfile.extensionIdentifier,
        level: 'user',
        platformSso: true,
        seenIn: 'managed preferences',
      },
      observedAt,
    });
  });

  it('says whom to ask', () => {
    expect(judge(ssoProfiles(), silent).remedy).toBe('ask-it-for-profile');
    expect(judge(ssoProfiles(extensionOnly), silent).remedy).toBe('ask-it-for-platform-sso');
    expect(judge(ssoProfiles(other), silent).remedy).toBe('ask-it-other-provider');
    expect(judge(ssoProfiles(), others).remedy).toBe('ask-it-other-provider');
  });

  it('says undetermined when the profile cannot be read, and why', () => {
    expect(judge(unreadable, silent).problem).toEqual({ code: 'permission-denied' });
    expect(judge(ssoProfiles(), unreadable).problem).toEqual({ code: 'permission-denied' });
    expect(judge(ssoProfiles(), nameless).problem?.code).toBe('output-not-understood');
  });
});
