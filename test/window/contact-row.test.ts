import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const contacts = {
  name: 'Example IT',
  ways: [
    { id: 'phone', text: '+49 30 1234567' },
    { id: 'mail', text: 'help@example.com' },
    { id: 'page', text: 'help.example.com' },
  ],
} as const;
/** The person was refused although everything is done: IT has to look. */
const ofIt = journeySnapshots['answered-no'];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

test('where it is IT’s turn, IT’s own ways stand under the headline, and each leads where its id says', async () => {
  const { page, intentions } = await harness.open(ofIt, { contacts });
  const tiles = page.getByRole('group', { name: 'Example IT' });
  expect(await tiles.getByRole('button').allInnerTexts()).toEqual([
    'Call +49 30 1234567',
    'Write to help@example.com',
    'Open help.example.com',
  ]);
  for (const button of await tiles.getByRole('button').all()) await button.click();
  await expect.poll(() => intentions).toEqual(['openContact phone', 'openContact mail', 'openContact page']);
});

test('a helpdesk without a name is called what it is', async () => {
  const { page } = await harness.open(ofIt, { contacts: { ...contacts, name: null } });
  await page.getByRole('group', { name: en.window['contact-helpdesk'] }).waitFor();
});

test('where somebody else has to act, or IT has set no way, nobody is sent to the helpdesk', async () => {
  for (const [snapshot, given] of [
    [snapshots.blocked, contacts],
    [ofIt, { name: 'Example IT', ways: [] }],
  ] as const) {
    const { page } = await harness.open(snapshot, { contacts: given });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('.contact-row').count()).toBe(0);
  }
});

test('a way that cannot be opened leaves everything as it is', async () => {
  const { page, complaints } = await harness.open(ofIt, { contacts, answers: { openContact: 'refuses' } });
  await page.getByRole('button', { name: 'Call +49 30 1234567' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(ofIt.headline.text);
  expect(complaints).toEqual([]);
});
