import type { BrowserWindowConstructorOptions } from 'electron';
import type { Surface } from '../contract/bridge.ts';

/** What the window stands on, and the options that make it so. */
export type WindowLook = {
  readonly surface: Surface;
  readonly options: Pick<BrowserWindowConstructorOptions, 'vibrancy' | 'visualEffectState' | 'backgroundColor'>;
};

/**
 * macOS alone has a material that lets the desktop shine through; it gives way by itself where the person has reduced
 * transparency. The title bar stays the system's own: its buttons have to be found where they always are.
 */
export function windowLook(platform: NodeJS.Platform): WindowLook {
  return platform === 'darwin'
    ? {
        surface: 'vibrant',
        // A page is painted on white unless its window is transparent below it.
        options: { vibrancy: 'popover', visualEffectState: 'followWindow', backgroundColor: '#00000000' },
      }
    : { surface: 'plain', options: {} };
}
