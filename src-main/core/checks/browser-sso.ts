import type { RemedyId } from '../../contract/ids.ts';
import type { RegistrationState } from '../../contract/snapshot.ts';
import type { Fact } from '../fact.ts';
import type { Browser, BrowserObstacle, Browsers, BrowserId } from '../posture-facts.ts';
import type { Registration } from '../registration.ts';
import type { SsoExtension } from '../registration-facts.ts';
import type { CheckMessageId } from '../words.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** What comes before any browser; null where a browser has something to show, or nobody knows. */
const comesFirst: Readonly<Record<RegistrationState, CheckMessageId | null>> = {
  registered: null,
  'not-configured': 'check.browser-sso.register-first',
  'agent-not-loaded': 'check.browser-sso.register-first',
  'other-provider': 'check.browser-sso.register-first',
  'device-not-registered': 'check.browser-sso.register-first',
  'user-not-registered': 'check.browser-sso.register-first',
  'needs-registration': 'check.browser-sso.register-first',
  'needs-repair': 'check.browser-sso.repair-first',
  'sign-in-needed': 'check.browser-sso.sign-in-first',
  unknown: null,
};

/** Can the browser that opens links show that this Mac is registered? To one that cannot, a registered Mac looks like any other. */
export const browserSsoCheck: Check = {
  id: 'browser-sso',
  blocksByDefault: false,
  judge: ({ facts, registration }: CheckInputs): Finding => {
    const fact = facts.browsers;
    const before = judgeBefore(facts.ssoExtension, registration);
    if (before !== null) return before;
    if (fact.kind !== 'known') {
      return {
        verdict: 'undetermined',
        summary: 'check.browser-sso.unknown',
        problem: fact.kind === 'unknown' ? fact.problem : null,
      };
    }
    return { ...judgeDefault(fact.value), evidence: evidenceOf(fact.value), observedAt: fact.observedAt };
  },
};

/** Every browser goes through the registration and through Microsoft's extension; null where both are there. */
function judgeBefore(extension: Fact<SsoExtension>, { report, problem }: Registration): Finding | null {
  const first = comesFirst[report.state];
  if (first !== null) return { verdict: 'not-applicable', summary: first };
  if (report.state === 'unknown') {
    return { verdict: 'undetermined', summary: 'check.browser-sso.registration-unknown', problem };
  }
  if (extension.kind !== 'known') {
    return {
      verdict: 'undetermined',
      summary: 'check.browser-sso.extension-unknown',
      problem: extension.kind === 'unknown' ? extension.problem : null,
    };
  }
  return extension.value.listed && extension.value.election !== 'disabled'
    ? null
    : { verdict: 'not-applicable', summary: 'check.browser-sso.extension-first' };
}

const names: Readonly<Record<BrowserId, string>> = {
  safari: 'Safari',
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
};
const knownBundleIds = ['com.apple.Safari', 'com.google.Chrome', 'com.microsoft.edgemac', 'org.mozilla.firefox'];

function judgeDefault({ installed, defaultBundleId }: Browsers): Finding {
  if (defaultBundleId === null) return { verdict: 'undetermined', summary: 'check.browser-sso.default-not-seen' };
  const browser = installed.find(({ bundleId }) => bundleId === defaultBundleId);
  if (browser !== undefined) return judgeBrowser(browser);
  // One that Clearway knows but did not find where apps usually are.
  return knownBundleIds.includes(defaultBundleId)
    ? { verdict: 'undetermined', summary: 'check.browser-sso.default-not-seen' }
    : { verdict: 'undetermined', summary: 'check.browser-sso.other-browser' };
}

function judgeBrowser({ id, signOn }: Browser): Finding {
  const browser = names[id];
  switch (signOn.kind) {
    case 'ready':
      return { verdict: 'pass', summary: 'check.browser-sso.ready', args: { browser } };
    case 'unknown':
      return { verdict: 'undetermined', summary: 'check.browser-sso.not-seen', args: { browser } };
    case 'not-ready':
      return {
        verdict: 'attention',
        summary: 'check.browser-sso.not-ready',
        // A hyphen means something in ICU messages.
        args: { browser, because: signOn.because.replaceAll('-', '_') },
        remedy: remedyOf(id, signOn.because),
      };
  }
}

function remedyOf(id: BrowserId, because: BrowserObstacle): RemedyId {
  if (id === 'edge') return 'sign-in-to-edge';
  if (id === 'firefox') return 'ask-it-for-firefox';
  if (because === 'blocked-by-policy') return 'ask-it-for-chrome';
  return because === 'host-file-missing' ? 'mend-chrome-helper' : 'set-up-chrome';
}

/** Every browser with what was seen of it, and whether it is the default: never an account, never a profile's name. */
function evidenceOf({ installed, defaultBundleId }: Browsers): NonNullable<Finding['evidence']> {
  const states = installed.map(({ id, signOn }): [string, string] => [id, `${signOn.kind}: ${signOn.because}`]);
  const versions = installed.map(({ id, version }): [string, string | null] => [`${id}Version`, version]);
  return { defaultBrowser: defaultBundleId, ...Object.fromEntries([...states, ...versions]) };
}
