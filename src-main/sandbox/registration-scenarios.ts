import { allPass, readyMac, type Scenario, type ScenarioMac } from './scenario.ts';
import { blocked, clear, settles, stops, undecided, unknown } from './scenario-ends.ts';

const otherManager = { ...readyMac, agent: null } as const satisfies ScenarioMac;
const jamfMac = {
  ...otherManager,
  mdmVendor: 'jamf',
  preferences: { JamfRegistrationPolicyID: 41 },
} as const satisfies ScenarioMac;
/** Nothing that Clearway can ask evaluates a Mac without Fleet's agent. */
const nobodyToAsk = { upstreamState: 'none', problem: 'no-upstream', ...stops('no-upstream') } as const;
/** Nothing refuses this Mac, and something would better be mended. */
const goodToFix = { ...clear, statusExit: 10, headlineState: 'action' } as const;

/** Where the way through registration can stand, and on which Mac. */
export const registrationScenarios = {
  'profile-missing': {
    description: 'Management has not delivered the profile, so there is nothing to register with (P1).',
    mac: { ...readyMac, registration: 'not-configured' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'profile-not-loaded': {
    description: 'The profile has arrived, and macOS has yet to take it up (P2).',
    mac: { ...readyMac, registration: 'agent-not-loaded' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'other-provider': {
    description: 'Single sign-on on this Mac belongs to another provider than Microsoft (P3).',
    mac: { ...readyMac, registration: 'other-provider' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'registration-asked-again': {
    description: 'This Mac was registered, and macOS asks its person to register again (P6).',
    mac: { ...readyMac, registration: 'needs-registration' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'registration-to-repair': {
    description: 'The registration is there, and its keys no longer work (P7).',
    mac: { ...readyMac, registration: 'needs-new-keys' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'signed-out': {
    description: 'This Mac is registered, and the sign-in has run out (P8).',
    mac: { ...readyMac, registration: 'tokens-expired' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'registration-unreadable': {
    description: 'A fault of the first macOS 15 has corrupted the registration, which nobody can read any more (P9).',
    mac: { registration: 'configuration-corrupt', macosVersion: '15.1' },
    server: allPass,
    expected: { ...undecided, ...settles },
  },
  'jamf-not-registered': {
    description: 'Jamf manages this Mac, which registers by a policy in Self Service and has not done so (P4).',
    mac: {
      ...jamfMac,
      registration: 'device-not-registered',
      jamf: { ssoStatus: 1, entraId: 'pending' },
    },
    server: allPass,
    expected: { ...blocked, ...nobodyToAsk },
  },
  'jamf-not-informed': {
    description: 'This Mac is registered, and Jamf has not learned of it yet.',
    mac: { ...jamfMac, jamf: { ssoStatus: 2, entraId: 'pending' } },
    server: allPass,
    expected: { ...unknown('none', 'no-upstream'), ...stops('no-upstream') },
  },
  'intune-not-registered': {
    description: 'Intune manages this Mac, which registers by opening Company Portal and has not done so (P4).',
    mac: { ...otherManager, registration: 'device-not-registered', mdmVendor: 'intune', intune: '2506.010' },
    server: allPass,
    expected: { ...blocked, ...nobodyToAsk },
  },
  'password-method-26': {
    description: 'On macOS 26 the registration, which was not done yet, also makes the two passwords one (P4).',
    mac: { registration: 'device-not-registered', method: 'password', macosVersion: '26.1' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'smart-card-14': {
    description: 'On macOS 14 the registration, which was not done yet, wants a smart card (P4).',
    mac: { registration: 'device-not-registered', method: 'smart-card', macosVersion: '14.7' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'answers-differ': {
    description: 'Apple calls this Mac registered, but nothing that Fleet or the local directory needs has come of it.',
    mac: { ...readyMac, registration: 'no-cloud-ticket', directory: null },
    server: allPass,
    expected: { ...goodToFix, ...settles },
  },
  'chrome-cannot-sign-in': {
    description: 'This Mac is registered, and Chrome, which opens its links, has nothing to show that with.',
    mac: { ...readyMac, browsers: { default: 'chrome', chrome: { version: '139.0.7258.128' } } },
    server: allPass,
    expected: { ...goodToFix, ...settles },
  },
  'disk-not-encrypted': {
    description: 'The disk is not encrypted, which begins with the next login.',
    mac: {
      ...readyMac,
      fileVault: "FileVault is Off.\nDeferred enablement appears to be active for user 'sam'.\n",
    },
    server: allPass,
    expected: { ...goodToFix, ...settles },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
