import { expect, it } from 'vitest';
import { parseSettings } from '../src-main/core/config.ts';
import { heedSwitch } from '../src-main/heed-switch.ts';

it('settings are told as long as IT has not switched Clearway off, and from then on nobody goes on', async () => {
  let isEnabled: unknown = true;
  let ended = 0;
  const read = heedSwitch(
    async () => parseSettings([{ Enabled: isEnabled }]),
    () => {
      ended += 1;
    },
  );
  expect((await read()).settings.Enabled).toBe(true);
  isEnabled = 'no such value';
  expect((await read()).settings.Enabled).toBe(true);
  isEnabled = false;
  let wentOn = false;
  void read().then(() => {
    wentOn = true;
  });
  await new Promise(setImmediate);
  expect([ended, wentOn]).toEqual([1, false]);
});
