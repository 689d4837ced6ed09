import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import words from '../../resources/words/window.en.json' with { type: 'json' };
import type { RefetchStateName } from '../../src-main/contract/snapshot.ts';
import { type Harness, startHarness } from './harness.ts';
import { queued, snapshots } from './snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

test('a double click on Refetch is one intention, and the button is off at once', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked, { answers: { refetch: 'hangs' } });
  await page.locator('button.primary').dblclick();
  await page.getByRole('button', { name: words.refetching }).waitFor();
  expect(await page.locator('button.primary').isDisabled()).toBe(true);
  expect(intentions).toEqual(['refetch']);
});

test('there is one primary button at most', async () => {
  for (const snapshot of [...Object.values(snapshots), queued]) {
    const { page } = await harness.open(snapshot);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('button.primary').count()).toBe(1);
  }
});

test('with nobody to ask there is no Refetch, but one can look again', async () => {
  const alone = {
    ...snapshots.unknown,
    upstream: { ...snapshots.unknown.upstream, kind: 'none', state: 'none' },
  } as const;
  const { page, intentions } = await harness.open(alone);
  await page.getByRole('button', { name: words['look-again'] }).click();
  expect(await page.locator('button.primary').count()).toBe(0);
  await expect.poll(() => intentions).toEqual(['look']);
});

test('while a refetch is under way it says what happens now, since when, and offers to cancel', async () => {
  const { page, intentions } = await harness.open(snapshots.waiting, { ticking: true });
  const bar = page.locator('.refetch');
  await bar.getByText('This Mac is collecting its answers').waitFor();
  await bar.getByText('42 seconds ago').waitFor();
  await page.clock.runFor(2_100);
  await bar.getByText('44 seconds ago').waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBeNull();
  await page.getByRole('button', { name: words.cancel }).click();
  await expect.poll(() => intentions).toEqual(['cancelRefetch']);
});

test('a queued refetch says when it tries next', async () => {
  const { page } = await harness.open(queued);
  await page.getByText(words['next-try']).waitFor();
  expect(await page.locator('.under-way-times').innerText()).toMatch(/2:34/);
});

const refetchStates = [
  'idle',
  'requesting',
  'queued',
  'accepted',
  'answered',
  'evaluated',
  'telling',
  'confirmed',
  'settled',
  'stopped',
] as const;
const isOffIn: Readonly<Record<RefetchStateName, boolean>> = {
  idle: false,
  requesting: true,
  queued: true,
  accepted: true,
  answered: true,
  evaluated: true,
  telling: true,
  confirmed: false,
  settled: false,
  stopped: false,
};

test('the button is off exactly while a refetch is under way', async () => {
  const { page, send } = await harness.open(snapshots.clear);
  await page.locator('button.primary').waitFor();
  let revision = snapshots.clear.revision;
  for (const state of refetchStates) {
    revision += 1;
    const text = `now ${state}`;
    const headline = { ...snapshots.waiting.headline, text };
    await send({ ...snapshots.waiting, revision, headline, refetch: { ...snapshots.waiting.refetch, state } });
    await page.getByRole('heading', { name: text, exact: true }).waitFor();
    expect([state, await page.locator('button.primary').isDisabled()]).toEqual([state, isOffIn[state]]);
    expect(await page.getByRole('progressbar').count()).toBe(isOffIn[state] ? 1 : 0);
  }
});

test('a request that main refuses is said in a line, and everything stays', async () => {
  const { page, complaints } = await harness.open(snapshots.blocked, { answers: { refetch: 'refuses' } });
  await page.locator('button.primary').click();
  await page.getByRole('alert').getByText(words['failed-request']).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(snapshots.blocked.headline.text);
  expect(await page.locator('button.primary').isEnabled()).toBe(true);
  expect(complaints).toEqual([]);
});

test('when even the first view is refused it says so instead of staying empty', async () => {
  const { page, complaints } = await harness.open(snapshots.clear, { answers: { view: 'refuses' } });
  await page.getByRole('alert').waitFor();
  expect(complaints).toEqual([]);
});

test('before the first view arrives it is marked as busy', async () => {
  const { page } = await harness.open(snapshots.clear, { answers: { view: 'hangs' } });
  expect(await page.locator('main').getAttribute('aria-busy')).toBe('true');
});
