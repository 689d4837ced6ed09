import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { createWindowSizeKeeper, readKeptWindowSize, windowDocument } from '../../src-main/engine/keep-window-size.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const silent = (): void => undefined;

describe('how large the window was left', () => {
  it('is known again after a start', async () => {
    const state = createStateStore(await emptyFolder());
    expect(await readKeptWindowSize(state, silent)).toBeNull();
    await createWindowSizeKeeper(state, silent)({ width: 512, height: 800 });
    expect(await readKeptWindowSize(state, silent)).toEqual({ width: 512, height: 800 });
  });

  it.each([
    { version: 2, width: 512, height: 800 },
    { version: 1, width: 0, height: 800 },
    { version: 1, width: 512, height: -1 },
    { version: 1, width: 512.5, height: 800 },
    { version: 1, width: 1e9, height: 800 },
    { version: 1, width: '512', height: 800 },
    { version: 1, height: 800 },
  ])('is not known from %j', async document => {
    const state = createStateStore(await emptyFolder());
    await state.write(windowDocument, JSON.stringify(document));
    expect(await readKeptWindowSize(state, silent)).toBeNull();
  });

  it('is not known from anything else, which is set aside and named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async text => {
        const state = createStateStore(await emptyFolder());
        const events: string[] = [];
        await state.write(windowDocument, text);
        expect(await readKeptWindowSize(state, (_level, event) => void events.push(event))).toBeNull();
        expect(events).toEqual(['kept-document-unusable', 'kept-document-set-aside']);
      }),
      { numRuns: 20 },
    );
  });
});
