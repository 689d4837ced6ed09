import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { queued, snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

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

/** What stands out in every snapshot; where nothing does, nobody has to do anything, or it is not for this Mac to do. */
const standsOut: Readonly<Record<keyof typeof snapshots | keyof typeof journeySnapshots, string | null>> = {
  clear: null,
  action: words.refetch,
  blocked: words.refetch,
  waiting: words.refetching,
  unknown: null,
  queued: words['refetch-now'],
  'queued-with-next': words['refetch-now'],
  'ended-with-changes': words['show-what-to-do'],
  'ended-unchanged': words.refetch,
  'try-now': words['action-try-sign-in'],
  'did-it-work': null,
  'answered-yes': null,
  'answered-no': null,
  'stopped-with-reason': words.refetch,
  'sign-in-required': words['action-open-upstream-page'],
  'fixed-here': words.refetch,
  stale: null,
};

test('at most one button stands out, and each snapshot has its own', async () => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, snapshot] of Object.entries({ ...snapshots, ...journeySnapshots })) {
    const { page } = await harness.open(snapshot);
    await page.getByRole('heading', { level: 1 }).waitFor();
    found[name] = await page.locator('button.primary').allInnerTexts();
  }
  expect(found).toEqual(
    Object.fromEntries(Object.entries(standsOut).map(([name, label]) => [name, label === null ? [] : [label]])),
  );
});

const toMend: Snapshot = {
  ...snapshots.blocked,
  headline: {
    ...snapshots.blocked.headline,
    id: 'registration-needed',
    code: 'H5',
    text: 'Your organization can refuse sign-in from this Mac because its registration has to be repaired (P7).',
    remedy: 'repair-registration',
  },
};

test('what the headline asks of the person is the one thing to press, and Refetch stands behind it', async () => {
  const { page, intentions } = await harness.open(toMend);
  await page.locator('button.primary', { hasText: words['action-open-own-account'] }).click();
  await page.getByRole('button', { name: words.refetch, exact: true }).click();
  await expect.poll(() => intentions).toEqual(['open open-own-account', 'refetch']);
});

test('where there are only steps to follow, the one thing to press leads to them, for the keyboard as well', async () => {
  const checks = toMend.checks.map(check =>
    check.remedy?.id === 'repair-registration' ? { ...check, remedy: { ...check.remedy, action: null } } : check,
  );
  const { page } = await harness.open({ ...toMend, checks });
  await page.locator('button.primary', { hasText: words['show-what-to-do'] }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('check-platform-sso-registration');
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
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

test('a queued refetch can be tried at once, or given up', async () => {
  const { page, intentions } = await harness.open(queued);
  await page.getByRole('button', { name: words['refetch-now'] }).click();
  await page.getByRole('button', { name: words.cancel }).click();
  await expect.poll(() => intentions).toEqual(['refetch', 'cancelRefetch']);
});

test('the next try is said once, where what happens next says it already', async () => {
  const { page } = await harness.open(journeySnapshots['queued-with-next']);
  await page.getByText('Clearway asks the server again as soon as there is a network.').waitFor();
  const text = await page.locator('.head').innerText();
  expect(text.match(/2:34/g)).toHaveLength(1);
});

test('says when it gives up by itself, and only where that is known', async () => {
  const { page, send } = await harness.open(snapshots.waiting);
  await page.getByText(/^Gives up at 3:01 PM if nothing comes back$/u).waitFor();
  await send({ ...snapshots.waiting, revision: 9, refetch: { ...snapshots.waiting.refetch, deadlineAt: null } });
  await page.getByText('Gives up').waitFor({ state: 'detached' });
});

test('says when and why it stopped, beside the button that starts it again', async () => {
  const { page } = await harness.open(journeySnapshots['stopped-with-reason']);
  const bar = page.locator('.refetch');
  await bar.getByText('The last Refetch stopped at 2:31 PM.').waitFor();
  expect(await bar.innerText()).toContain('The management agent on this Mac does not answer its server.');
  expect(await bar.locator('[data-mark=attention]').count()).toBe(1);
  expect(await bar.getByRole('button', { name: words.refetch }).isEnabled()).toBe(true);
});

test('a refetch that the person stopped is no trouble, whatever else is unmet', async () => {
  const stopped = journeySnapshots['stopped-with-reason'];
  const { page } = await harness.open({ ...stopped, refetch: { ...stopped.refetch, reason: 'cancelled' } });
  const bar = page.locator('.refetch');
  await bar.getByText(words['refetch-cancelled']).waitFor();
  expect(await bar.locator('[data-mark=attention]').count()).toBe(0);
  expect(await bar.innerText()).not.toContain('does not answer');
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
const isFollowedIn: Readonly<Record<RefetchStateName, boolean>> = {
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

test('the button is off while a refetch is under way, but for one that waits for its next try', async () => {
  const { page, send } = await harness.open(snapshots.blocked);
  await page.locator('button.primary').waitFor();
  let revision = snapshots.blocked.revision;
  for (const state of refetchStates) {
    revision += 1;
    const text = `now ${state}`;
    const headline = { ...snapshots.waiting.headline, text };
    await send({ ...snapshots.waiting, revision, headline, refetch: { ...snapshots.waiting.refetch, state } });
    await page.getByRole('heading', { name: text, exact: true }).waitFor();
    expect([state, await page.locator('button.primary').isDisabled()]).toEqual([
      state,
      isFollowedIn[state] && state !== 'queued',
    ]);
    expect(await page.getByRole('progressbar').count()).toBe(isFollowedIn[state] ? 1 : 0);
  }
});

test('the button is off while the server has asked for time: pressing would change nothing', async () => {
  const limited = { ...queued, refetch: { ...queued.refetch, reason: 'rate-limited' } };
  const { page, intentions } = await harness.open(limited);
  await page.locator('button.primary').waitFor();
  expect(await page.locator('button.primary').isDisabled()).toBe(true);
  await page.getByRole('button', { name: words.cancel }).click();
  await expect.poll(() => intentions).toEqual(['cancelRefetch']);
});

test('while the server wants a sign-in, the way to its page is the one thing to press, and Refetch is not there', async () => {
  const { page, intentions } = await harness.open(journeySnapshots['sign-in-required']);
  await page.locator('button.primary', { hasText: words['action-open-upstream-page'] }).click();
  await expect.poll(() => intentions).toEqual(['open open-upstream-page']);
  expect(await page.getByRole('button', { name: words.refetch, exact: true }).count()).toBe(0);
  await page.getByText(words['sign-in-hint']).waitFor();
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
