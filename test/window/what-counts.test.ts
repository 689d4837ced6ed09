import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hostileMarkup } from './example-policies.ts';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const section = (page: Page, name: string) => page.getByRole('region', { name });
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

test('lists what counts against you, the one the headline names first, with numbered steps', async () => {
  const { page } = await harness.open(snapshots.blocked);
  const against = section(page, words['counts-against-you']);
  expect(await against.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
    'Policies',
    'Platform SSO registration',
  ]);
  expect(await card(page, 'Platform SSO registration').locator('ol li').allInnerTexts()).toEqual([
    'Open System Settings and click your name at the top.',
    'Click Repair next to Platform Single Sign-on.',
    'Sign in with your work account when you are asked.',
  ]);
});

test('shows the failing policies that count for access there, critical ones first, and no others', async () => {
  const { page } = await harness.open(snapshots.blocked);
  const policies = card(page, 'Policies').locator('.policy-name strong');
  expect(await policies.allInnerTexts()).toEqual(['Disk encryption is on', 'macOS is up to date']);
});

test('shows the failing policies even if IT hides the check that speaks of them', async () => {
  const checks = snapshots.blocked.checks.filter(check => check.id !== 'upstream-policies');
  const { page } = await harness.open({ ...snapshots.blocked, checks });
  const standing = card(page, words.policies);
  expect(await standing.locator('.policy-name strong').count()).toBe(2);
});

test('shows markup in a resolution as the characters it is, and keeps its line breaks', async () => {
  const { page, complaints } = await harness.open(snapshots.blocked);
  const text = card(page, 'Policies').getByText('Software Update');
  expect(await text.innerText()).toContain(`Install what is offered and restart.\n${hostileMarkup}`);
  expect(await page.locator('img, b, a').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('draws a link as a button with its host, and sends its number and nothing of its address', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  const text = card(page, 'Policies').getByText('Software Update');
  expect(await text.innerText()).toContain('More at https://help.example.com/updates (help.example.com), or ask.');
  await text.getByRole('button', { name: 'https://help.example.com/updates' }).click();
  await expect.poll(() => intentions).toEqual(['openLink {"policy":"12","link":0}']);
});

test('a link is asked about once at a time', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked, { answers: { openLink: 'hangs' } });
  const link = card(page, 'Policies').getByRole('button', { name: 'https://help.example.com/updates' });
  await link.dblclick();
  expect(await link.isDisabled()).toBe(true);
  expect(intentions).toHaveLength(1);
});

test('a failing policy that this Mac meets by now is drawn neither as failing nor as in order', async () => {
  const { page } = await harness.open(journeySnapshots['fixed-here']);
  const fixed = card(page, 'Policies').locator('.failing-policies > li', { hasText: 'Disk encryption is on' });
  expect(await fixed.innerText()).toContain(words['fixed-here']);
  expect(await fixed.innerText()).toContain(words['fixed-here-hint']);
  expect(await card(page, 'Policies').locator('[data-mark=fixed-here]').count()).toBe(1);
  await page.getByText(words.policies).click();
  const row = page.locator('details .row', { hasText: 'Disk encryption is on' });
  expect(await row.innerText()).not.toContain(words['verdict-fail']);
  const colours = await page.evaluate(() =>
    ['fixed-here', 'fail', 'pass'].map(kind => {
      const mark = document.querySelector(`details [data-mark=${kind}]`);
      return mark === null ? null : getComputedStyle(mark).color;
    }),
  );
  expect(new Set(colours).size).toBe(3);
  expect(colours).not.toContain(null);
});

test('failing policies that do not count for access are good to fix', async () => {
  const { page } = await harness.open(snapshots.blocked);
  const names = section(page, words['good-to-fix']).locator('.policy-name strong');
  expect(await names.allInnerTexts()).toEqual(['Screen locks after 5 minutes']);
});

test('sends the id of an action, never more', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await page.getByRole('button', { name: words['action-open-own-account'] }).click();
  await expect.poll(() => intentions).toEqual(['open open-own-account']);
});

