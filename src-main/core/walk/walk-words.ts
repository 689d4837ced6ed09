import type { RegistrationCode } from '../../contract/snapshot.ts';
import type { WalkStepId } from './walk-steps.ts';

/** The steps that want a secret on some Mac: each of them says which one in its own words. */
export type SecretStepId =
  | 'self-service'
  | 'portal-sign-in'
  | 'confirm'
  | 'sign-in'
  | 'card-pin'
  | 'key'
  | 'old-password'
  | 'new-password'
  | 'passkey';

/** Every text of the walk. */
export type WalkMessageId =
  | 'walk.title'
  | `walk.${WalkStepId}.${'screen' | 'text' | 'say' | 'failure' | 'then'}`
  | `walk.${SecretStepId}.secret`
  | `walk.line.${'done' | 'current' | 'pending' | 'phone' | 'other-way' | 'failure' | 'numbers'}`
  | `walk.code.${RegistrationCode}.${'say' | 'open'}`
  | `walk.${'refused' | 'corrupt'}.${'say' | 'open'}`
  | 'walk.notification.say-settings';
