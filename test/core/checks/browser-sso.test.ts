import { describe, expect, it } from 'vitest';
import { browserSsoCheck } from '../../../src-main/core/checks/browser-sso.ts';
import { known } from '../../../src-main/core/fact.ts';
import type { Browser, Browsers, BrowserObstacle } from '../../../src-main/core/posture-facts.ts';
import { composeSnapshot } from '../../../src-main/core/compose-snapshot.ts';
import type { SsoExtension } from '../../../src-main/core/registration-facts.ts';
import {
  appSso,
  checkInputs,
  device,
  facts,
  notApplicable,
  observedAt,
  safari,
  snapshotInputs,
  ssoProfiles,
  unreadable,
  user,
  words,
} from '../examples.ts';

const disabled = { election: 'disabled', version: '5.2604.1' } as const;
function extension(value: SsoExtension) {
  return known(value, { observedAt, source: 'x' });
}
const chrome: Browser = {
  id: 'chrome',
  bundleId: 'com.google.Chrome',
  version: '134.0.6998.166',
  signOn: { kind: 'not-ready', because: 'nothing-set-up' },
};
const edge: Browser = { ...chrome, id: 'edge', bundleId: 'com.microsoft.edgemac', version: null };
const firefox: Browser = { ...chrome, id: 'firefox', bundleId: 'org.mozilla.firefox' };

function inputs(browsers: Partial<Browsers>) {
  const fact = known(
    { installed: [safari], defaultBundleId: safari.bundleId, ...browsers },
    { observedAt, source: 'x' },
  );
  return checkInputs({ facts: { browsers: fact } });
}
function judge(browsers: Partial<Browsers>) {
  return browserSsoCheck.judge(inputs(browsers));
}
function textOf({ summary, args }: ReturnType<typeof judge>): string {
  return words.say(summary, args);
}
function hindered(browser: Browser, because: BrowserObstacle) {
  const changed: Browser = { ...browser, signOn: { kind: 'not-ready', because } };
  return judge({ installed: [safari, changed], defaultBundleId: browser.bundleId });
}

