import type { Turn } from '../../contract/ids.ts';
import type { RegistrationCode } from '../../contract/snapshot.ts';
import type { WalkPath } from './walk-step.ts';

/**
 * Whose turn it is by the code alone, and which way leads on; null where no screen is this person's to go through.
 * P0 has one all the same where Jamf has yet to learn of the registration.
 */
export const walkCodes = {
  P0: { turn: 'nobody', path: null },
  P1: { turn: 'it', path: null },
  P2: { turn: 'you', path: 'register' },
  P3: { turn: 'it', path: null },
  P4: { turn: 'you', path: 'register' },
  P5: { turn: 'you', path: 'register' },
  P6: { turn: 'you', path: 'register' },
  P7: { turn: 'you', path: 'repair' },
  P8: { turn: 'you', path: 'sign-in' },
  P9: { turn: 'mac', path: null },
} as const satisfies Record<RegistrationCode, { readonly turn: Turn; readonly path: WalkPath | null }>;
