import { describe, expect, it } from 'vitest';
import { headlineCodes, type HeadlineId, type HeadlineState } from '../../src-main/contract/ids.ts';
import { isIconWanted } from '../../src-main/core/icon-presence.ts';

const headline = (state: HeadlineState, id: HeadlineId = 'check-failing') => ({
  headline: { state, id, code: headlineCodes[id], text: 'an example', turn: 'you' as const, remedy: null },
});

describe('whether the icon has a place in the menu bar', () => {
  it.each(['clear', 'action', 'blocked', 'waiting', 'unknown'] as const)('always, as macOS has it, when %s', state => {
    expect(isIconWanted(headline(state), false)).toBe(true);
  });

  it.each([
    ['clear', false],
    ['action', true],
    ['blocked', true],
    ['waiting', true],
    ['unknown', true],
  ] as const)('with HideWhenClear, %s: %s', (state, wanted) => {
    expect(isIconWanted(headline(state), true)).toBe(wanted);
  });

  it('with HideWhenClear not before the first look: nothing is known to need the person', () => {
    expect(isIconWanted(headline('unknown', 'not-looked-yet'), true)).toBe(false);
    expect(isIconWanted(headline('unknown', 'not-looked-yet'), false)).toBe(true);
  });
});