describe('sign-in in the browser', () => {
  it('passes with Safari, and tells of the others', () => {
    expect(judge({ installed: [safari, chrome, edge] })).toEqual({
      verdict: 'pass',
      summary: 'check.browser-sso.ready',
      args: { browser: 'Safari' },
      evidence: {
        defaultBrowser: 'com.apple.Safari',
        safari: 'ready: built-in',
        safariVersion: '18.5',
        chrome: 'not-ready: nothing-set-up',
        chromeVersion: '134.0.6998.166',
        edge: 'not-ready: nothing-set-up',
        edgeVersion: null,
      },
      observedAt,
    });
  });

  it('says that Safari can, that this one cannot, and why', () => {
    expect(textOf(hindered(chrome, 'nothing-set-up'))).toBe(
      'Safari can sign in with this Mac’s registration. This Chrome cannot, because neither Microsoft’s single sign-on extension nor its helper file was found.',
    );
    expect(textOf(hindered(firefox, 'nothing-set-up'))).toContain(
      'This Firefox cannot, because the setting for it is not on',
    );
    expect(textOf(hindered(edge, 'no-profile-signed-in'))).toContain('because nobody is signed in to its profile');
  });

  it.each<[Browser, BrowserObstacle, string]>([
    [chrome, 'nothing-set-up', 'set-up-chrome'],
    [chrome, 'extension-off', 'set-up-chrome'],
    [chrome, 'host-file-missing', 'mend-chrome-helper'],
    [chrome, 'blocked-by-policy', 'ask-it-for-chrome'],
    [edge, 'no-profile-signed-in', 'sign-in-to-edge'],
    [firefox, 'nothing-set-up', 'ask-it-for-firefox'],
    [firefox, 'policy-off', 'ask-it-for-firefox'],
    [firefox, 'too-old', 'ask-it-for-firefox'],
  ])('has a way out for $id where it is %s', (browser, because, remedy) => {
    const finding = hindered(browser, because);
    expect(finding).toMatchObject({ verdict: 'attention', remedy });
    const others = because === 'nothing-set-up' ? 'nothing that it needs' : 'was found';
    expect(textOf(finding)).not.toContain(others);
  });

  it.each<[string, Partial<Browsers>, string]>([
    [
      'a browser nobody could look into',
      {
        installed: [safari, { ...chrome, signOn: { kind: 'unknown', because: 'not-seen' } }],
        defaultBundleId: chrome.bundleId,
      },
      'not-seen',
    ],
    ['a browser that Clearway does not know', { defaultBundleId: 'com.brave.Browser' }, 'other-browser'],
    ['a known browser that is not where apps are', { defaultBundleId: chrome.bundleId }, 'default-not-seen'],
    ['no default that could be read', { defaultBundleId: null }, 'default-not-seen'],
  ])('stays open for %s', (_case, browsers, outcome) => {
    expect(judge(browsers)).toMatchObject({ verdict: 'undetermined', summary: `check.browser-sso.${outcome}` });
    expect(judge(browsers).remedy).toBeUndefined();
  });

  it('stays open where the browsers could not be looked at', () => {
    const judged = (browsers: typeof unreadable | typeof notApplicable) =>
      browserSsoCheck.judge(checkInputs({ facts: { browsers } }));
    expect(judged(unreadable)).toMatchObject({ verdict: 'undetermined', problem: { code: 'permission-denied' } });
    expect(judged(notApplicable)).toMatchObject({ verdict: 'undetermined', problem: null });
  });

  it.each([
    ['whose profile is missing', { ssoProfiles: ssoProfiles(), appSso: appSso({ device: null, user: null }) }],
    ['that is not registered', { appSso: appSso({ device: { ...device, registrationCompleted: false }, user: null }) }],
    ['whose user is not registered', { appSso: appSso({ user: null }) }],
  ])('does not matter on a Mac %s', (_case, facts) => {
    const { browsers } = inputs({ installed: [safari, chrome], defaultBundleId: chrome.bundleId }).facts;
    expect(browserSsoCheck.judge(checkInputs({ facts: { ...facts, browsers } }))).toEqual({
      verdict: 'not-applicable',
      summary: 'check.browser-sso.register-first',
    });
  });

  it.each([
    ['register', { appSso: appSso({ user: null }) }, 'register-first'],
    ['repair', { appSso: appSso({ user: { ...user, state: 'POUserStateNeedsNewKeys' } }) }, 'repair-first'],
    ['sign in', { appSso: appSso({ tokens: { expireAt: null, expired: true } }) }, 'sign-in-first'],
    ['switch the extension on', { ssoExtension: extension({ listed: true, ...disabled }) }, 'extension-first'],
    ['bring the extension', { ssoExtension: extension({ listed: false }) }, 'extension-first'],
  ])('comes after having to %s', (_case, facts, outcome) => {
    const { browsers } = inputs({}).facts;
    expect(browserSsoCheck.judge(checkInputs({ facts: { ...facts, browsers } }))).toEqual({
      verdict: 'not-applicable',
      summary: `check.browser-sso.${outcome}`,
    });
  });

  it.each([
    ['the registration', { appSso: unreadable }, 'registration-unknown', 'permission-denied'],
    ['the extension', { ssoExtension: unreadable }, 'extension-unknown', 'permission-denied'],
    ['the extension, without a reason,', { ssoExtension: notApplicable }, 'extension-unknown', undefined],
  ])('never passes where %s is not known', (_case, facts, outcome, code) => {
    const { browsers } = inputs({}).facts;
    const finding = browserSsoCheck.judge(checkInputs({ facts: { ...facts, browsers } }));
    expect(finding).toMatchObject({ verdict: 'undetermined', summary: `check.browser-sso.${outcome}` });
    expect(finding.problem?.code).toBe(code);
  });

  it('leaves the headline alone where the default browser could not be seen', () => {
    const seen = composeSnapshot(snapshotInputs({ facts: facts() }), words);
    const { browsers } = inputs({ defaultBundleId: null }).facts;
    const unseen = composeSnapshot(snapshotInputs({ facts: facts({ browsers }) }), words);
    expect(unseen.checks.find(({ id }) => id === 'browser-sso')?.verdict).toBe('undetermined');
    expect(unseen.headline).toEqual(seen.headline);
  });
});
