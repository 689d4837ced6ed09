import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIds, headlineCodes } from '../../src-main/contract/ids.ts';
import { checkCatalogue } from '../../src-main/core/checks/catalogue.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import { arePoliciesStale } from '../../src-main/core/policies.ts';
import { problem } from '../../src-main/core/problem.ts';
import { idleRefetch, isUnderWay } from '../../src-main/core/refetch-state.ts';
import { emptyReading } from '../../src-main/core/upstream-reading.ts';
import { anySnapshotInputs } from './arbitraries.ts';
import {
  companyPortal,
  facts,
  fleetAgent,
  host,
  mdmEnrollment,
  observedAt,
  policy,
  reading,
  settingsWith,
  snapshotInputs,
  switchedOff,
  unreadable,
  words,
} from './examples.ts';

const compose = (change: Partial<SnapshotInputs> = {}) => composeSnapshot(snapshotInputs(change), words);
const noPortal = facts({ companyPortal: companyPortal({ installed: false, foundBundleId: null }) });

function expectFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  expect(Object.isFrozen(value)).toBe(true);
  Object.values(value).forEach(expectFrozen);
}

describe('a snapshot', () => {
  it('of a Mac in order is clear', () => {
    const snapshot = compose();
    expect(snapshot).toMatchObject({
      schemaVersion: 1,
      takenAt: observedAt,
      revision: 7,
      headline: { state: 'clear', id: 'nothing-in-the-way', code: 'H0' },
      registration: { state: 'registered', code: 'P0' },
      policies: { state: 'known' },
      upstream: { kind: 'fleet', server: 'fleet.example.com', state: 'ok', problem: null },
      refetch: { state: 'idle' },
      entra: { state: 'not-configured', checkedAt: null },
      contradictions: [],
    });
    expect(snapshot.checks.every(check => check.verdict === 'pass')).toBe(true);
  });

  it.each([
    ['blocked', { facts: noPortal }],
    ['blocked', { facts: facts({ mdmEnrollment: mdmEnrollment({ enrolled: false }) }) }],
    ['blocked', { upstream: reading({ host: host({ mdm: 'off' }) }) }],
    ['blocked', { upstream: reading({ policies: [policy({ verdict: 'fail' })] }) }],
    ['action', { upstream: reading({ state: 'sign-in-required', policies: null }) }],
    ['action', { upstream: reading({ policies: [policy({ verdict: 'fail', blocks: false })], failingCount: 1 }) }],
    ['action', { upstream: reading({ host: host({ online: false }) }) }],
    ['unknown', { facts: facts({ companyPortal: unreadable }) }],
    ['unknown', { upstream: reading({ state: 'unreachable', policies: null, host: null }) }],
    ['unknown', { upstream: { ...switchedOff, problem: problem('no-upstream') } }],
    ['unknown', { upstream: reading({ policies: [policy({ verdict: 'pending' })] }) }],
    ['clear', { upstream: switchedOff }],
    ['clear', { upstream: reading({ state: 'unlicensed', problem: problem('unlicensed'), policies: null }) }],
  ] as const)('is %s', (state, change) => {
    expect(compose(change).headline.state).toBe(state);
  });

  it('names MDM first although everything else is wrong as well', () => {
    const mdmEnrollmentOff = mdmEnrollment({ enrolled: false });
    const snapshot = compose({
      facts: { ...noPortal, mdmEnrollment: mdmEnrollmentOff },
      upstream: reading({ policies: [policy({ verdict: 'fail' })] }),
    });
    expect(snapshot.headline).toMatchObject({ id: 'mdm-off', code: 'H2', remedy: 'turn-on-mdm' });
  });

  it('says a failed check in words, with its steps and its one action', () => {
    const check = compose({ facts: noPortal }).checks.find(({ id }) => id === 'company-portal');
    expect(check).toEqual({
      id: 'company-portal',
      verdict: 'fail',
      blocks: true,
      title: words.say('check.company-portal.title'),
      summary: words.say('check.company-portal.missing'),
      evidence: { installed: false, foundBundleId: null },
      problem: null,
      remedy: {
        id: 'install-company-portal',
        steps: words.steps('install-company-portal'),
        action: 'open-company-portal-download',
      },
      observedAt,
    });
  });

  it('ends the steps of a remedy with Refetch, or with a look where there is no server to ask', () => {
    const last = (change: Partial<SnapshotInputs>) => {
      const { checks, doctor } = compose({ facts: noPortal, ...change });
      return [checks.find(({ id }) => id === 'company-portal')?.remedy?.steps.at(-1), doctor?.remedy?.steps.at(-1)];
    };
    const [refetch, look] = [words.say('remedy.press-refetch'), words.say('remedy.look-again')];
    expect(last({})).toEqual([refetch, refetch]);
    expect(last({ upstream: switchedOff })).toEqual([look, look]);
    // \`psso\` asks no server, which says nothing about whether there is one.
    const unasked = { ...switchedOff, problem: problem('not-looked-yet') };
    expect(last({ upstream: unasked })).toEqual([refetch, refetch]);
    const bare = facts({
      companyPortal: companyPortal({ installed: false, foundBundleId: null }),
      fleetAgent: fleetAgent({ present: false }),
    });
    expect(last({ upstream: unasked, facts: bare })).toEqual([look, look]);
  });

  it('says a problem with its code and in words', () => {
    const snapshot = compose({ upstream: reading({ state: 'unreachable', problem: problem('offline', 'ENETDOWN') }) });
    expect(snapshot.upstream.problem).toEqual({ code: 'offline', text: words.say('problem.offline') });
  });
});

