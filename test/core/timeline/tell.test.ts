import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../../src-main/core/timeline/event.ts';
import { tellTimeline } from '../../../src-main/core/timeline/tell.ts';
import { observedAt, words } from '../examples.ts';
import { event, later } from './timeline-examples.ts';

const nowMs = Date.parse(observedAt) + 6 * 3_600_000;
const tell = (...events: readonly ChangeEvent[]) => tellTimeline({ events, skipped: 0 }, nowMs, words);
const texts = (...events: readonly ChangeEvent[]) => tell(...events).entries.map(({ text }) => text);
const causes = (...events: readonly ChangeEvent[]) => tell(...events).entries.map(({ mayComeFrom }) => mayComeFrom);

const lost = (minutes: number) => event({ kind: 'registration', from: 'P0', to: 'P4', at: later(minutes) });
const found = (minutes: number) => event({ kind: 'registration', from: 'P4', to: 'P0', at: later(minutes) });
const portal = (minutes: number) => event({ kind: 'company-portal', from: '5.1', to: '5.2', at: later(minutes) });

const toCode = (to: string, minutes = 3) => event({ kind: 'registration', from: 'P0', to, at: later(minutes) });
const [signedOut, unused] = [toCode('P8', 0), toCode('P2', 0)];
const portalBack = (minutes: number) => event({ kind: 'company-portal', from: '5.2', to: '5.1', at: later(minutes) });
/** There and back, a minute later. */
const flap = (change: Partial<ChangeEvent> & Pick<ChangeEvent, 'kind' | 'from' | 'to'>) => [
  event(change),
  event({ ...change, from: change.to, to: change.from, at: later(1) }),
];

