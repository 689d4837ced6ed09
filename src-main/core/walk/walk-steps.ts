import type { WalkStep } from './walk-step.ts';

const everywhere = ['register', 'repair', 'sign-in', 'inform'] as const;
const registering = ['register', 'repair'] as const;
const signingIn = ['register', 'repair', 'sign-in'] as const;
const since14 = ['14', '15', '26'] as const;

/**
 * Every screen on the way through registration, in the order in which a person meets them. macOS tells nothing between
 * the notification and the finished registration, so the screens between the two tick together.
 */
export const walkSteps = [
  {
    id: 'company-portal',
    number: 1,
    secret: 'none',
    doneWhen: 'company-portal-ready',
    where: [{ paths: everywhere }],
  },
  { id: 'profile', number: 2, secret: 'none', doneWhen: 'profile-in-use', where: [{ paths: everywhere }] },
  {
    id: 'newer-macos',
    number: 3,
    secret: 'none',
    doneWhen: null,
    where: [{ paths: signingIn, releases: ['13'], methods: ['smart-card'] }],
    endsWalk: true,
  },
  {
    id: 'insert-card',
    number: 4,
    secret: 'none',
    doneWhen: 'user-registered',
    where: [{ paths: signingIn, methods: ['smart-card'] }],
  },
  {
    id: 'self-service',
    number: 5,
    secret: 'work-password',
    doneWhen: 'user-registered',
    where: [{ paths: ['register', 'inform'], vendors: ['jamf'] }],
  },
  {
    id: 'portal-sign-in',
    number: 6,
    secret: 'work-password',
    // The second person on a Mac signs in there as well.
    doneWhen: 'user-registered',
    where: [{ paths: ['register'], vendors: ['intune'] }],
  },
  {
    id: 'repair',
    number: 7,
    secret: 'none',
    doneWhen: 'user-registered',
    where: [{ paths: ['repair'], releases: since14 }],
  },
  {
    id: 'deregister',
    number: 8,
    secret: 'none',
    doneWhen: 'user-registered',
    where: [{ paths: ['repair'], releases: ['13'], vendors: ['fleet', 'intune', 'other'] }],
  },
  {
    // On a Mac of Jamf, which one of a manager not known can be, Company Portal answers with AccountNotOnboarded, and
    // macOS 13 has no button of its own.
    id: 'repair-by-it',
    number: 9,
    secret: 'none',
    doneWhen: 'user-registered',
    where: [{ paths: ['repair'], releases: ['13'], vendors: ['jamf', 'unknown'] }],
  },
  { id: 'authenticate', number: 10, secret: 'none', doneWhen: 'user-registered', where: [{ paths: ['sign-in'] }] },
  {
    id: 'notification',
    number: 11,
    secret: 'none',
    doneWhen: 'user-registered',
    // From macOS 14 on, Repair leads to the windows of the registration without a notification.
    where: [{ paths: ['register'] }, { paths: ['repair'], releases: ['13'] }],
  },
  {
    id: 'confirm',
    number: 12,
    secret: 'mac-password',
    secretWith: { 'smart-card': 'smart-card-pin' },
    doneWhen: 'user-registered',
    where: [{ paths: registering, releases: since14 }],
  },
  {
    id: 'sign-in',
    number: 13,
    secret: 'work-password',
    secretWith: { 'smart-card': 'none' },
    doneWhen: 'user-registered',
    where: [{ paths: signingIn }],
  },
  { id: 'mfa', number: 14, secret: 'none', doneWhen: 'user-registered', where: [{ paths: signingIn }] },
  {
    id: 'certificate',
    number: 15,
    secret: 'none',
    doneWhen: 'user-registered',
    where: [{ paths: signingIn, methods: ['smart-card'] }],
  },
  {
    id: 'card-pin',
    number: 16,
    secret: 'smart-card-pin',
    doneWhen: 'user-registered',
    where: [{ paths: signingIn, methods: ['smart-card'] }],
  },
  {
    id: 'key',
    number: 17,
    secret: 'mac-password',
    doneWhen: 'user-registered',
    where: [{ paths: registering, methods: ['secure-enclave'] }],
  },
  {
    id: 'old-password',
    number: 18,
    secret: 'mac-password',
    doneWhen: 'user-registered',
    where: [{ paths: registering, methods: ['password'] }],
  },
  {
    id: 'new-password',
    number: 19,
    secret: 'work-password',
    doneWhen: 'user-registered',
    where: [{ paths: registering, methods: ['password'] }],
  },
  {
    // Other apps than Apple's can offer passkeys from macOS 14 on. The switch lies where no app may look.
    id: 'passkey',
    number: 20,
    secret: 'mac-password',
    doneWhen: null,
    where: [{ paths: registering, releases: since14, methods: ['secure-enclave'] }],
  },
  { id: 'done', number: 21, secret: 'none', doneWhen: 'signed-in', where: [{ paths: signingIn }] },
] as const satisfies readonly WalkStep[];

export type WalkStepId = (typeof walkSteps)[number]['id'];
