import type { DoctorRow } from './doctor-row.ts';

/** What keeps every way of registering from working. */
const hindrances: readonly DoctorRow[] = [
  {
    when: {
      macos: ['older'],
      registration: [
        'agent-not-loaded',
        'device-not-registered',
        'user-not-registered',
        'needs-registration',
        'needs-repair',
        'sign-in-needed',
        'unknown',
        'unknown-corrupt',
      ],
    },
    verdict: 'macos-too-old',
    remedy: 'update-macos',
    caveats: [],
  },
  {
    // Where macOS may be 15.0 to 15.2, updating it can mend this and harms nothing.
    when: { registration: ['unknown-corrupt'], macos: ['15-corrupting', 'unknown'] },
    verdict: 'configuration-corrupt',
    remedy: 'update-macos',
    caveats: [],
  },
  {
    when: { registration: ['unknown-corrupt'] },
    verdict: 'configuration-unreadable',
    remedy: 'ask-it-for-repair',
    caveats: [],
  },
  {
    when: {
      macos: ['15-corrupting'],
      registration: [
        'agent-not-loaded',
        'device-not-registered',
        'user-not-registered',
        'needs-registration',
        'needs-repair',
      ],
    },
    verdict: 'macos-corrupts-registration',
    remedy: 'update-macos',
    caveats: [],
  },
  {
    // Microsoft shows no error to somebody whom the tenant lets join no devices: only the repetition tells it.
    when: { registration: ['device-not-registered'], tries: ['2+'] },
    verdict: 'join-refused',
    remedy: 'ask-it-to-let-join',
    caveats: [],
  },
];

const prompt = ['focus-hides-prompt', 'prompt-returns'] as const;
const onJamf = ['company-portal-not-on-jamf', 'inventory-after-registration'] as const;

/** P4: nobody has registered this Mac. */
const device: readonly DoctorRow[] = [
  {
    when: { registration: ['device-not-registered'], vendor: ['jamf'], selfService: ['yes'] },
    verdict: 'device-not-registered',
    remedy: 'register-by-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['device-not-registered'], vendor: ['jamf'] },
    verdict: 'device-not-registered',
    remedy: 'find-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['device-not-registered'], vendor: ['intune'] },
    verdict: 'device-not-registered',
    remedy: 'register-in-company-portal',
    caveats: prompt,
  },
  {
    when: { registration: ['device-not-registered'], macos: ['unknown'] },
    verdict: 'device-not-registered',
    remedy: 'wait-for-prompt',
    caveats: prompt,
  },
  {
    when: { registration: ['device-not-registered'] },
    verdict: 'device-not-registered',
    remedy: 'register-mac',
    caveats: prompt,
  },
];

/** P5: this Mac is registered, and this account on it is not, as for the second person who uses it. */
const user: readonly DoctorRow[] = [
  {
    when: { registration: ['user-not-registered'], vendor: ['jamf'], selfService: ['yes'] },
    verdict: 'user-not-registered',
    remedy: 'register-by-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['user-not-registered'], vendor: ['jamf'] },
    verdict: 'user-not-registered',
    remedy: 'find-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['user-not-registered'], vendor: ['intune'] },
    verdict: 'user-not-registered',
    remedy: 'register-in-company-portal',
    caveats: prompt,
  },
  {
    when: { registration: ['user-not-registered'], macos: ['unknown'] },
    verdict: 'user-not-registered',
    remedy: 'wait-for-prompt',
    caveats: prompt,
  },
  {
    when: { registration: ['user-not-registered'] },
    verdict: 'user-not-registered',
    remedy: 'register-user',
    caveats: prompt,
  },
];

/** P6: macOS itself asks for the registration again. */
const again: readonly DoctorRow[] = [
  {
    when: { registration: ['needs-registration'], vendor: ['jamf'], selfService: ['yes'] },
    verdict: 'registration-needed',
    remedy: 'register-by-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['needs-registration'], vendor: ['jamf'] },
    verdict: 'registration-needed',
    remedy: 'find-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['needs-registration'], vendor: ['intune'] },
    verdict: 'registration-needed',
    remedy: 'register-in-company-portal',
    caveats: prompt,
  },
  {
    when: { registration: ['needs-registration'], macos: ['unknown'] },
    verdict: 'registration-needed',
    remedy: 'wait-for-prompt',
    caveats: prompt,
  },
  {
    when: { registration: ['needs-registration'] },
    verdict: 'registration-needed',
    remedy: 'register-user',
    caveats: prompt,
  },
];

/** Everything before a first registration, in which the manager decides the way. */
export const rowsRegistering: readonly DoctorRow[] = [
  ...hindrances,
  {
    // Whoever follows the prompt that comes then registers past Jamf.
    when: { registration: ['agent-not-loaded'], vendor: ['jamf'], macos: ['unknown'] },
    verdict: 'profile-not-loaded',
    remedy: 'log-in-for-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['agent-not-loaded'], vendor: ['jamf'] },
    verdict: 'profile-not-loaded',
    remedy: 'restart-for-self-service',
    caveats: onJamf,
  },
  {
    when: { registration: ['agent-not-loaded'], macos: ['unknown'] },
    verdict: 'profile-not-loaded',
    remedy: 'log-in-for-registration',
    caveats: [],
  },
  {
    when: { registration: ['agent-not-loaded'] },
    verdict: 'profile-not-loaded',
    remedy: 'restart-for-registration',
    caveats: ['focus-hides-prompt'],
  },
  ...device,
  ...user,
  ...again,
];