describe('a timeline as it is told', () => {
  it('is newest first, says since when, and how many lines were passed over', () => {
    const events = [event({ kind: 'first-look' }), portal(1), lost(90)];
    const report = tellTimeline({ events, skipped: 3 }, nowMs, words);
    expect(report).toEqual({
      schemaVersion: 1,
      since: observedAt,
      skipped: 3,
      entries: [
        { at: later(90), kind: 'registration', text: 'The registration was lost: it is P4 now.', mayComeFrom: null },
        { at: later(1), kind: 'company-portal', text: 'Company Portal changed from 5.1 to 5.2.', mayComeFrom: null },
        { at: observedAt, kind: 'first-look', text: words.say('timeline.first-look'), mayComeFrom: null },
      ],
    });
  });

  it.each<[Partial<ChangeEvent> & Pick<ChangeEvent, 'kind'>, string]>([
    [{ kind: 'clearway', from: '1.0', to: '1.1' }, 'Clearway was updated from 1.0 to 1.1.'],
    [{ kind: 'macos', from: '15.5', to: '15.6' }, 'macOS was updated from 15.5 to 15.6.'],
    [{ kind: 'company-portal', from: '5.1', to: 'missing' }, 'Company Portal was removed.'],
    [{ kind: 'company-portal', from: 'missing', to: '5.1' }, 'Company Portal 5.1 was installed.'],
    [{ kind: 'profile', from: 'applied', to: 'missing' }, 'The single sign-on profile went away.'],
    [{ kind: 'profile', from: 'missing', to: 'applied' }, 'The Platform SSO profile arrived.'],
    [{ kind: 'profile', from: 'applied', to: 'extension-only' }, 'no longer sets up Platform SSO'],
    [{ kind: 'mdm', from: 'on', to: 'off' }, 'Device management (MDM) was turned off.'],
    [{ kind: 'mdm', from: 'off', to: 'on' }, 'Device management (MDM) was turned on.'],
    [{ kind: 'method', from: 'password', to: 'smart-card' }, 'The way to register is a smart card now.'],
    [{ kind: 'registration-tried' }, 'The person says that they went through registration.'],
    [{ kind: 'try-in-vain' }, 'A look after that still found this Mac not registered.'],
    [{ kind: 'device-id', from: 'a', to: 'b' }, 'b in place of a'],
    [{ kind: 'registration', from: 'P4', to: 'P0' }, 'This Mac is registered.'],
    [{ kind: 'registration', from: 'P4', to: 'P5' }, 'The registration changed from P4 to P5.'],
    [{ kind: 'registration', from: 'P0', to: 'P8' }, 'This Mac was signed out of single sign-on: it is P8 now.'],
    [{ kind: 'registration', from: 'P8', to: 'P0' }, 'This Mac is signed in to single sign-on again.'],
    [{ kind: 'registration', from: 'P0', to: 'P2' }, 'macOS stopped using the single sign-on profile: it is P2 now.'],
    [{ kind: 'registration', from: 'P4', to: 'P2' }, 'macOS stopped using the single sign-on profile: it is P2 now.'],
    [{ kind: 'registration', from: 'P1', to: 'P2' }, 'The registration changed from P1 to P2.'],
    [{ kind: 'registration', from: 'P8', to: 'P4' }, 'The registration was lost: it is P4 now.'],
    [{ kind: 'check', of: 'company-portal', from: 'pass', to: 'fail' }, words.say('check.company-portal.title')],
    [{ kind: 'check', of: 'no-longer-there', from: 'pass', to: 'fail' }, '“no-longer-there” is now: not fine'],
    [{ kind: 'policy', of: 'fleet/1', name: 'Disk', from: 'pass', to: 'fail' }, '“Disk” is no longer met'],
    [{ kind: 'policy', of: 'fleet/1', name: 'Disk', from: 'fail', to: 'pass' }, '“Disk” is met now'],
    [{ kind: 'refetch', to: 'asked/x' }, 'Refetch was asked for.'],
    [{ kind: 'refetch', to: 'stopped/x/timed-out' }, 'Refetch ended without a result (timed-out).'],
    [{ kind: 'refetch', to: 'settled/x' }, 'Refetch ended with new results.'],
    [{ kind: 'access', to: 'tried/x' }, 'The person went off to try signing in.'],
    [{ kind: 'access', to: 'did-not-work/x' }, 'The person says that signing in did not work.'],
    [{ kind: 'headline', from: 'clear/H0', to: 'blocked/H5' }, 'something stood in the way of signing in (H5)'],
  ])('says of %j what it was', (change, text) => {
    expect(texts(event(change))[0]).toContain(text);
  });

  it('says nothing of what was only seen for the first time', () => {
    expect(texts(event({ kind: 'macos', to: '15.5' }), event({ kind: 'registration', to: 'P4' }))).toEqual([]);
  });

  it('tells a check’s verdict only where the change that it judges does not stand there already', () => {
    const check = event({ kind: 'check', of: 'company-portal', from: 'pass', to: 'fail', at: later(1) });
    expect(texts(portal(1), check)).toHaveLength(1);
    expect(texts(portal(0), check)).toHaveLength(2);
  });

  it.each(['P1', 'P3', 'P4', 'P5', 'P6', 'P7'])('says that the registration was lost to %s', to => {
    expect(texts(event({ kind: 'registration', from: 'P0', to }))).toEqual([
      `The registration was lost: it is ${to} now.`,
    ]);
  });

  it('tells once what went back and forth within minutes, and twice what took longer', () => {
    expect(texts(lost(0), found(5), lost(10))).toEqual([
      'The registration went back and forth between P4 and P0, 3 times within minutes. After that it was: P4.',
    ]);
    expect(texts(portal(0), portalBack(1))).toEqual([
      'Company Portal went back and forth between 5.1 and 5.2, 2 times within minutes. After that it was: 5.1.',
    ]);
    expect(texts(lost(0), found(16))).toHaveLength(2);
    expect(texts(lost(0), event({ kind: 'registration', from: 'P4', to: 'P5', at: later(1) }))).toHaveLength(2);
  });
});

describe('what went back and forth', () => {
  it.each<[Parameters<typeof flap>[0], string]>([
    [
      { kind: 'profile', from: 'applied', to: 'missing' },
      'profile went back and forth between Platform SSO and not there,',
    ],
    [{ kind: 'mdm', from: 'on', to: 'off' }, 'Device management (MDM) went back and forth between on and off,'],
    [{ kind: 'method', from: 'smart-card', to: 'password' }, 'between a smart card and the password,'],
    [
      { kind: 'device-id', from: 'a', to: 'b' },
      'This Mac’s device id at Microsoft went back and forth between a and b,',
    ],
    [{ kind: 'check', of: 'browser-sso', from: 'pass', to: 'attention' }, 'between fine and good to fix,'],
    [{ kind: 'check', of: 'browser-sso', from: 'pass', to: 'fail' }, words.say('check.browser-sso.title')],
    [
      { kind: 'policy', of: 'fleet/1', name: 'Disk', from: 'pass', to: 'fail' },
      'The policy “Disk” went back and forth',
    ],
    [
      { kind: 'headline', from: 'clear/H0', to: 'blocked/H5' },
      'What Clearway says went back and forth between H0 and H5,',
    ],
  ])('is told of %j by its name and its two values', (change, text) => {
    const told = texts(...flap(change));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(text);
  });

  it('is a cause like any change, also of what came while it lasted', () => {
    expect(causes(portal(0), portalBack(1), lost(3))[0]).toContain('2 minutes after a change of Company Portal');
    const told = tell(portal(0), lost(3), portalBack(5)).entries;
    expect(told.map(({ kind, mayComeFrom }) => [kind, mayComeFrom])).toEqual([
      ['company-portal', null],
      ['registration', '3 minutes after a change of Company Portal, which may be why.'],
    ]);
  });

  it('has a cause of its own, unless that came after it had begun', () => {
    expect(causes(portal(0), lost(2), found(5))[0]).toContain('2 minutes after a change of Company Portal');
    expect(causes(lost(0), portal(2), found(5))[0]).toBeNull();
  });
});

