import { describe, expect, it } from 'vitest';
import { productPlan, type PollPlan } from '../../scripts/benchmark/clearway-client.ts';
import { mean, minuteMs, p95, secondMs } from '../../scripts/benchmark/figures.ts';
import { idleBudget, idleTable } from '../../scripts/benchmark/idle-table.ts';
import { clearwayOutage, fleetDesktopConnectLoop, peakBudget } from '../../scripts/benchmark/outage.ts';
import {
  clearwayRefetches,
  myDevicePage,
  neverAnswered,
  refetchBudget,
  unawarePoll,
} from '../../scripts/benchmark/refetch-table.ts';
import { limitedServer, refetchServer } from '../../scripts/benchmark/refetch-servers.ts';
import { runRefetch } from '../../scripts/benchmark/run-refetch.ts';

/** Enough devices for minutes that differ by little but chance. */
const fleet = 20_000;

function peakOverMean(plan: PollPlan): number {
  const { afterPeak, afterMean } = clearwayOutage(fleet, plan);
  return afterPeak / afterMean;
}

describe('a fleet after an outage', () => {
  it('peaks at no more than 1.3 times its mean', () => {
    expect(peakOverMean(productPlan)).toBeLessThanOrEqual(peakBudget);
  });

  it('would peak high above that if every device came back as soon as its back-off allows', () => {
    const eager: PollPlan = {
      ...productPlan,
      backOffMs: () => minuteMs,
      idleDelayMs: known => known.backOffLeftMs ?? productPlan.idleDelayMs(known),
    };
    expect(peakOverMean(eager)).toBeGreaterThan(5 * peakBudget);
  });

  it('would peak above that if an outage made everything old', () => {
    expect(peakOverMean({ ...productPlan, forgetsInOutage: true })).toBeGreaterThan(peakBudget);
  });

  it('comes back in lockstep where Fleet Desktop fell into its connect loop', () => {
    const { attemptsPeak, afterPeak, afterMean } = fleetDesktopConnectLoop(100);
    expect(attemptsPeak).toBe(100 * 12);
    expect(afterPeak / afterMean).toBe(5);
  });

  it('is the same fleet in every run', () => {
    expect(clearwayOutage(500)).toEqual(clearwayOutage(500));
  });
});

describe('an idle device', () => {
  const rows = idleTable(100).rows.filter(({ budget }) => budget !== null);

  it.each(rows.map(({ cells, budget }) => ({ situation: cells[0], budget })))(
    `costs no more than ${idleBudget} requests an hour: $situation`,
    ({ budget }) => {
      expect(budget?.isMet).toBe(true);
    },
  );

  it('is measured in four situations that have a budget', () => {
    expect(rows).toHaveLength(4);
  });
});

describe('a refetch', () => {
  it('costs at most 12 requests on average and is seen within 2 s', () => {
    const { requests, lags } = clearwayRefetches(1000, 10 * secondMs);
    expect(mean(requests)).toBeLessThanOrEqual(refetchBudget.requests);
    expect(p95(lags)).toBeLessThanOrEqual(refetchBudget.lagMs);
  });

  it('costs at most 40 requests in 180 s when nobody answers', () => {
    expect(neverAnswered(180 * secondMs)).toBeLessThanOrEqual(refetchBudget.neverAnsweredIn180s);
  });

  it('waits for an agent that asks once a minute in proportion', () => {
    expect(mean(clearwayRefetches(100, minuteMs).requests)).toBeLessThan(9);
  });

  it('leaves a server alone that asks for it, and still comes to its end', () => {
    const limit = { fromMs: 10 * secondMs, untilMs: 130 * secondMs, retryAfterMs: 120 * secondMs };
    const server = limitedServer(refetchServer({ answersAfterMs: 20 * secondMs }), limit);
    const { requests, settledAt } = runRefetch(server, () => 0.5, 10 * minuteMs);
    const refused = requests.filter(({ isRefused }) => isRefused);
    expect(refused.map(({ at }) => at)).toEqual([10 * secondMs]);
    // Half of the minute by which chance keeps Macs apart that were turned away together.
    expect(settledAt).toBe(160 * secondMs);
  });

  it.each([
    [5, 4, 1],
    [6, 4, 0],
    [30, 16, 0],
    [178, 90, 0],
    [179, 90, Number.POSITIVE_INFINITY],
  ])("on Fleet's own page, answered after %i s, costs %i requests and lags %d s", (after, requests, lag) => {
    expect(myDevicePage(after * secondMs)).toEqual({ requests, lag: lag * secondMs });
  });

  it.each([
    [10, 70, [], 1, 60],
    [10, 70, [15], 1, 5],
    [80, 70, [15, 30], 4, 290],
  ])(
    'answered after %i s is seen by a poll at %i s and every 300 s, and at %j s',
    (after, phase, extra, requests, lag) => {
      const extraMs = extra.map(at => at * secondMs);
      const poll = { everyMs: 300 * secondMs, phaseMs: phase * secondMs, extraMs };
      expect(unawarePoll(after * secondMs, poll)).toEqual({ requests, lag: lag * secondMs });
    },
  );
});
