import { describe, expect, it } from 'vitest';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import { draw, failing, inOrder, pending, refetching, stop } from './journey-inputs.ts';
import { policiesNone, policiesUnknown, reporting, serverInstant, upstreamReport } from './examples.ts';

/** A Mac that a service judges by Clearway's reports. */
const judged: Partial<JourneyInputs> = {
  upstream: upstreamReport({ kind: 'report', server: 'reports.example.com' }),
  report: reporting(),
};
const lines = (change: Partial<JourneyInputs>): readonly string[] =>
  draw({ ...judged, ...change })
    .slice(1, 4)
    .map(({ stop: name, state, basis, turn }) => `${name} ${state} ${basis} ${turn}`);

describe('the journey of a Mac that a service judges by reports', () => {
  it.each([
    [
      'a service that has evaluated and does not say what came of it',
      {},
      ['asked done observed nobody', 'evaluated done observed nobody', 'told done assumed nobody'],
    ],
    [
      'a service that counts it as compliant',
      { report: reporting({ compliant: true }) },
      ['asked done observed nobody', 'evaluated done observed nobody', 'told done observed nobody'],
    ],
    [
      'a service that says no although everything here is met',
      { report: reporting({ compliant: false }) },
      ['asked done observed nobody', 'evaluated done observed nobody', 'told failed observed it'],
    ],
    [
      'a failing policy that the service knows of',
      { ...failing, report: reporting({ compliant: false }) },
      ['asked done observed nobody', 'evaluated failed observed you', 'told done observed nobody'],
    ],
    [
      'a service that has yet to evaluate',
      { report: reporting({ evaluatedAt: null }) },
      ['asked done observed nobody', 'evaluated pending observed management', 'told pending assumed management'],
    ],
    [
      'a report that waits to be sent',
      { report: reporting({ pending: 1, compliant: true }) },
      ['asked pending observed mac', 'evaluated pending observed mac', 'told pending assumed management'],
    ],
    [
      'nothing sent yet',
      { report: reporting({ lastDeliveredAt: null, evaluatedAt: null }) },
      ['asked pending observed mac', 'evaluated pending observed mac', 'told pending assumed management'],
    ],
    [
      'policies without a result',
      pending,
      ['asked done observed nobody', 'evaluated unknown observed it', 'told unknown assumed management'],
    ],
    [
      'policies that cannot be known',
      { policies: policiesUnknown },
      ['asked done observed nobody', 'evaluated unknown observed it', 'told unknown assumed management'],
    ],
    [
      'no policies at all',
      { policies: policiesNone },
      ['asked done observed nobody', 'evaluated done observed nobody', 'told done assumed nobody'],
    ],
  ] as const)('with %s', (_what, change, expected) => {
    expect(lines(change)).toEqual(expected);
  });

  it.each([
    ['requesting', 'asked current observed mac', 'evaluated pending observed mac', 'told pending assumed management'],
    ['queued', 'asked current observed mac', 'evaluated pending observed mac', 'told pending assumed management'],
    [
      'accepted',
      'asked done observed nobody',
      'evaluated current observed management',
      'told pending assumed management',
    ],
    ['settled', 'asked done observed nobody', 'evaluated done observed nobody', 'told done assumed nobody'],
  ] as const)('while a refetch is %s', (state, ...expected) => {
    expect(lines(refetching(state))).toEqual(expected);
  });

  it('says what the service said of an older report only once nothing newer waits', () => {
    const waits = { ...judged, report: reporting({ compliant: true, pending: 1 }) };
    expect(stop('told', waits)?.text).not.toMatch(/counts this Mac as compliant/);
  });

  it('offers to try signing in where everything is met and the service does not say no', () => {
    const offer = (compliant: boolean | null): string | undefined =>
      stop('access', { ...judged, report: reporting({ compliant }) })?.turn;
    expect(offer(true)).toBe('you');
    expect(offer(null)).toBe('you');
    expect(offer(false)).toBe('nobody');
  });

  it('draws the usual stops where a service merely gets reports beside the server that judges', () => {
    const beside = { report: reporting({ compliant: false, pending: 3 }) };
    expect(draw(beside)).toEqual(draw({}));
    expect(inOrder.upstream.kind).toBe('fleet');
  });

  it('ends with a service that only takes reports, without claiming that it evaluated anything', () => {
    const silent = { ...judged, report: reporting({ judges: false, evaluatedAt: null }) };
    expect(stop('evaluated', silent)).toMatchObject({ state: 'done', basis: 'assumed', at: null });
    expect(stop('told', silent)).toMatchObject({ state: 'done', basis: 'assumed' });
  });

  it('takes a judgement without a moment for an evaluation', () => {
    const report = reporting({ evaluatedAt: null, compliant: true });
    expect(stop('evaluated', { ...judged, report })).toMatchObject({ state: 'done', basis: 'observed' });
  });

  it('says that nobody was told where IT set no server, whatever this Mac found itself', () => {
    const upstream = upstreamReport({ kind: 'none', server: null, state: 'none', macLastSeenAt: null });
    for (const found of [{}, failing]) {
      expect(stop('asked', { ...found, upstream })?.text).toMatch(/look at this Mac only/);
      expect(stop('told', { ...found, upstream })).toMatchObject({ state: 'unknown', turn: 'nobody' });
    }
  });

  it('names the moment of the evaluation by the service’s own clock', () => {
    expect(stop('evaluated', judged)?.at).toBe(serverInstant(20));
  });
});
