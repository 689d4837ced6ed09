import type { RemedyId } from '../../contract/ids.ts';
import type { RegistrationState } from '../../contract/snapshot.ts';
import type { Browser, BrowserObstacle, Browsers, BrowserId } from '../posture-facts.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Without a registration there is nothing that a browser could show. */
const nothingToShow: readonly RegistrationState[] = [
  'not-configured',
  'agent-not-loaded',
  'other-provider',
  'device-not-registered',
  'user-not-registered',
  'needs-registration',
];

/** Can the browser that opens links show that this Mac is registered? To one that cannot, a registered Mac looks like any other. */
export const browserSsoCheck: Check = {
  id: 'browser-sso',
  blocksByDefault: false,
  judge: ({ facts, registration }: CheckInputs): Finding => {
    const fact = facts.browsers;
    if (nothingToShow.includes(registration.report.state)) {
      return { verdict: 'not-applicable', summary: 'check.browser-sso.register-first' };
    }
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