test('shows what is not known neither like what is in order nor like what fails', async () => {
  const { page } = await harness.open(snapshots.unknown);
  expect(await section(page, words['counts-against-you']).count()).toBe(0);
  const unknown = section(page, words['not-known']).getByRole('article');
  expect(await unknown.count()).toBe(2);
  expect(await unknown.first().innerText()).toContain(words['verdict-undetermined']);
  expect(await unknown.first().innerText()).toContain('macOS did not answer in time.');
  await page.getByText(words['all-good']).click();

  const look = (verdict: string) =>
    page
      .locator(`[data-verdict=${verdict}]`)
      .first()
      .evaluate(element => ({
        shape: element.querySelector('.mark')?.innerHTML,
        colour: getComputedStyle(element.querySelector('.mark') ?? element).color,
      }));
  const unknownLook = await look('undetermined');
  const passLook = await look('pass');
  const { page: other } = await harness.open(snapshots.blocked);
  const failLook = await other
    .locator('[data-verdict=fail]')
    .first()
    .evaluate(element => ({
      shape: element.querySelector('.mark')?.innerHTML,
      colour: getComputedStyle(element.querySelector('.mark') ?? element).color,
    }));
  expect(unknownLook.shape).not.toBe(passLook.shape);
  expect(unknownLook.colour).not.toBe(passLook.colour);
  expect(unknownLook.shape).not.toBe(failLook.shape);
  expect(unknownLook.colour).not.toBe(failLook.colour);
});

test('folds away what is in order, and sorts the policies with those without an answer apart', async () => {
  const { page } = await harness.open(snapshots.blocked);
  expect(await page.locator('details[open]').count()).toBe(0);
  const fold = page.locator('details', { hasText: words.policies });
  await fold.locator('summary').click();
  expect(await fold.locator('.row-head strong').allInnerTexts()).toEqual([
    'Disk encryption is on',
    'macOS is up to date',
    'Gatekeeper is on',
    'Screen locks after 5 minutes',
    'Firewall is on',
  ]);
  expect(await fold.locator('h3 + ul strong').allInnerTexts()).toEqual(['Firewall is on']);
});

test('says that policies could not be read, that IT wants none, and that there are none, in different words', async () => {
  const { page } = await harness.open(snapshots.unknown);
  await page.getByText(words.policies).click();
  await page.getByText(words['policies-unknown']).waitFor();
  const told = [
    ['none', words['policies-none']],
    ['known', words['no-policies']],
  ] as const;
  for (const [state, text] of told) {
    const policies = { ...snapshots.clear.policies, state, items: [] };
    const { page: other } = await harness.open({ ...snapshots.clear, policies });
    await other.getByText(words.policies).click();
    await other.getByText(text).waitFor();
  }
});

test('marks what is only assumed on the journey unlike what was seen', async () => {
  const { page } = await harness.open(snapshots.clear);
  const stop = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  expect(await stop(words['stop-told']).innerText()).toContain(words['basis-assumed']);
  expect(await stop(words['stop-told']).locator('[data-mark=assumed]').count()).toBe(1);
  expect(await stop(words['stop-evaluated']).innerText()).toContain(words['basis-observed']);
  expect(await stop(words['stop-evaluated']).locator('[data-mark=pass]').count()).toBe(1);
  expect(await page.locator('ol.journey > li').count()).toBe(5);
});

test('draws what does not count for access as good to fix, not as something that refuses', async () => {
  const checks = snapshots.blocked.checks.map(check =>
    check.id === 'management-agent' ? { ...check, verdict: 'fail' as const, blocks: false } : check,
  );
  const { page } = await harness.open({ ...snapshots.blocked, checks });
  const agent = card(page, 'Management agent');
  expect(await agent.locator('.verdict-word').innerText()).toBe(words['verdict-attention']);
  expect(await agent.getAttribute('data-verdict')).toBe('attention');
  expect(await agent.locator('svg').first().getAttribute('data-mark')).toBe('attention');
  expect(await card(page, 'Platform SSO registration').getAttribute('data-verdict')).toBe('fail');
});
