import { describe, expect, it } from 'vitest';
import { known } from '../../src-main/core/fact.ts';
import { profileMethodOf } from '../../src-main/core/profile-method.ts';
import { observedAt, unreadable } from './examples.ts';

const both = { method: 'secure-enclave', topMethod: 'password' } as const;
const nestedOnly = { method: 'secure-enclave', topMethod: null } as const;
const topOnly = { method: 'password', topMethod: 'password' } as const;

describe('the method that a profile asks for', () => {
  it.each([
    ['13.6.1', both, 'password'],
    ['14.0', both, 'secure-enclave'],
    ['26.1', both, 'secure-enclave'],
    ['13.6.1', nestedOnly, null],
    ['15.5', nestedOnly, 'secure-enclave'],
    ['13.6.1', topOnly, 'password'],
    ['15.5', topOnly, 'password'],
    ['15.5', undefined, null],
  ] as const)('on macOS %s with %j is %s', (version, profile, method) => {
    expect(profileMethodOf(profile, known(version, { observedAt, source: 'x' }))).toBe(method);
  });

  it('is said of an unknown release only where both agree', () => {
    expect(profileMethodOf(both, unreadable)).toBeNull();
    expect(profileMethodOf(topOnly, unreadable)).toBe('password');
    expect(profileMethodOf(nestedOnly, unreadable)).toBe('secure-enclave');
  });
});
