import type { RemedyId } from '../../contract/ids.ts';
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
    // The first macOS with Platform SSO knows the Secure Enclave and the password alone.
    when: {
      macos: ['13'],
      method: ['smart-card'],
      registration: [
        'agent-not-loaded',
        'device-not-registered',
        'user-not-registered',
        'needs-registration',
        'needs-repair',
        'sign-in-needed',
      ],
    },
    verdict: 'smart-card-needs-newer-macos',
    remedy: 'ask-it-about-smart-card',
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

type Unregistered = 'device-not-registered' | 'user-not-registered' | 'needs-registration';
type Start = Pick<DoctorRow, 'verdict'> & { readonly state: Unregistered; readonly remedy: RemedyId };

/** P4: nobody has registered this Mac. P5: not this account, as for the second person who uses it. P6: macOS asks again. */
const starts: readonly Start[] = [
  { state: 'device-not-registered', verdict: 'device-not-registered', remedy: 'register-mac' },
  { state: 'user-not-registered', verdict: 'user-not-registered', remedy: 'register-user' },
  { state: 'needs-registration', verdict: 'registration-needed', remedy: 'register-user' },
];

/** Where registering begins; it is the same for all three, but for who has to ask macOS. */
const ways: readonly Pick<DoctorRow, 'when' | 'remedy' | 'caveats'>[] = [
  { when: { vendor: ['jamf'], selfService: ['yes'] }, remedy: 'register-by-self-service', caveats: onJamf },
  { when: { vendor: ['jamf'] }, remedy: 'find-self-service', caveats: onJamf },
  { when: { vendor: ['intune'] }, remedy: 'register-in-company-portal', caveats: prompt },
  { when: { macos: ['unknown'] }, remedy: 'wait-for-prompt', caveats: prompt },
];

const registering: readonly DoctorRow[] = starts.flatMap(({ state, verdict, remedy }) => [
  ...ways.map(way => ({ ...way, when: { registration: [state], ...way.when }, verdict })),
  { when: { registration: [state] }, verdict, remedy, caveats: prompt },
]);

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
  ...registering,
];
