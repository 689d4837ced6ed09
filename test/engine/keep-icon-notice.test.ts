import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { iconNoticeDocument, openIconNotice } from '../../src-main/engine/keep-icon-notice.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const silent = (): void => undefined;

describe('that the person was told of a hidden icon', () => {
  it('is kept over a start, with the moment of the first time', async () => {
    const state = createStateStore(await emptyFolder());
    const notice = await openIconNotice(state, silent);
    expect(notice.isTold()).toBe(false);
    notice.tell('2026-06-10T12:00:00.000Z');
    notice.tell('2026-06-11T12:00:00.000Z');
    expect(notice.isTold()).toBe(true);
    await notice.kept();
    expect(await state.read(iconNoticeDocument)).toContain('2026-06-10');
    expect((await openIconNotice(state, silent)).isTold()).toBe(true);
  });

  it('is not believed of a document that holds anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        async text => {
          const state = createStateStore(await emptyFolder());
          await state.write(iconNoticeDocument, text);
          expect((await openIconNotice(state, silent)).isTold()).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });
});
