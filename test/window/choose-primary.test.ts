import { describe, expect, test } from 'vitest';
import { headlineCodes, remedyActions, type HeadlineId, type RemedyId } from '../../src-main/contract/ids.ts';
import type { PolicyReport, RemedyReport, Snapshot } from '../../src-main/contract/snapshot.ts';
import { headlineTurns } from '../../src-main/core/headline-turns.ts';
import { choosePrimary, type Primary } from '../../src-renderer/choose-primary.ts';
import { snapshots } from './snapshots.ts';

const { clear, blocked, waiting } = snapshots;

function remedyReport(id: RemedyId): RemedyReport {
  return { id, steps: ['Do it.'], action: remedyActions[id] };
}

/** The person reads that headline, with that remedy on the check of macOS. */
function under(id: HeadlineId, remedy: RemedyId | null = null, changed: Partial<Snapshot> = {}): Snapshot {
  const checks = clear.checks.map(check =>
    check.id === 'platform-sso-registration' && remedy !== null ? { ...check, remedy: remedyReport(remedy) } : check,
  );
  return { ...clear, checks, headline: { ...clear.headline, id, turn: headlineTurns[id][0], remedy }, ...changed };
}

const try_ = { access: { ...clear.access, offer: 'try' } } as const;
const asks = { access: { ...clear.access, offer: 'answer' } } as const;

/** With the person’s turn and a remedy that opens something, with nothing to open, and with a try on offer. */
const kinds: Readonly<
  Record<HeadlineId, readonly [Primary['kind'] | null, Primary['kind'] | null, Primary['kind'] | null]>
> = {
  'nothing-in-the-way': [null, null, null],
  'done-try-signing-in': [null, null, 'try'],
  'mdm-off': ['open', null, null],
  'company-portal-needed': ['open', null, null],
  'profile-missing': ['open', null, null],
  'registration-needed': ['open', null, null],
  'policies-failing': ['open', null, null],
  'check-failing': ['open', null, null],
  'sign-in-required': ['sign-in', 'sign-in', 'sign-in'],
  'refetch-under-way': ['refetch', 'refetch', 'refetch'],
  'refetch-queued': ['refetch', 'refetch', 'refetch'],
  'upstream-unreachable': [null, null, null],
  'upstream-token-stale': ['open', null, null],
  'upstream-rate-limited': [null, null, null],
  'upstream-misconfigured': ['open', null, null],
  'upstream-error': [null, null, null],
  'upstream-none': ['open', null, null],
  'check-undetermined': ['open', null, 'try'],
  'policies-undetermined': ['open', null, 'try'],
  'policies-stale': ['refetch', 'refetch', 'refetch'],
  'good-to-fix': ['open', null, 'try'],
  'not-looked-yet': [null, null, null],
  'mdm-off-upstream': ['refetch', 'refetch', 'refetch'],
  'still-refused': [null, null, null],
  'not-checked-lately': [null, null, null],
  'mac-offline': [null, null, null],
  'network-sign-in': [null, null, null],
  'upstream-token-not-renewed': [null, null, null],
  'push-failed': ['refetch', 'refetch', 'refetch'],
  'not-reported': ['open', null, 'try'],
  'not-heard': ['refetch', 'refetch', 'refetch'],
  'service-refuses': [null, null, 'try'],
  'switched-off': [null, null, null],
};

const isHeadline = (id: string): id is HeadlineId => id in headlineCodes;
const headlines = Object.keys(kinds).filter(isHeadline);

const you = (snapshot: Snapshot): Snapshot => ({ ...snapshot, headline: { ...snapshot.headline, turn: 'you' } });

describe('the one button that stands out', () => {
  test('is decided for every headline', () => {
    expect(headlines.toSorted()).toEqual(Object.keys(headlineCodes).toSorted());
  });

  test.each(headlines)('under %s it is what is written here', id => {
    const [opens, nothing, tries] = kinds[id];
    expect([
      choosePrimary(you(under(id, 'update-macos')))?.kind ?? null,
      choosePrimary(you(under(id)))?.kind ?? null,
      choosePrimary(under(id, null, try_))?.kind ?? null,
    ]).toEqual([opens, nothing, tries]);
  });

  test.each(headlines)('under %s nothing of the person’s stands out while it is IT’s turn', id => {
    const snapshot = under(id, 'update-macos');
    const primary = choosePrimary({ ...snapshot, headline: { ...snapshot.headline, turn: 'it' } });
    expect(primary?.kind).not.toBe('open');
  });

  test.each(headlines)('a refetch under way comes first under %s, but for a sign-in that it cannot do without', id => {
    const primary = choosePrimary(under(id, 'update-macos', { refetch: waiting.refetch }));
    expect(primary).toEqual({ kind: id === 'sign-in-required' ? 'sign-in' : 'refetch' });
  });

  test('opens what the headline’s own remedy opens', () => {
    expect(choosePrimary(under('registration-needed', 'register-in-company-portal'))).toEqual({
      kind: 'open',
      action: 'open-company-portal',
    });
  });

  test('finds the remedy with the doctor where no check has it', () => {
    const doctor = { id: 'x', code: 'P4', text: '', turn: 'you', caveats: [], evidence: {} } as const;
    const snapshot = under('upstream-none', null, {
      doctor: { ...doctor, remedy: remedyReport('repair-registration') },
    });
    expect(
      choosePrimary({ ...snapshot, headline: { ...snapshot.headline, turn: 'you', remedy: 'repair-registration' } }),
    ).toEqual({ kind: 'open', action: 'open-own-account' });
  });

  test('leads to the steps where there is nothing to open', () => {
    expect(choosePrimary(under('registration-needed', 'wait-for-prompt'))).toEqual({
      kind: 'show',
      check: 'platform-sso-registration',
    });
  });

  test('is Refetch where the person has done all there is to do here', () => {
    expect(choosePrimary(under('registration-needed', 'refetch-after-registering'))).toEqual({ kind: 'refetch' });
    expect(choosePrimary(blocked)).toEqual({ kind: 'refetch' });
  });

  test('is not Refetch where nobody can be asked', () => {
    const upstream = { ...clear.upstream, kind: 'none' } as const;
    expect(choosePrimary(under('registration-needed', 'refetch-after-registering', { upstream }))).toBeNull();
    expect(choosePrimary(under('not-heard', null, { upstream }))).toBeNull();
  });

  test('asks the server only when it may say something new: a policy is met first, and seen to be met here', () => {
    const seen = (local: PolicyReport['local']): Snapshot => ({
      ...blocked,
      policies: {
        ...blocked.policies,
        items: blocked.policies.items.map(one => (one.verdict === 'fail' && one.blocks ? { ...one, local } : one)),
      },
    });
    expect(choosePrimary(seen('fail'))).toEqual({ kind: 'show', check: 'upstream-policies' });
    expect(choosePrimary(seen('pass'))).toEqual({ kind: 'refetch' });
    expect(choosePrimary(seen('undetermined'))).toEqual({ kind: 'show', check: 'upstream-policies' });
    expect(choosePrimary(seen(null))).toEqual({ kind: 'show', check: 'upstream-policies' });
  });

  test.each(['good-to-fix', 'done-try-signing-in'] as const)(
    'under %s neither answer to “Did it work?” is the better one',
    id => {
      expect(choosePrimary(you(under(id, 'update-macos', asks)))).toBeNull();
    },
  );
});
