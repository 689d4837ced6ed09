import type { RegistrationKind } from './registration-kinds.ts';
import type { UserState } from './user-configuration.ts';

/** Which sections `app-sso` fills in, and with what. */
export type AppSsoShape = {
  /** `foreign` is another provider's; only `registered` comes with a login configuration. */
  readonly device: 'absent' | 'unregistered' | 'registered' | 'foreign';
  readonly user: UserState | null;
  readonly tokens: 'none' | 'fresh' | 'expired';
  /** Left out: a Kerberos ticket comes and goes with the tokens. */
  readonly ticket?: 'none';
};

/** The shape of every registration whose output can be understood at all. */
export const appSsoShapes: Readonly<
  Record<Exclude<RegistrationKind, 'not-understood' | 'configuration-corrupt'>, AppSsoShape>
> = {
  registered: { device: 'registered', user: 'normal', tokens: 'fresh' },
  'no-cloud-ticket': { device: 'registered', user: 'normal', tokens: 'fresh', ticket: 'none' },
  'not-configured': { device: 'absent', user: null, tokens: 'none' },
  'agent-not-loaded': { device: 'absent', user: null, tokens: 'none' },
  'other-provider': { device: 'foreign', user: null, tokens: 'none' },
  'device-not-registered': { device: 'unregistered', user: null, tokens: 'none' },
  'user-null': { device: 'registered', user: null, tokens: 'none' },
  'needs-registration': { device: 'registered', user: 'needs-registration', tokens: 'none' },
  'new-password-user': { device: 'registered', user: 'new-password-user', tokens: 'none' },
  'new-smart-card-user': { device: 'registered', user: 'new-smart-card-user', tokens: 'none' },
  'needs-new-keys': { device: 'registered', user: 'needs-new-keys', tokens: 'none' },
  'user-key-invalid': { device: 'registered', user: 'user-key-invalid', tokens: 'none' },
  'needs-binding': { device: 'registered', user: 'needs-binding', tokens: 'none' },
  'tokens-expired': { device: 'registered', user: 'normal', tokens: 'expired' },
  'empty-kerberos': { device: 'registered', user: 'normal', tokens: 'none' },
  'unnamed-user-state': { device: 'registered', user: 'unnamed-user-state', tokens: 'none' },
};
