import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import en from '../../resources/words/en.json' with { type: 'json' };
import { listen } from './announcements.ts';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { ago } from './present-moment.ts';
import { snapshots } from './snapshots.ts';

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const whole = ({ headline }: (typeof snapshots)['clear']): string =>
  `${words[`state-${headline.state}`]} ${headline.text} ${words[`turn-${headline.turn}`]}`;

test('a changed headline is said once and as a whole; the same again is not said', async () => {
  const { page, send } = await harness.open(snapshots.blocked);
  await page.locator('h1').waitFor();
  const { heard } = await listen(page);
  await send({ ...snapshots.blocked, revision: 8, takenAt: ago(1) });
  expect(await heard()).toEqual([]);
  await send({ ...snapshots.clear, revision: 9 });
  await expect.poll(heard).toEqual([whole(snapshots.clear)]);
});

test('a refetch is heard when it is under way and when it is done, and not in between', async () => {
  const { page, send } = await harness.open(snapshots.blocked);
  await page.locator('h1').waitFor();
  const { heard } = await listen(page);
  await send({ ...snapshots.waiting, revision: 8 });
  await expect.poll(heard).toEqual([whole(snapshots.waiting)]);
  // What ticks is read by whoever wants to, and not said.
  await send({ ...snapshots.waiting, revision: 9, refetch: { ...snapshots.waiting.refetch, startedAt: ago(47) } });
  await page.getByText('47 seconds ago').waitFor();
  expect(await heard()).toEqual([whole(snapshots.waiting)]);
  const done = { ...journeySnapshots['try-now'], revision: 10 };
  await send(done);
  await expect.poll(async () => (await heard()).slice(1)).toContain(whole(done));
});

test('a refetch that stopped says why', async () => {
  const { page, send } = await harness.open({ ...snapshots.waiting, revision: 7 });
  await page.locator('h1').waitFor();
  const { heard } = await listen(page);
  const stopped = { ...journeySnapshots['stopped-with-reason'], revision: 8 };
  await send(stopped);
  await expect
    .poll(async () => (await heard()).join(' '))
    .toContain('The management agent on this Mac does not answer its server.');
});

test('a prompt is said when it appears, and nothing when it goes', async () => {
  const { page, sendScene } = await harness.open(snapshots.clear);
  await page.locator('h1').waitFor();
  const { heard } = await listen(page);
  await sendScene({ pane: 'device', prompts: ['link-refetch'] });
  await expect.poll(async () => (await heard()).join(' ')).toContain(words['prompt-link-refetch']);
  const said = await heard();
  expect(said).toHaveLength(1);
  await sendScene({ pane: 'device', prompts: [] });
  await page.locator('.prompt').waitFor({ state: 'detached' });
  expect(await heard()).toEqual(said);
});

test('a copied ticket is said', async () => {
  const { page } = await harness.open(snapshots.blocked);
  await page.getByRole('heading', { name: words.ticket }).click();
  await page.locator('pre').waitFor();
  const { heard } = await listen(page);
  await page.getByRole('button', { name: words['ticket-copy'] }).click();
  await page.getByText(words['ticket-copied']).waitFor();
  await expect.poll(heard).toEqual([words['ticket-copied']]);
});

test('a request that failed is said', async () => {
  const { page } = await harness.open(snapshots.blocked, { answers: { refetch: 'refuses' } });
  await page.locator('button.primary').waitFor();
  const { heard } = await listen(page);
  await page.locator('button.primary').click();
  await page.getByText(words['failed-request']).waitFor();
  await expect.poll(heard).toEqual([words['failed-request']]);
});
