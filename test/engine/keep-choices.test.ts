import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { choicesDocument, createChoicesKeeper, readKeptChoices } from '../../src-main/engine/keep-choices.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const silent = (): void => undefined;
const chosen = {
  language: 'de',
  startsAtLogin: false,
  notifiesWhenDone: false,
  notifiesBeforeDeadline: false,
  showsInDock: true,
};

describe('what a person has chosen', () => {
  it('is there again after a start', async () => {
    const state = createStateStore(await emptyFolder());
    expect(await readKeptChoices(state, silent)).toEqual(noChoices);
    await createChoicesKeeper(state, silent)(chosen);
    expect(await readKeptChoices(state, silent)).toEqual(chosen);
  });

  it.each(Object.keys(noChoices))('keeps the others where %s is not understood', async spoilt => {
    const state = createStateStore(await emptyFolder());
    await state.write(choicesDocument, JSON.stringify({ version: 1, ...chosen, [spoilt]: { odd: 1 } }));
    expect(await readKeptChoices(state, silent)).toEqual({
      ...chosen,
      ...Object.fromEntries(Object.entries(noChoices).filter(([name]) => name === spoilt)),
    });
  });

  it('is nothing where the document holds anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        async text => {
          const state = createStateStore(await emptyFolder());
          await state.write(choicesDocument, text);
          expect(await readKeptChoices(state, silent)).toEqual(noChoices);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives way to what IT has forced, and to nothing that IT has left open', () => {
    const { settings } = parseSettings([{ Language: 'fr', NotifyWhenDone: true }]);
    expect(settleChoices(chosen, settings)).toEqual({
      language: { value: 'fr', isForced: true },
      startsAtLogin: { value: false, isForced: false },
      notifiesWhenDone: { value: true, isForced: true },
      notifiesBeforeDeadline: { value: false, isForced: false },
      showsInDock: { value: true, isForced: false },
    });
  });
});
