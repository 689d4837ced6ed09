import { describe, expect, it } from 'vitest';
import { noMemory } from '../../src-main/core/registration-memory.ts';
import { isUnheard } from '../../src-main/core/unheard.ts';

const before = '2026-11-20T09:10:00Z';
const memory = { ...noMemory, evaluatedBefore: before };

describe('a server that has not heard of the registration', () => {
  it.each([
    ['has evaluated nothing since', 'fleet', before, memory, true],
    ['has evaluated since', 'fleet', '2026-11-20T10:10:00Z', memory, false],
    ['says nothing of its evaluation just now', 'fleet', null, memory, false],
    ['was never seen before the registration', 'fleet', before, noMemory, false],
    ['says nothing now and said nothing then', 'fleet', null, noMemory, false],
    ['is a service, which hears of it with the next report', 'report', before, memory, false],
    ['is none', 'none', before, memory, false],
  ] as const)('%s', (_what, kind, evaluatedAt, remembered, expected) => {
    expect(isUnheard({ upstream: { kind }, policies: { evaluatedAt }, memory: remembered })).toBe(expected);
  });
});
