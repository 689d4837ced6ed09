import { describe, expect, it } from 'vitest';
import { windowLook } from '../../src-main/app/window-look.ts';

describe('what the window stands on', () => {
  it('is a material of the system on macOS, which follows the window, and nothing is painted over it', () => {
    expect(windowLook('darwin')).toEqual({
      surface: 'vibrant',
      options: { vibrancy: 'popover', visualEffectState: 'followWindow', backgroundColor: '#00000000' },
    });
  });

  it.each(['linux', 'win32', 'freebsd'] as const)('is its own paper on %s', platform => {
    expect(windowLook(platform)).toEqual({ surface: 'plain', options: {} });
  });
});
