import { describe, expect, it } from 'vitest';
import { createDock } from '../../src-main/app/dock.ts';

function dock(platform: NodeJS.Platform) {
  const done: string[] = [];
  const show = createDock({
    app: { setActivationPolicy: policy => void done.push(policy) },
    platform,
    bringBack: () => void done.push('window to the front'),
  });
  return { show, done };
}

describe('the place in the Dock', () => {
  it('is changed where the choice changed, and by no other choice', () => {
    const { show, done } = dock('darwin');
    show(false);
    show(false);
    expect(done).toEqual(['accessory']);
    show(true);
    show(true);
    show(false);
    expect(done).toEqual(['accessory', 'regular', 'window to the front', 'accessory', 'window to the front']);
  });

  it('brings no window to the front at the start', () => {
    const { show, done } = dock('darwin');
    show(true);
    expect(done).toEqual(['regular']);
  });

  it('is none elsewhere', () => {
    const { show, done } = dock('linux');
    show(true);
    show(false);
    expect(done).toEqual([]);
  });
});
