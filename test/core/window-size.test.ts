import { describe, expect, it } from 'vitest';
import { firstWindowSize, fitWindow, smallestWindowSize } from '../../src-main/core/window-size.ts';

const display = { width: 1440, height: 875 };

describe('the size a window opens with', () => {
  it('is 400 x 640 as long as nobody has changed it', () => {
    expect(fitWindow(firstWindowSize, display)).toEqual({ width: 400, height: 640 });
    expect(firstWindowSize).toEqual({ width: 400, height: 640 });
  });

  it('is what the person left it at', () => {
    expect(fitWindow({ width: 512, height: 800 }, display)).toEqual({ width: 512, height: 800 });
  });

  it('is no larger than the display shows', () => {
    expect(fitWindow({ width: 3000, height: 2000 }, display)).toEqual(display);
    expect(fitWindow(firstWindowSize, { width: 1024, height: 600 })).toEqual({ width: 400, height: 600 });
  });

  it('is no smaller than it can be used, whatever was kept and however small the display', () => {
    expect(fitWindow({ width: 1, height: 1 }, display)).toEqual(smallestWindowSize);
    expect(fitWindow(firstWindowSize, { width: 200, height: 100 })).toEqual(smallestWindowSize);
  });

  it('is in whole points', () => {
    expect(fitWindow({ width: 400.6, height: 700.2 }, display)).toEqual({ width: 401, height: 700 });
  });
});
