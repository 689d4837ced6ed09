import { describe, expect, it } from 'vitest';
import { sayStep, walkArguments, walkId } from '../../../src-main/core/walk/draw-walk.ts';
import { walkStepsOf } from '../../../src-main/core/walk/walk-list.ts';
import { walkSteps } from '../../../src-main/core/walk/walk-steps.ts';
import type { WalkVariant } from '../../../src-main/core/walk/walk-step.ts';
import { words } from '../examples.ts';
import { variants } from './walk-variants.ts';

const named = variants.map(variant => [walkId(variant), variant] as const);
const told = (variant: WalkVariant) =>
  walkStepsOf(variant).map(step => sayStep(step, { ...walkArguments(variant), minimum: '5.2404.0' }, words));
const textOf = (variant: WalkVariant): string =>
  told(variant)
    .flatMap(({ screen, text, secretText, say, failure }) => [
      screen,
      text,
      secretText,
      say,
      failure?.looks,
      failure?.then,
    ])
    .join('\n');
const ids = (variant: WalkVariant): readonly string[] => walkStepsOf(variant).map(({ id }) => id);

describe('the table of steps', () => {
  it('numbers every step once, from 1 on, in the order in which they are met', () => {
    expect(walkSteps.map(({ number }) => number)).toEqual(walkSteps.map((_, index) => index + 1));
    expect(new Set(walkSteps.map(({ id }) => id)).size).toBe(walkSteps.length);
  });

  it('keeps the numbers that people have learnt', () => {
    expect(Object.fromEntries(walkSteps.map(({ id, number }) => [id, number]))).toMatchObject({
      'company-portal': 1,
      notification: 11,
      confirm: 12,
      'sign-in': 13,
      mfa: 14,
      passkey: 20,
      done: 21,
    });
  });

  it('has no step that is in no variant', () => {
    const used = new Set(variants.flatMap(ids));
    expect(walkSteps.map(({ id }) => id).filter(id => !used.has(id))).toEqual([]);
  });
});

describe.each(named)('the way %s', (_name, variant) => {
  it('has words for every screen, and for what goes wrong there', () => {
    for (const step of told(variant)) {
      for (const text of [step.screen, step.text, step.say, step.failure?.looks, step.failure?.then])
        expect(text).toMatch(/^[^\s{}][^{}]+[.?!]$/);
    }
  });

  it('says which secret wherever one is wanted, and only there', () => {
    for (const { secret, secretText } of told(variant)) {
      const named = { none: /^$/, 'mac-password': /password of this Mac/, 'work-password': /^Your work password/ };
      const pattern = { ...named, 'smart-card-pin': /^The PIN of your smart card/ }[secret];
      expect(secretText ?? '').toMatch(pattern);
      expect(secretText === null).toBe(secret === 'none');
    }
  });

  it('is short enough to be read out', () => {
    for (const { say } of told(variant)) expect(say.length).toBeLessThanOrEqual(130);
  });

  it('ends with the code that proves it, or where nothing leads on', () => {
    const last = variant.path === 'inform' ? /^(self-service|profile)$/ : /^(done|newer-macos)$/;
    expect(ids(variant).at(-1)).toMatch(last);
  });
});

describe('the differences between Macs', () => {
  it('never lead a Mac of Jamf to Company Portal, which answers there with AccountNotOnboarded', () => {
    for (const variant of variants.filter(({ vendor }) => vendor === 'jamf')) {
      expect(textOf(variant)).not.toMatch(/open company portal|sign in (to|with|in) company portal|deregister/i);
      if (variant.path === 'register' && !ids(variant).includes('newer-macos'))
        expect(ids(variant)).toContain('self-service');
    }
  });

  it('lead through Self Service on Macs of Jamf alone, and through Company Portal on Macs of Intune alone', () => {
    for (const variant of variants) {
      if (variant.vendor !== 'jamf') expect(ids(variant)).not.toContain('self-service');
      if (variant.vendor !== 'intune') expect(ids(variant)).not.toContain('portal-sign-in');
    }
  });

  it('name no place on macOS 13 that it does not have', () => {
    for (const variant of variants.filter(({ release }) => release === '13'))
      expect(textOf(variant)).not.toMatch(
        /\(i\)|Network Account Server|AutoFill|passkey|Repair,|click Repair|Authenticate/,
      );
  });

  it('name the passkey switch where each macOS has it', () => {
    const way = { method: 'secure-enclave', vendor: 'fleet', path: 'register' } as const;
    expect(textOf({ ...way, release: '14' })).toContain('Password Options');
    expect(textOf({ ...way, release: '14' })).not.toContain('AutoFill & Passwords');
    for (const release of ['15', '26'] as const) {
      expect(textOf({ ...way, release })).toContain('General, then AutoFill & Passwords');
      expect(textOf({ ...way, release })).not.toContain('Password Options');
    }
  });

  it('warn of the fault of macOS 15.0 to 15.2 on macOS 15 alone', () => {
    for (const variant of variants.filter(({ release }) => release !== '15'))
      expect(textOf(variant)).not.toContain('15.2');
  });

  it('ask for the old password of the Mac before the work password takes its place', () => {
    for (const variant of variants.filter(({ method, path }) => method === 'password' && path === 'register')) {
      const order = ids(variant);
      expect(order.indexOf('old-password')).toBeGreaterThan(-1);
      expect(order.indexOf('new-password')).toBeGreaterThan(order.indexOf('old-password'));
    }
  });

  it('want no password of anybody who signs in with a card, but where Microsoft or a partner asks on its own', () => {
    for (const variant of variants.filter(({ method }) => method === 'smart-card'))
      for (const { id, secret } of told(variant))
        if (id !== 'self-service' && id !== 'portal-sign-in') expect(secret).toMatch(/^(none|smart-card-pin)$/);
  });

  it('stop at a newer macOS where macOS 13 should register with a card', () => {
    expect(ids({ release: '13', method: 'smart-card', vendor: 'fleet', path: 'register' })).toEqual([
      'company-portal',
      'profile',
      'newer-macos',
    ]);
  });
});