describe('what may lie behind an event', () => {
  it('is told with its distance, as something that may be', () => {
    expect(causes(portal(0), lost(3.5))[0]).toBe('3 minutes after a change of Company Portal, which may be why.');
    expect(causes(portal(0), lost(0))[0]).toBe(
      'Seen in the same look as a change of Company Portal, which may be why.',
    );
  });

  it.each<[string, ChangeEvent, ChangeEvent, string]>([
    ['macOS', event({ kind: 'macos', from: '15.5', to: '15.6' }), lost(3), 'an update of macOS'],
    ['a profile', event({ kind: 'profile', from: 'extension-only', to: 'applied' }), lost(3), 'a change of the single'],
    ['no profile', event({ kind: 'profile', from: 'applied', to: 'missing' }), lost(3), 'profile going away'],
    ['the method', event({ kind: 'method', from: 'password', to: 'smart-card' }), lost(3), 'the way to register'],
    ['no management', event({ kind: 'mdm', from: 'on', to: 'off' }), lost(3), 'device management going off'],
    [
      'registering',
      event({ kind: 'registration-tried' }),
      event({ kind: 'device-id', from: 'a', to: 'b', at: later(3) }),
      'somebody going through registration',
    ],
    ['a lost registration', lost(0), event({ kind: 'access', to: 'did-not-work/x', at: later(3) }), 'the registration'],
    ['macOS', event({ kind: 'macos', from: '15.5', to: '15.6' }), toCode('P8'), 'an update of macOS'],
    [
      'a profile',
      event({ kind: 'profile', from: 'extension-only', to: 'applied' }),
      toCode('P2'),
      'a change of the single',
    ],
    [
      'a sign-out',
      signedOut,
      event({ kind: 'access', to: 'did-not-work/x', at: later(3) }),
      'a sign-out of single sign-on',
    ],
    [
      'no use',
      unused,
      event({ kind: 'access', to: 'did-not-work/x', at: later(3) }),
      'macOS no longer using the single',
    ],
    [
      'a policy',
      event({ kind: 'policy', of: '1', from: 'pass', to: 'fail' }),
      event({ kind: 'access', to: 'did-not-work/x', at: later(3) }),
      'a policy that was no longer met',
    ],
  ])('can be %s', (_what, cause, effect, text) => {
    expect(causes(cause, effect)[0]).toContain(text);
  });

  it.each<[string, readonly ChangeEvent[]]>([
    ['is half an hour back', [portal(0), lost(30.5)]],
    ['comes after it', [lost(0), portal(1)]],
    ['was stamped later by another clock', [portal(10), lost(5)]],
    ['was only seen for the first time', [event({ kind: 'company-portal', to: '5.1' }), lost(3)]],
    ['is management coming on', [event({ kind: 'mdm', from: 'off', to: 'on' }), lost(3)]],
  ])('is nothing that %s', (_what, events) => {
    expect(causes(...events).every(cause => cause === null)).toBe(true);
  });

  it('is no lost management or profile where somebody was only signed out', () => {
    expect(causes(event({ kind: 'mdm', from: 'on', to: 'off' }), toCode('P8'))[0]).toBeNull();
    expect(causes(event({ kind: 'profile', from: 'applied', to: 'missing' }), toCode('P8'))[0]).toBeNull();
  });

  it('is nothing where the registration was not there to be lost', () => {
    expect(causes(portal(0), event({ kind: 'registration', from: 'P4', to: 'P6', at: later(1) }))[0]).toBeNull();
  });

  it('is the nearest of several', () => {
    const macos = event({ kind: 'macos', from: '15.5', to: '15.6', at: later(8) });
    expect(causes(portal(0), macos, lost(10))[0]).toContain('2 minutes after an update of macOS');
  });
});
