import type { RegistrationMethod } from '../contract/snapshot.ts';

const methods: readonly (readonly [RegExp, RegistrationMethod])[] = [
  [/SecureEnclave/, 'secure-enclave'],
  [/SmartCard/, 'smart-card'],
  [/Password/, 'password'],
];

/** A way to register as profiles and `app-sso` name it; null for a name that is not known. */
export function readMethod(name: string | null): RegistrationMethod | null {
  if (name === null) return null;
  return methods.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