describe('the settings of a snapshot', () => {
  it('hide a check that only informs', () => {
    const ids = compose({ settings: settingsWith({ HiddenChecks: ['management-agent'] }) }).checks.map(({ id }) => id);
    expect(ids).toEqual(checkIds.filter(id => id !== 'management-agent'));
  });

  it('cannot hide a check that counts for access', () => {
    const hidden = settingsWith({ HiddenChecks: [...checkIds] });
    const shown = compose({ settings: hidden }).checks;
    const blocking = checkCatalogue.filter(check => check.blocksByDefault).map(({ id }) => id);
    expect(shown.map(({ id }) => id)).toEqual(blocking);
    expect(compose({ settings: hidden, facts: noPortal }).headline.state).toBe('blocked');
  });

  it('say which checks count for access', () => {
    const settings = settingsWith({ BlockingChecks: ['management-agent', 'mdm-enrollment'] });
    const blocking = compose({ settings }).checks.filter(({ blocks }) => blocks);
    expect(blocking.map(({ id }) => id)).toEqual(['mdm-enrollment', 'management-agent']);
    expect(compose({ settings, facts: noPortal }).headline).toMatchObject({ state: 'action', id: 'good-to-fix' });
  });

  it('can take the weight from a check and then hide it', () => {
    const settings = settingsWith({ BlockingChecks: ['mdm-enrollment'], HiddenChecks: ['company-portal'] });
    expect(compose({ settings, facts: noPortal }).headline.state).toBe('clear');
  });
});

describe('every snapshot', () => {
  it('is frozen to the last part', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        expectFrozen(composeSnapshot(inputs, words));
      }),
    );
  });

  it('survives a structured clone and JSON, whole', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const snapshot = composeSnapshot(inputs, words);
        expect(structuredClone(snapshot)).toStrictEqual(snapshot);
        expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
      }),
    );
  });

  it('comes out the same for the same inputs', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        expect(composeSnapshot(inputs, words)).toEqual(composeSnapshot(inputs, words));
        expect(composeSnapshot(structuredClone(inputs), words)).toEqual(composeSnapshot(inputs, words));
      }),
    );
  });

  it('has every check that counts, each check at most once, and the code of its headline', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { checks, headline } = composeSnapshot(inputs, words);
        const ids = checks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of inputs.settings.BlockingChecks ?? []) expect(ids).toContain(id);
        expect(headline.code).toBe(headlineCodes[headline.id]);
      }),
    );
  });

  it('is clear only where nothing fails, nothing that counts is open, and the server was heard', () => {
    let clear = 0;
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, checks, policies, upstream } = composeSnapshot(inputs, words);
        if (headline.state !== 'clear') return;
        clear += 1;
        expect(isUnderWay(inputs.refetch.state)).toBe(false);
        for (const { blocks, verdict } of checks) {
          expect(['fail', 'attention', ...(blocks ? ['undetermined'] : [])]).not.toContain(verdict);
        }
        expect(policies.items.map(({ verdict }) => verdict)).not.toContain('fail');
        expect(arePoliciesStale(inputs.upstream)).toBe(false);
        const byIt = policies.state === 'none';
        expect(upstream.state === 'ok' || upstream.state === 'unlicensed' || byIt).toBe(true);
        expect(policies.state !== 'unknown' || upstream.state === 'unlicensed').toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(clear).toBeGreaterThan(0);
  });

  it('is blocked exactly where something that counts fails and no refetch is under way', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, checks, policies } = composeSnapshot(inputs, words);
        const failing = [...checks, ...policies.items].some(one => one.blocks && one.verdict === 'fail');
        expect(headline.state === 'blocked').toBe(failing && !isUnderWay(inputs.refetch.state));
      }),
    );
  });

  it('invites to sign in only under a headline that finds nothing in the way', () => {
    let invited = 0;
    const invitation = words.say('journey.access.try');
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, journey } = composeSnapshot(inputs, words);
        if (journey.every(({ text }) => text !== invitation)) return;
        invited += 1;
        expect(['nothing-in-the-way', 'done-try-signing-in', 'good-to-fix']).toContain(headline.id);
      }),
      { numRuns: 3000 },
    );
    expect(invited).toBeGreaterThan(0);
  });

  it('invites nobody where the service that judges has said nothing and nothing is evaluated here', () => {
    const inputs = snapshotInputs({
      upstream: { ...emptyReading('report', 'ok'), problem: null },
      refetch: { ...idleRefetch, state: 'stopped', reason: 'timed-out', postedAt: 0, awaits: 'evaluation' },
    });
    const { journey } = composeSnapshot(inputs, words);
    expect(journey.at(-1)?.text).not.toBe(words.say('journey.access.try'));
  });

  it('calls observed only a push that the server told of or the word of a service that judges, and claims access only by the word of the person', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { journey } = composeSnapshot(inputs, words);
        for (const { stop, basis, state } of journey) {
          const isTold = inputs.upstream.push !== null || (inputs.reporting?.answer?.compliant ?? null) !== null;
          if (stop === 'told' && !isTold) expect(basis).toBe('assumed');
          if (stop === 'access') expect(basis).not.toBe('observed');
          if (stop === 'access' && state === 'done')
            expect([basis, inputs.access.told?.answer]).toEqual(['reported', 'worked']);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
