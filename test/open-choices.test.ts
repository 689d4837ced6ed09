import { describe, expect, it } from 'vitest';
import { createStateStore } from '../src-main/adapters/state-store.ts';
import { noChoices } from '../src-main/core/choices.ts';
import { createChoicesKeeper } from '../src-main/engine/keep-choices.ts';
import { openChoices } from '../src-main/open-choices.ts';
import { emptyFolder } from './fixtures/recorded-folder.ts';

const silent = (): void => undefined;

async function offered(
  chosen: string | null,
  { forced = null, isTest = false }: Readonly<{ forced?: string | null; isTest?: boolean }> = {},
) {
  const state = createStateStore(await emptyFolder());
  await createChoicesKeeper(state, silent)({ ...noChoices, language: chosen });
  const parts = { state, log: silent, first: null, system: ['en'], forced, offersTestLanguage: isTest };
  return (await openChoices(parts)).languages.map(({ language }) => language);
}

describe('the languages that are offered', () => {
  it('are those that people speak', async () => {
    expect(await offered(null)).toEqual(['en', 'de', 'es', 'fr']);
    expect(await offered('de')).toEqual(['en', 'de', 'es', 'fr']);
  });

  it('have the stretched one among them where the app is being tested', async () => {
    expect(await offered(null, { isTest: true })).toContain('ar-XB');
  });

  it('have it as well where it was chosen or forced: what holds can be seen', async () => {
    expect(await offered('ar-XB')).toContain('ar-XB');
    expect(await offered(null, { forced: 'ar-XB' })).toContain('ar-XB');
    expect(await offered('ar-XB', { forced: 'de' })).not.toContain('ar-XB');
  });
});
