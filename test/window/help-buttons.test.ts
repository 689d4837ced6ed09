import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { expectedScreens } from '../../src-renderer/expected-screens.ts';
import type { Snapshot, WalkReport } from '../../src-main/contract/snapshot.ts';
import { walkSteps } from '../../src-main/core/walk/walk-steps.ts';
import { type Harness, type Opening, startHarness } from './harness.ts';
import { headlineSnapshots } from './headline-snapshots.ts';
import { contacts, registering, ticked } from './help-snapshots.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

async function open(snapshot: Snapshot, opening: Opening = {}) {
  const opened = await harness.open(snapshot, { contacts, scene: { pane: 'help' }, ...opening });
  await opened.page.locator('.codes-themselves').waitFor();
  return opened;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const primary = (page: Page) => page.locator('button.primary').allInnerTexts();
const { waiting, blocked } = snapshots;
const underWay: Snapshot = {
  ...blocked,
  headline: { ...blocked.headline, id: 'refetch-under-way', code: 'H9', turn: 'management', remedy: null },
  refetch: waiting.refetch,
};

describe('what the steps speak of', () => {
  test('is opened from the card, and Refetch is pressed right below it', async () => {
    const { page, intentions } = await open(registering);
    await button(page, words['action-open-own-account']).click();
    await button(page, words.refetch).click();
    await expect.poll(() => intentions).toEqual(['open open-own-account', 'refetch']);
    expect(await primary(page)).toEqual([words['walk-done']]);
  });

  test('shows how far the refetch is, and can be cancelled', async () => {
    const { page, intentions } = await open({ ...registering, refetch: waiting.refetch });
    await page.locator('.guide progress').waitFor();
    await button(page, words.cancel).click();
    await expect.poll(() => intentions).toEqual(['cancelRefetch']);
    expect(await primary(page)).toEqual([words['walk-done']]);
  });

  test('where a refetch is under way it is followed, and no step asks for another', async () => {
    const { page } = await open(underWay);
    await page.locator('.help progress').waitFor();
    await page.getByText(words['help-no-steps-wait']).waitFor();
    expect(await page.locator('.remedy').count()).toBe(0);
    expect(await primary(page)).toEqual([words.refetching]);
  });

  test('at most one button stands out, whatever the answer is, with a way to go and without', async () => {
    const { page, send } = await open(registering);
    let revision = registering.revision;
    for (const [id, snapshot] of headlineSnapshots) {
      for (const walk of [null, registering.walk]) {
        revision += 1;
        await send({ ...snapshot, walk, revision });
        await page.locator('.help-headline').filter({ hasText: snapshot.headline.text }).waitFor();
        await expect.poll(() => page.locator('.guide').count()).toBe(walk === null ? 0 : 1);
        expect([id, (await primary(page)).length]).toEqual([id, walk === null ? expect.any(Number) : 1]);
        expect((await primary(page)).length).toBeLessThanOrEqual(1);
      }
    }
  });

  test('a server that cannot be reached is met with the steps of its check, not with another pane', async () => {
    const steps = loadWords(['en']).steps('check-connection');
    const unreachable = headlineSnapshots.get('upstream-unreachable') ?? blocked;
    const checks = unreachable.checks.map(check =>
      check.id === 'upstream-policies'
        ? {
            ...check,
            verdict: 'undetermined' as const,
            remedy: { id: 'check-connection' as const, steps, action: null },
          }
        : check,
    );
    const headline = { ...unreachable.headline, turn: 'you' as const, remedy: null };
    const { page } = await open({ ...unreachable, headline, checks });
    expect(await page.locator('.steps li').allInnerTexts()).toEqual(steps);
    expect(await page.getByText(words['help-no-steps-you']).count()).toBe(0);
  });

  test('Refetch’s hint is never cut off', async () => {
    const { page } = await open(registering, { language: 'de' });
    await page.setViewportSize({ width: 320, height: 640 });
    const hint = await page.locator('#refetch-hint').boundingBox();
    expect((hint?.x ?? 0) + (hint?.width ?? 999)).toBeLessThanOrEqual(320);
  });
});

describe('a screen that is not there yet', () => {
  const steps = registering.walk?.steps ?? [];
  const walk = (state: 'done' | 'current'): WalkReport => ({
    id: '15/secure-enclave/fleet',
    title: 'The way',
    steps: steps.slice(0, 1).map(step => ({ ...step, id: 'done', number: 21, state, screen: 'Clearway shows P0.' })),
  });

  test('is said as what should be, and not in bold, until it is so', async () => {
    const { page, send } = await open({ ...registering, walk: walk('current') });
    const screen = page.locator('.one-step-screen');
    const said = words['help-expected'].replace('{screen}', '\u2068Clearway shows P0.\u2069');
    expect(await screen.textContent()).toBe(said);
    expect(await screen.evaluate(one => getComputedStyle(one).fontWeight)).toBe('400');
    await send({ ...registering, revision: 99, walk: walk('done') });
    await expect.poll(() => screen.textContent()).toBe('Clearway shows P0.');
    expect(await screen.evaluate(one => getComputedStyle(one).fontWeight)).toBe('600');
  });

  test('is that of a step of the way', () => {
    const known: readonly string[] = walkSteps.map(({ id }) => id);
    expect(expectedScreens.filter(id => !known.includes(id))).toEqual([]);
  });
});

describe('a try that was told of', () => {
  const noted = (page: Page) => page.locator('.guide-noted');

  test('is said to be noted, in a place that was heard before, until the person goes on', async () => {
    const { page } = await open(ticked(3));
    expect(await noted(page).getAttribute('role')).toBe('status');
    expect(await noted(page).textContent()).toBe('');
    await button(page, words['walk-done']).click();
    await expect.poll(() => noted(page).textContent()).toBe(words['help-noted']);
    await button(page, words['help-back']).click();
    await expect.poll(() => noted(page).textContent()).toBe('');
  });

  test('and was refused is not', async () => {
    const { page } = await open(ticked(3), { answers: { registrationTried: 'refuses' } });
    await button(page, words['walk-done']).click();
    await page.getByRole('alert').filter({ hasText: words['failed-request'] }).waitFor();
    expect(await noted(page).textContent()).toBe('');
  });
});
