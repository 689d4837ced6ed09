import type { SettingsResult } from './core/config.ts';

/**
 * The settings of an app that IT can switch off while it runs. Once it is off nobody gets an answer any more, so that
 * no look goes on, nothing is opened and nobody is asked, while `onOff` ends the app.
 */
export function heedSwitch(read: () => Promise<SettingsResult>, onOff: () => void): () => Promise<SettingsResult> {
  return async () => {
    const result = await read();
    if (result.settings.Enabled) return result;
    onOff();
    return new Promise<never>(() => undefined);
  };
}
