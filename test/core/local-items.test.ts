import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoliciesReport, Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import type { LocalAnswer, LocalReading, LocalResult, PolicyFault } from '../../src-main/core/local-policies.ts';
import { noLocalPolicies } from '../../src-main/core/local-items.ts';
import { reportPolicies } from '../../src-main/core/policies.ts';
import { problem, type ProblemCode } from '../../src-main/core/problem.ts';
import { emptyReading, type UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import { anyLocal, anySnapshotInputs } from './arbitraries.ts';
import { observedAt, own, policy, reading, snapshotInputs, switchedOff, words } from './examples.ts';

const passes: LocalAnswer = { verdict: 'pass', problem: null };
const fails: LocalAnswer = { verdict: 'fail', problem: null };
const cannotTell = (code: ProblemCode): LocalAnswer => ({ verdict: 'undetermined', problem: problem(code) });

function result(answer: LocalAnswer, change: Partial<LocalResult['policy']> = {}): LocalResult {
  const name = change.name ?? 'FileVault is on';
  return {
    policy: {
      id: `local:${name}`,
      name,
      query: 'SELECT 1',
      blocks: true,
      critical: false,
      description: 'Keeps your data safe.',
      resolution: 'Open https://help.example.com/filevault and follow it.',
      ...change,
    },
    answer,
  };
}

const leftOut: PolicyFault = {
  code: 'no-query',
  line: 7,
  entry: 2,
  name: 'Firewall',
  key: 'query',
  isLeftOut: true,
  blocks: true,
};
const unreadable: PolicyFault = { ...leftOut, code: 'not-yaml', entry: null, name: null, key: null };

const found = (...results: readonly LocalResult[]): LocalReading => ({ evaluatedAt: observedAt, results, faults: [] });
const report = (upstream: UpstreamReading, local: LocalReading | null): PoliciesReport =>
  reportPolicies(upstream, own, { ...noLocalPolicies, reading: local });
const snapshot = (change: Partial<SnapshotInputs>): Snapshot => composeSnapshot(snapshotInputs(change), words);
const onlyLocal = (local: LocalReading): Snapshot =>
  snapshot({ upstream: switchedOff, local: { reading: local, answers: new Map() } });

describe('policies that this Mac evaluates itself', () => {
  it('stand alone where there is no server, with their moment, their links and their own verdict', () => {
    expect(report(switchedOff, found(result(passes)))).toMatchObject({
      state: 'known',
      source: 'local',
      evaluatedAt: observedAt,
      items: [
        {
          id: 'local:FileVault is on',
          verdict: 'pass',
          local: 'pass',
          source: 'local',
          problem: null,
          links: [{ host: 'help.example.com' }],
        },
      ],
    });
  });

  it('stand beside those of a server, sorted with them', () => {
    const both = report(reading({ policies: [policy({ blocks: false })] }), found(result(fails)));
    expect(both).toMatchObject({ state: 'known', source: 'fleet' });
    expect(both.items.map(({ source }) => source)).toEqual(['local', 'fleet']);
  });

  it.each([
    ['a server that does not answer', reading({ state: 'unreachable', policies: null, host: null }), 'unknown'],
    ['a server without a licence for policies', reading({ state: 'unlicensed', policies: null }), 'known'],
    ['no server at all', { ...switchedOff, problem: problem('no-upstream') }, 'known'],
    ['a service that takes reports', emptyReading('report', 'ok'), 'known'],
  ] as const)('are listed beside %s, and leave the whole as known as that is', (_what, upstream, state) => {
    expect(report(upstream, found(result(passes)))).toMatchObject({
      state,
      source: 'local',
      items: [{ verdict: 'pass' }],
    });
  });

  it('are never none where IT gave a list, and unknown where the list cannot be read', () => {
    expect(report(switchedOff, found()).state).toBe('known');
    expect(report(switchedOff, { ...found(), faults: [unreadable] }).state).toBe('unknown');
    fc.assert(
      fc.property(anyLocal, ({ reading: local }) => {
        if (local !== null) expect(report(switchedOff, local).state).not.toBe('none');
      }),
    );
  });

  it('are listed as undetermined where a mistake keeps them from being read, once per name', () => {
    const faults = [leftOut, { ...leftOut, code: 'duplicate-name', entry: 3, blocks: false } as const];
    const { items, faults: told } = report(switchedOff, { ...found(result(passes)), faults });
    expect(items.filter(({ verdict }) => verdict === 'undetermined')).toMatchObject([
      { name: 'Firewall', blocks: true, problem: { code: 'policy-not-understood' } },
    ]);
    expect(told).toMatchObject([
      { code: 'no-query', line: 7 },
      { code: 'duplicate-name', entry: 3 },
    ]);
  });

  it('are never silently met where the second of a name counts and the first does not', () => {
    const first = result(passes, { name: 'Firewall', blocks: false });
    const second: PolicyFault = { ...leftOut, code: 'duplicate-name', entry: 3 };
    const { headline, policies } = onlyLocal({ ...found(first), faults: [second] });
    expect(policies.items.find(({ id }) => id === 'local:entry-3')).toMatchObject({
      verdict: 'undetermined',
      blocks: true,
      problem: { code: 'policy-not-understood' },
    });
    expect(headline.state).toBe('unknown');
  });

  it('block access where they count and fail, and give their resolution as the way out', () => {
    const { headline, checks } = onlyLocal(found(result(fails)));
    expect(headline).toMatchObject({ state: 'blocked', id: 'policies-failing', turn: 'you', remedy: 'fix-policies' });
    expect(checks.find(({ id }) => id === 'upstream-policies')).toMatchObject({
      verdict: 'fail',
      observedAt,
      evidence: { counted: 1, failing: 1 },
    });
  });

  it('block although the server that has others does not answer', () => {
    const upstream = reading({ state: 'unreachable', policies: null, host: null, problem: problem('offline') });
    const local = { reading: found(result(fails)), answers: new Map() };
    expect(snapshot({ upstream, local }).headline.state).toBe('blocked');
  });

  it('leave a Mac clear where they pass and IT set no server', () => {
    expect(onlyLocal(found(result(passes))).headline.state).toBe('clear');
  });

  it('are good to fix where they fail and do not count', () => {
    expect(onlyLocal(found(result(fails, { blocks: false }))).headline).toMatchObject({ id: 'good-to-fix' });
  });

  it.each([
    ['osquery-missing', 'it', 'ask-it-for-policies'],
    ['no-such-table', 'it', 'ask-it-for-policies'],
    ['needs-root', 'it', 'ask-it-for-policies'],
    ['query-refused', 'it', 'ask-it-for-policies'],
    ['query-timed-out', 'mac', 'look-again'],
    ['osquery-stopped', 'mac', 'look-again'],
  ] as const)(
    'leave the answer open where they count and end in %s, and say whose turn it is',
    (code, turn, remedy) => {
      const { headline, checks, policies } = onlyLocal(found(result(cannotTell(code))));
      expect(headline).toMatchObject({ state: 'unknown', id: 'policies-undetermined', turn, remedy });
      expect(checks.find(({ id }) => id === 'upstream-policies')).toMatchObject({
        verdict: 'undetermined',
        summary: 'One policy that counts for sign-in could not be checked.',
        problem: { code },
      });
      expect(policies.items[0]?.problem).toMatchObject({ code });
    },
  );

  it('say that IT’s list is at fault where nothing of it can be read, also without a licence at the server', () => {
    const local = { reading: { ...found(), faults: [unreadable] }, answers: new Map() };
    for (const upstream of [switchedOff, reading({ state: 'unlicensed', policies: null })]) {
      const { headline, checks } = snapshot({ upstream, local });
      expect(headline.state).toBe('unknown');
      expect(checks.find(({ id }) => id === 'upstream-policies')?.verdict).toBe('undetermined');
    }
  });

  it('never let a Mac be clear while one that counts fails or is open', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, policies } = composeSnapshot(inputs, words);
        const stands = policies.items.some(item => item.source === 'local' && item.blocks && item.verdict !== 'pass');
        const isHidden = inputs.settings.BlockingChecks?.includes('upstream-policies') === false;
        if (stands && !isHidden) expect(headline.state).not.toBe('clear');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a question of the server that this Mac can answer', () => {
  const question = "SELECT 1 FROM disk_encryption WHERE filevault_status = 'on'";
  const ask = (answer: LocalAnswer | undefined): unknown =>
    reportPolicies(reading({ policies: [policy({ verdict: 'fail', query: question })] }), own, {
      ...noLocalPolicies,
      answers: new Map(answer === undefined ? [] : [[question, answer]]),
    }).items[0]?.local;

  it('stands beside the server’s verdict, and says nothing where this Mac has none', () => {
    expect(ask(passes)).toBe('pass');
    expect(ask(fails)).toBe('fail');
    expect(ask(cannotTell('needs-root'))).toBe('undetermined');
    expect(ask(undefined)).toBeNull();
  });
});
