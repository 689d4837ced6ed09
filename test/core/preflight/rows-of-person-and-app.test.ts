import { describe, expect, it } from 'vitest';
import type { PreflightFacts } from '../../../src-main/core/preflight/preflight-facts.ts';
import { forced, known, macInOrder, minutesAgo, rowOf, toldBy } from './mac-in-order.ts';

const day = 24 * 3600;

describe('a registration that was kept', () => {
  const kept = (ageSeconds: number | null): Partial<PreflightFacts> => ({
    ranAs: { user: 'sam', asRoot: true, basis: 'status-json', ageSeconds },
  });
  const ids = ['registration', 'registration-tenant'];

  it.each([0, -200, 7200, day - 1])('still holds after %i seconds', seconds => {
    for (const id of ids) expect(rowOf(id, kept(seconds)).result).toBe('ok');
  });

  it.each([
    [113 * day, '113 days ago'],
    [day + 1, '24 hours ago'],
    [-362_325 * 60, 'still to come'],
    [null, 'not known'],
  ] as const)('says nothing about now after %s seconds', (seconds, said) => {
    for (const id of ids) {
      expect(rowOf(id, kept(seconds)).result).toBe('unknown');
      expect(rowOf(id, kept(seconds)).seen).toContain(said);
    }
  });

  it('may be as old as two looks, where IT made those rare', () => {
    const settings = forced({ IdleRefreshMinutes: 1440 });
    expect(rowOf('registration', { ...kept(2 * day - 1), settings }).result).toBe('ok');
    expect(rowOf('registration', { ...kept(2 * day + 1), settings }).result).toBe('unknown');
  });

  it('has no age where it was asked just now', () => {
    expect(rowOf('registration').result).toBe('ok');
  });
});

describe('settings of a person whom root did not find', () => {
  const nobody = { ranAs: { user: 'nobody', asRoot: true, basis: 'status-json', ageSeconds: null } } as const;
  const unread = { ...nobody, settings: forced({}) };

  it.each(['settings-forced', 'settings-valid', 'agent-present', 'registration-tenant', 'osquery'])(
    'leave %s not known',
    id => {
      expect(rowOf(id, unread).result).toBe('unknown');
      expect(rowOf(id, { settings: forced({}) }).result).not.toBe('unknown');
    },
  );

  it('are told to be those of the Mac where the Mac has some', () => {
    const settings = forced({ HelpdeskName: 'Larkfield IT' });
    for (const id of ['settings-forced', 'settings-valid']) {
      expect(rowOf(id, { ...nobody, settings })).toMatchObject({ result: 'ok' });
      expect(rowOf(id, { ...nobody, settings }).seen).toContain('for this Mac; no person is known');
      expect(rowOf(id, { settings }).seen).not.toContain('no person');
    }
  });

  it('are wrong where the Mac’s are wrong', () => {
    expect(rowOf('settings-valid', { ...nobody, settings: forced({ Nonsense: 1 }) }).result).toBe('fail');
  });
});

describe('what the app told', () => {
  const stopped = known({ hasFile: true, isLoaded: true, isRunning: false, isDisabled: false, isTwice: null });

  it('counts for as long as two looks, and at least for two hours', () => {
    const at = (minutes: number, values = {}) => ({
      health: toldBy({ at: minutesAgo(minutes) }),
      settings: forced(values),
    });
    expect(rowOf('icon-visible', at(119)).result).toBe('ok');
    expect(rowOf('icon-visible', at(121)).result).toBe('unknown');
    expect(rowOf('icon-visible', at(2879, { IdleRefreshMinutes: 1440 })).result).toBe('ok');
    expect(rowOf('icon-visible', at(2881, { IdleRefreshMinutes: 1440 })).result).toBe('unknown');
    expect(rowOf('icon-visible', at(-600)).result).toBe('unknown');
  });

  it('counts where launchd did not start it, because a person may have', () => {
    expect(rowOf('icon-visible', { loginItem: stopped }).result).toBe('ok');
    expect(rowOf('notifications-allowed', { loginItem: stopped }).result).toBe('ok');
    const running = rowOf('app-running', { loginItem: stopped });
    expect(running.result).toBe('warn');
    expect(running.seen).toContain('1 minute ago');
  });

  it('is heard beside a profile that allows notifications', () => {
    const allowed = (minutes: number, notifications: 'shown' | 'denied' | 'unknown') =>
      rowOf('notifications-allowed', {
        managedNotifications: known(true),
        health: toldBy({ notifications, at: minutesAgo(minutes) }),
      });
    expect(allowed(1, 'denied')).toMatchObject({ result: 'warn' });
    expect(allowed(1, 'denied').seen).toContain('A profile allows it, and macOS refused');
    expect(allowed(600, 'denied').result).toBe('ok');
    expect(allowed(1, 'shown').result).toBe('ok');
    expect(allowed(1, 'unknown').result).toBe('ok');
  });
});

const jamfMac = {
  server: null,
  ssoStatus: null,
  deviceId: null,
  tenantId: null,
  userPrincipalName: null,
  entraId: null,
};

describe('rows with a first cause', () => {
  const portal = (jamf: boolean, installed: boolean): Partial<PreflightFacts> => ({
    look: {
      ...macInOrder.look,
      companyPortal: installed
        ? macInOrder.look.companyPortal
        : known({ installed: false as const, foundBundleId: null }),
      jamf: jamf ? known({ ...jamfMac, present: true }) : macInOrder.look.jamf,
      ssoExtension: known({ listed: false as const }),
    },
    registration: known({
      state: 'device-not-registered',
      code: 'P4',
      method: null,
      deviceId: null,
      tenantId: null,
      userPrincipalName: null,
      tokensExpireAt: null,
    }),
  });
  const first = 'Mend the row “Company Portal is installed” first.';

  it('send to Company Portal while that is missing, and open it for nobody', () => {
    for (const id of ['sso-extension', 'registration']) {
      expect(rowOf(id, portal(false, false))).toMatchObject({ result: 'fail', todo: first });
      expect(rowOf(id, portal(false, true)).todo).not.toBe(first);
    }
    expect(rowOf('sso-extension', portal(false, true)).todo).toContain('Open Company Portal once');
  });

  it('let nobody open it by hand on a Mac of Jamf', () => {
    expect(rowOf('sso-extension', portal(true, true)).todo).toContain('Self Service');
    expect(rowOf('sso-extension', portal(true, true)).todo).not.toContain('Open Company Portal once');
  });
});
