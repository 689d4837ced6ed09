import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doctorRows } from '../../../scripts/writing/doctor-rows.ts';
import { runDoctor } from '../../../src-main/commands/run-doctor.ts';
import type { UpstreamReport } from '../../../src-main/contract/snapshot.ts';
import type { Fact } from '../../../src-main/core/fact.ts';
import { decidePreflight, worstOf } from '../../../src-main/core/preflight/decide-preflight.ts';
import { expectedFuses } from '../../../src-main/core/preflight/expected-fuses.ts';
import type { PreflightFacts } from '../../../src-main/core/preflight/preflight-facts.ts';
import { preflightTable } from '../../../src-main/core/preflight/preflight-table.ts';
import { anyFacts, anyUpstream } from './any-facts.ts';
import { now } from './mac-in-order.ts';

const exitOf = { ok: 0, warn: 10, fail: 11, unknown: 13 } as const;

/** The fact that each of these rows is about. */
const subject: Readonly<Record<string, (facts: PreflightFacts) => Fact<unknown>>> = {
  'macos-supported': ({ look }) => look.macosVersion,
  'mdm-enrolled': ({ look }) => look.mdmEnrollment,
  'settings-forced': ({ settings: seen }) => seen,
  'settings-valid': ({ settings: seen }) => seen,
  'token-fresh': ({ look }) => look.fleetAgent,
  'server-reached': ({ upstream: seen }) => seen,
  'server-licence': ({ upstream: seen }) => seen,
  'clock-right': ({ serverClock }) => serverClock,
  'company-portal': ({ look }) => look.companyPortal,
  'sso-extension': ({ look }) => look.ssoExtension,
  'sso-profile': ({ look }) => look.ssoProfiles,
  registration: ({ registration }) => registration,
  'registration-tenant': ({ settings: seen }) => seen,
  'app-installed': ({ app }) => app,
  'app-signed': ({ app }) => app,
  'app-fuses': ({ app }) => app,
  'login-item': ({ loginItem }) => loginItem,
  'app-running': ({ loginItem }) => loginItem,
  'icon-visible': ({ health }) => health,
  'notifications-allowed': ({ managedNotifications }) => managedNotifications,
  'state-room': ({ stateRoom }) => stateRoom,
  'state-private': ({ stateRoom }) => stateRoom,
  osquery: ({ osquery }) => osquery,
};

describe('the preflight, of any facts at all', () => {
  it('has a row for every id, and the worst of them is the result and the exit code', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async facts => {
        const report = decidePreflight(facts);
        expect(report.rows.map(({ id }) => id)).toEqual(preflightTable.map(({ id }) => id));
        const rank = ['ok', 'warn', 'unknown', 'fail'];
        const worst = Math.max(...report.rows.map(({ result }) => rank.indexOf(result)));
        expect(report.result).toBe(rank[worst]);
        const ask = { report: async () => report, print: () => undefined };
        expect(await runDoctor({ json: true, format: null }, ask)).toBe(exitOf[report.result]);
        expect(await runDoctor({ json: false, format: 'fleet' }, ask)).toBe(0);
      }),
    );
  });

  it('says what to do wherever something is not in order, and only there', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { result, seen, todo } of decidePreflight(facts).rows) {
          expect(seen).toMatch(/\S/);
          expect(todo === null).toBe(result === 'ok');
        }
      }),
    );
  });

  it('lets nothing that has to be mended look as if it did not apply', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { applies, result } of decidePreflight(facts).rows) expect(applies || result === 'ok').toBe(true);
      }),
    );
  });

  it('names what was asked wherever that is not known, and only there', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { id, result, seen } of decidePreflight(facts).rows) {
          const asks = preflightTable.find(rule => rule.id === id)?.asks ?? 'nothing';
          expect(seen.endsWith(` Asked: ${asks}.`)).toBe(result === 'unknown');
        }
      }),
    );
  });

  it('comes to no result that its page does not explain, row by row', () => {
    expect(Object.keys(doctorRows)).toEqual(preflightTable.map(({ id }) => id));
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { id, result, applies } of decidePreflight(facts).rows) {
          expect(Object.keys(doctorRows[id] ?? {}), id).toContain(applies ? result : 'does not apply');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never makes ok, nor anything else, of what is not known', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { id, result } of decidePreflight(facts).rows) {
          if (subject[id]?.(facts).kind === 'unknown') expect([id, result]).toEqual([id, 'unknown']);
        }
      }),
    );
  });

  it.each([
    ['fleet.larkfield.example', true],
    ['127.0.0.1:8412', false],
    ['localhost', false],
  ])('speaks of the certificate of %s only where there has to be one', (server, has) => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const reached: UpstreamReport = {
          kind: 'fleet',
          server,
          state: 'ok',
          problem: null,
          lastContactAt: now,
          macLastSeenAt: null,
          next: null,
          deadline: null,
        };
        const { rows } = decidePreflight({
          ...facts,
          upstream: { kind: 'known', value: reached, observedAt: now, source: 'look' },
        });
        expect(rows.find(({ id }) => id === 'server-reached')?.seen.includes('certificate is trusted')).toBe(has);
      }),
      { numRuns: 20 },
    );
  });

  it('knows nothing of a server, nor of osquery, where there was no Mac to ask', () => {
    fc.assert(
      fc.property(anyFacts, anyUpstream, (facts, report) => {
        const nowhere = {
          ...report,
          state: 'misconfigured' as const,
          problem: { code: 'not-a-mac' as const, text: '' },
        };
        const { rows } = decidePreflight({
          ...facts,
          settings: { kind: 'unknown', problem: { code: 'not-a-mac' } },
          upstream: { kind: 'known', value: nowhere, observedAt: now, source: 'look' },
          osquery: { kind: 'not-applicable', because: 'LocalPolicies is not set' },
        });
        const results = rows
          .filter(({ id }) => id === 'server-reached' || id === 'osquery')
          .map(({ result }) => result);
        expect(results).toEqual(['unknown', 'unknown']);
      }),
      { numRuns: 50 },
    );
  });

  it('has ids that are written like ids, each once', () => {
    const ids = preflightTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('is not known where there is not even a row', () => {
    expect(worstOf([])).toBe('unknown');
  });
});

describe('the fuses that are expected', () => {
  it('stand where Electron has them', async () => {
    const { FuseV1Options } = await import('@electron/fuses');
    for (const { wire, id } of expectedFuses) expect(FuseV1Options[wire]).toBe(id);
  });
});
