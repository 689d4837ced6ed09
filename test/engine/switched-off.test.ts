import { expect, it } from 'vitest';
import { drivenWorld } from './driven-world.ts';

it('a look that finds Clearway switched off asks no server, although its agent and token are there', async () => {
  const { engine, asked, setSettings } = await drivenWorld('clear');
  setSettings(() => ({ Enabled: false }));
  expect((await engine.look('started')).headline.id).toBe('switched-off');
  expect(asked()).toEqual([]);
});
