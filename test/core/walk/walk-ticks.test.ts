import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tickSteps } from '../../../src-main/core/walk/draw-walk.ts';
import { observeWalk } from '../../../src-main/core/walk/walk-facts.ts';
import type { WalkFact } from '../../../src-main/core/walk/walk-step.ts';
import { checkInputs, unreadable } from '../examples.ts';
import { macAt, walkAt } from './walk-macs.ts';
import { methods, variants, vendors } from './walk-variants.ts';

const allFacts: readonly WalkFact[] = [
  'company-portal-ready',
  'profile-in-use',
  'device-registered',
  'user-registered',
  'signed-in',
  'partner-informed',
];
const anyVariant = fc.constantFrom(...variants);
const anyFacts = fc.subarray([...allFacts]);
const doneOf = (...[variant, facts]: [Parameters<typeof tickSteps>[0], readonly WalkFact[]]): readonly string[] =>
  tickSteps(variant, new Set(facts)).flatMap(({ step, state }) => (state === 'done' ? [step.id] : []));

describe('the ticks', () => {
  it('are never taken back as more is observed', () => {
    fc.assert(
      fc.property(anyVariant, anyFacts, anyFacts, (variant, some, more) => {
        const before = doneOf(variant, some);
        expect(doneOf(variant, [...some, ...more])).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  it('are none where nothing is observed', () => {
    for (const variant of variants) expect(doneOf(variant, [])).toEqual([]);
  });

  it('are never given for what nobody can see', () => {
    for (const variant of variants) {
      expect(doneOf(variant, allFacts)).not.toContain('passkey');
      expect(doneOf(variant, allFacts)).not.toContain('newer-macos');
    }
  });

  it('stay as the registration goes on from P2 to P8', () => {
    for (const version of ['13.6', '14.7', '15.5', '26.1'])
      for (const method of methods)
        for (const vendor of vendors) {
          const done = new Set<string>();
          for (const code of ['P2', 'P4', 'P5', 'P8'] as const) {
            const steps = walkAt({ code, version, method, vendor })?.steps ?? [];
            const open = steps.filter(({ state }) => state !== 'done').map(({ id }) => id);
            expect(open.filter(id => done.has(id))).toEqual([]);
            for (const { id, state } of steps) if (state === 'done') done.add(id);
          }
        }
  });

  it('do not count an earlier registration as signing in again', () => {
    const steps = walkAt({ code: 'P8' })?.steps ?? [];
    expect(steps.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(['company-portal', 'profile']);
  });
});

describe('what is observed', () => {
  const unread = { companyPortal: unreadable, ssoProfiles: unreadable, jamf: unreadable, mdmEnrollment: unreadable };
  const observed = (code: Parameters<typeof walkAt>[0]['code'], facts = {}): readonly WalkFact[] => [
    ...observeWalk(checkInputs(macAt({ code, facts }))),
  ];

  it('is nothing where no fact is known', () => {
    expect(observed('P9', unread)).toEqual([]);
  });

  it('is no Company Portal where it could not be looked at, unless a registration proves it', () => {
    expect(observed('P4', { companyPortal: unreadable })).toEqual(['profile-in-use']);
    expect(observed('P5', { companyPortal: unreadable })).toContain('company-portal-ready');
  });

  it('is both halves of the registration, each by its own', () => {
    expect(observed('P4')).not.toContain('device-registered');
    expect(observed('P5')).toContain('device-registered');
    for (const code of ['P5', 'P6', 'P7'] as const) expect(observed(code)).not.toContain('user-registered');
    expect(observed('P8')).toContain('user-registered');
    expect(observed('P8')).not.toContain('signed-in');
    expect(observed('P0')).toContain('signed-in');
  });
});
