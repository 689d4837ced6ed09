import { describe, expect, it } from 'vitest';
import type { UpstreamState } from '../../src-main/contract/snapshot.ts';
import { instant } from '../../src-main/core/instants.ts';
import { problemCodes, type ProblemCode } from '../../src-main/core/problem.ts';
import { turnOfUpstream } from '../../src-main/core/turns.ts';
import { reportNext } from '../../src-main/core/upstream-next.ts';
import type { MessageId } from '../../src-main/core/words.ts';
import { upstreamFailures } from './arbitraries.ts';
import { words } from './examples.ts';

const nextLook = { at: Date.parse('2026-11-20T12:30:00Z') };
const at = instant(nextLook.at);
const states: readonly UpstreamState[] = ['ok', ...upstreamFailures];

function upstream(state: UpstreamState, code: ProblemCode | null = null) {
  return { state, problem: code === null ? null : { code, text: 'an example' } };
}
const next = (state: UpstreamState, code: ProblemCode | null = null) =>
  reportNext(upstream(state, code), nextLook, words);
const says = (text: MessageId, when: string | null) => ({ text: words.say(text), at: when });

describe('what comes next by itself', () => {
  it.each([
    ['unreachable', says('next.asks-again', at)],
    ['rate-limited', says('next.asks-again', at)],
    ['error', says('next.asks-again', at)],
    ['misconfigured', says('next.looks-again', at)],
    ['sign-in-required', says('next.summary-watched', at)],
    ['token-stale', says('next.key-watched', null)],
    ['ok', null],
    ['unlicensed', null],
    ['none', null],
  ] as const)('while the server is %s', (state, expected) => {
    expect(next(state)).toEqual(expected);
  });

  it.each([
    ['offline', 'unreachable', says('next.network-watched', at)],
    ['captive-portal', 'unreachable', says('next.network-watched', at)],
    ['token-missing', 'misconfigured', says('next.key-watched', null)],
    ['token-not-understood', 'misconfigured', says('next.key-watched', null)],
  ] as const)('goes by the problem where that is %s', (code, state, expected) => {
    expect(next(state, code)).toEqual(expected);
  });

  it('goes by the state for every other problem', () => {
    const own: readonly ProblemCode[] = ['offline', 'captive-portal', 'token-missing', 'token-not-understood'];
    for (const state of states) {
      for (const code of problemCodes.filter(one => !own.includes(one))) expect(next(state, code)).toEqual(next(state));
    }
  });

  it('is nothing while the server answers, whatever is left of an earlier problem', () => {
    for (const code of problemCodes) {
      for (const state of ['ok', 'unlicensed', 'none'] as const) expect(next(state, code)).toBeNull();
    }
  });

  it('is nothing where nobody looks again by itself', () => {
    for (const state of states) {
      for (const code of [null, ...problemCodes]) expect(reportNext(upstream(state, code), null, words)).toBeNull();
    }
  });
});

describe('whose turn it is', () => {
  it.each([
    ['ok', 'nobody'],
    ['unlicensed', 'nobody'],
    ['unreachable', 'you'],
    ['token-stale', 'mac'],
    ['sign-in-required', 'you'],
    ['rate-limited', 'management'],
    ['misconfigured', 'it'],
    ['error', 'management'],
    ['none', 'it'],
  ] as const)('while the server is %s: %s', (state, turn) => {
    expect(turnOfUpstream(upstream(state))).toBe(turn);
  });

  const forIt: readonly ProblemCode[] = [
    'certificate-expired',
    'certificate-wrong-host',
    'certificate-not-trusted',
    'certificate-unreadable',
    'client-certificate-required',
    'tls-failed',
    'proxy-failed',
    'proxy-sign-in-required',
    'proxy-unsupported',
  ];

  it.each(forIt)('is IT’s where the way to the server has %s: the person can do nothing about it', code => {
    expect(turnOfUpstream(upstream('unreachable', code))).toBe('it');
  });

  const forManagement: readonly ProblemCode[] = ['connection-refused', 'connection-lost', 'request-timed-out'];

  it.each(forManagement)('is the server’s where it is in the way itself: %s', code => {
    expect(turnOfUpstream(upstream('unreachable', code))).toBe('management');
  });

  it('goes by the state for every other problem', () => {
    const own = [...forIt, ...forManagement];
    for (const state of states) {
      for (const code of problemCodes.filter(one => !own.includes(one))) {
        expect(turnOfUpstream(upstream(state, code))).toBe(turnOfUpstream(upstream(state)));
      }
    }
  });

  it('is yours where the network or the clock of this Mac is in question', () => {
    for (const code of ['offline', 'captive-portal', 'host-not-found', 'certificate-not-yet-valid'] as const) {
      expect(turnOfUpstream(upstream('unreachable', code))).toBe('you');
    }
  });
});
