import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAccess, tryAccess, untriedAccess } from '../../src-main/core/access.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { drawJourney } from '../../src-main/core/journey.ts';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import { anySnapshotInputs, upstreamFailures } from './arbitraries.ts';
import { checkReport, policiesNone, policiesUnknown, upstreamReport, words } from './examples.ts';
import { failing, inOrder, pending, refetching, stop } from './journey-inputs.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const tried = { access: tryAccess(now) };
const worked = { access: answerAccess(tryAccess(now), 'worked', now + 60_000) };
const refused = { access: answerAccess(tryAccess(now), 'did-not-work', now + 60_000) };
const untried = { access: untriedAccess };
const all = { untried, tried, worked, refused };

const access = (change: Partial<JourneyInputs>) => stop('access', change);
const isReady = (change: Partial<JourneyInputs>) => drawJourney({ ...inOrder, ...change }, words).isReady;

const notYet: readonly (readonly [string, Partial<JourneyInputs>])[] = [
  ['a check that counts fails', { checks: [checkReport('company-portal', { verdict: 'fail' })] }],
  ['a policy fails', failing],
  ['a policy is pending', pending],
  ['a refetch is under way', refetching('accepted')],
  ['the server has the answer and evaluates', refetching('answered')],
];
const unknown: readonly (readonly [string, Partial<JourneyInputs>])[] = [
  ['a check is undetermined', { checks: [checkReport('company-portal', { verdict: 'undetermined' })] }],
  ['the policies are unknown', { policies: policiesUnknown }],
  ['the results are old', { policiesStale: true }],
  ['the look is old', { isOld: true }],
  ['IT switched the upstream off', { policies: policiesNone, upstream: upstreamReport({ state: 'none' }) }],
  ['a refetch ended without results', { ...refetching('stopped'), stopReason: 'timed-out', wasPosted: true }],
  ...upstreamFailures
    .filter(state => state !== 'unlicensed')
    .map(state => [`the server is ${state}`, { upstream: upstreamReport({ state }) }] as const),
];

describe('the last stop, where everything before it is done', () => {
  it.each([
    ['nothing was tried', untried, { state: 'pending', basis: 'assumed', at: null, turn: 'you' }, 'try'],
    ['it was tried', tried, { state: 'current', basis: 'assumed', at: instant(now), turn: 'you' }, 'did-it-work'],
    ['it worked', worked, { state: 'done', basis: 'reported', at: instant(now + 60_000), turn: 'nobody' }, 'worked'],
    [
      'it did not',
      refused,
      { state: 'failed', basis: 'reported', at: instant(now + 60_000), turn: 'it' },
      'did-not-work',
    ],
  ] as const)('and %s', (_what, change, expected, text) => {
    expect(access(change)).toEqual({ stop: 'access', ...expected, text: words.say(`journey.access.${text}`) });
    expect(isReady(change)).toBe(true);
  });
});

describe('the last stop, where something before it is not done', () => {
  it.each(notYet)('waits for that, whatever was told: %s', (_what, change) => {
    for (const one of Object.values(all)) {
      expect(access({ ...change, ...one })).toMatchObject({
        state: 'pending',
        basis: 'assumed',
        at: null,
        turn: 'nobody',
        text: words.say('journey.access.pending'),
      });
      expect(isReady({ ...change, ...one })).toBe(false);
    }
  });
});

describe('the last stop, where something before it is not known', () => {
  it.each(unknown)('sends nobody off to sign in: %s', (_what, change) => {
    for (const one of [untried, tried]) {
      expect(access({ ...change, ...one })).toMatchObject({
        state: 'unknown',
        basis: 'assumed',
        at: null,
        turn: 'nobody',
        text: words.say('journey.access.unknown'),
      });
      expect(isReady({ ...change, ...one })).toBe(false);
    }
  });

  it.each(unknown)('keeps what the person told, which is the only thing known: %s', (_what, change) => {
    expect(access({ ...change, ...worked })).toMatchObject({ state: 'done', basis: 'reported', turn: 'nobody' });
    expect(access({ ...change, ...refused })).toMatchObject({ state: 'failed', basis: 'reported', turn: 'it' });
  });
});

describe('a server without a licence for policies', () => {
  const unlicensed = { upstream: upstreamReport({ state: 'unlicensed' }), policies: policiesUnknown };

  it('lets the person try after a refetch that has settled, and not before it', () => {
    expect(isReady({ ...unlicensed, ...refetching('settled') })).toBe(true);
    expect(access({ ...unlicensed, ...refetching('settled') })?.text).toBe(words.say('journey.access.try'));
    expect(isReady(unlicensed)).toBe(false);
    expect(isReady({ ...unlicensed, ...refetching('settled'), isOld: true })).toBe(false);
  });

  it('counts with the policies of before, where there are some', () => {
    const before = { upstream: upstreamReport({ state: 'unlicensed' }) };
    expect(isReady(before)).toBe(true);
    expect(isReady({ ...before, ...failing })).toBe(false);
  });
});

describe('in any snapshot whatever', () => {
  it('access is done only by the person’s own word, and trying is offered only where nothing is in the way', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const snapshot = composeSnapshot(inputs, words);
        const last = snapshot.journey.at(-1);
        if (last?.state === 'done') expect([last.basis, inputs.access.told?.answer]).toEqual(['reported', 'worked']);
        if (snapshot.access.offer === null) return;
        expect(inputs.isOld).toBe(false);
        expect(['ok', 'unlicensed']).toContain(snapshot.upstream.state);
        expect([...snapshot.checks, ...snapshot.policies.items].some(one => one.blocks && one.verdict === 'fail')).toBe(
          false,
        );
      }),
    );
  });
});
