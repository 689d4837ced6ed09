import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import type { HeadlineState } from '../../src-main/contract/ids.ts';
import type { UpstreamState } from '../../src-main/contract/snapshot.ts';
import type { ScenarioEnds } from '../../src-main/sandbox/scenario-ends.ts';
import { scenarioIds, scenarios } from '../../src-main/sandbox/scenarios.ts';

const ends = scenarioIds.map(id => scenarios[id].expected);
const because = (reason: string | null): string => (reason === null ? '' : `: ${reason}`);

function statusCell({ statusExit, headlineState, problem }: ScenarioEnds): string {
  return `${statusExit} ${headlineState}${because(problem)}`;
}

function refetchCell({ refetchExit, refetchState, refetchReason, within }: ScenarioEnds): string {
  const end = `${refetchExit} ${refetchState}${because(refetchReason)}`;
  return within === undefined ? end : `${within.exit} ${within.state}${because(within.reason)}, in the end ${end}`;
}

describe('the table in docs/scenarios.md', () => {
  it('has every scenario in the order of the list, with the ends that are tested', async () => {
    const page = await readFile(join(checkout, 'docs/scenarios.md'), 'utf8');
    const [, table = ''] =
      /^\| scenario \| tells \| `status` \| `refetch` \|\n(?:\|-+)+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const rows = table
      .trimEnd()
      .split('\n')
      .map(row =>
        row
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      );
    expect(rows.map(([id, , status, refetch]) => [id, status, refetch])).toEqual(
      scenarioIds.map(id => [`\`${id}\``, statusCell(scenarios[id].expected), refetchCell(scenarios[id].expected)]),
    );
    for (const [, tells] of rows) expect(tells).toMatch(/\w+ \w+/);
  });
});

describe('the scenarios together', () => {
  it('show every state of the upstream', () => {
    const every: Readonly<Record<UpstreamState, true>> = {
      ok: true,
      unreachable: true,
      'token-stale': true,
      'sign-in-required': true,
      unlicensed: true,
      'rate-limited': true,
      misconfigured: true,
      error: true,
      none: true,
    };
    expect([...new Set(ends.map(({ upstreamState }) => upstreamState))].sort()).toEqual(Object.keys(every).sort());
  });

  it('show every state of the headline', () => {
    const every: Readonly<Record<HeadlineState, true>> = {
      clear: true,
      action: true,
      blocked: true,
      unknown: true,
      waiting: true,
    };
    expect([...new Set(ends.map(({ headlineState }) => headlineState))].sort()).toEqual(Object.keys(every).sort());
  });

  it('show every reason for which a refetch stops by itself', () => {
    const stopped = ends.filter(({ refetchState }) => refetchState === 'stopped').map(end => end.refetchReason);
    const named = ['sign-in-required', 'token-stale', 'agent-not-answering', 'results-missing', 'timed-out'];
    expect(stopped).toEqual(expect.arrayContaining(named));
  });

  it('end with the exit code that belongs to the state', () => {
    const exits: Readonly<Record<string, number>> = { settled: 0, queued: 12, stopped: 14 };
    for (const { refetchExit, refetchState, within } of ends) {
      expect(refetchExit).toBe(exits[refetchState]);
      if (within !== undefined) expect(within.exit).toBe(12);
    }
  });
});
