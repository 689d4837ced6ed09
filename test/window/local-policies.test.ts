import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PoliciesReport, PolicyReport } from '../../src-main/contract/snapshot.ts';
import { examplePolicies } from './example-policies.ts';
import { type Harness, startHarness } from './harness.ts';
import { localSnapshots } from './local-snapshots.ts';
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
const fold = (page: Page) =>
  page.locator('details').filter({ has: page.getByRole('heading', { name: words.policies, exact: true }) });
const row = (page: Page, name: string) => fold(page).locator('.row').filter({ hasText: name });

const unanswered = localSnapshots['local-unanswered'];
const mixed = localSnapshots['local-beside-fleet'];

async function openFold(policies: PoliciesReport) {
  const { page } = await harness.open({ ...unanswered, policies });
  await fold(page).locator('summary').click();
  return fold(page);
}

test('a failing local policy that counts for access stands against you, with what IT says to do', async () => {
  const { page, intentions } = await harness.open(localSnapshots['local-failing']);
  const failing = section(page, words['counts-against-you']).locator('.failing-policies > li');
  expect(await failing.locator('.policy-name').allInnerTexts()).toEqual([
    expect.stringContaining('The screen locks after 5 minutes'),
  ]);
  expect(await failing.innerText()).toContain('Open System Settings > Lock Screen and choose 5 minutes.');
  await failing.getByRole('button', { name: 'https://help.example.com/lock' }).click();
  await expect
    .poll(() => intentions)
    .toEqual(['openLink {"policy":"local:The screen locks after 5 minutes","link":0}']);
});

test('a failing local policy that does not count for access is good to fix', async () => {
  const { page } = await harness.open(localSnapshots['local-failing']);
  const good = section(page, words['good-to-fix']).locator('.policy-name strong');
  expect(await good.allInnerTexts()).toEqual(['The guest account is off']);
});

test('beside the server’s policies each of this Mac’s own says who checked it, and no other', async () => {
  const { page } = await harness.open(mixed);
  const tag = words['policy-source-local'];
  const own = section(page, words['counts-against-you']).locator('.policy-name').filter({ hasText: tag });
  expect(await own.locator('strong').allInnerTexts()).toEqual(['The screen locks after 5 minutes']);
  await fold(page).locator('summary').click();
  const rows = fold(page).locator('.row').filter({ hasText: tag });
  expect(await rows.locator('.row-head strong').allInnerTexts()).toEqual([
    'The screen locks after 5 minutes',
    'The firewall is on',
    'The guest account is off',
  ]);
});

test('this Mac’s own verdict is not said twice', async () => {
  const { page } = await harness.open(localSnapshots['local-failing']);
  await fold(page).locator('summary').click();
  expect(await fold(page).innerText()).not.toContain(words['policy-local']);
});

test('what osquery answers to the server’s failing policy still shows as fixed here', async () => {
  const { page } = await harness.open(mixed);
  await fold(page).locator('summary').click();
  expect(await row(page, 'Disk encryption is on').innerText()).toContain(words['fixed-here']);
  expect(await fold(page).locator('[data-mark=fixed-here]').count()).toBe(1);
  const against = section(page, words['counts-against-you']).locator('.failing-policies > li');
  expect(await against.filter({ hasText: words['fixed-here'] }).locator('.policy-name strong').innerText()).toBe(
    'Disk encryption is on',
  );
});

test('says who checked the policies, and nothing of a check where there is none to show', async () => {
  const here = await openFold(localSnapshots['local-in-order'].policies);
  expect(await here.innerText()).toContain(words['policies-checked-here']);
  const there = await openFold(mixed.policies);
  expect(await there.innerText()).toContain(words['policies-checked']);
  const none = await openFold({ ...unanswered.policies, items: [] });
  expect(await none.innerText()).toContain(words['no-policies']);
  expect(await none.innerText()).not.toContain(words['policies-checked-here']);
  const never = await openFold({ ...unanswered.policies, evaluatedAt: null });
  expect(await never.innerText()).not.toContain(words['policies-checked-here']);
});

test('names the policies without an answer once for each reason, and only those that count for access', async () => {
  const { page } = await harness.open(unanswered);
  const card = section(page, words['not-known']).getByRole('article');
  const reason = 'osquery, which answers this on a Mac, is not installed.';
  const open = card.locator('.failing-policies > li');
  expect(await open.locator('strong').allInnerTexts()).toEqual([
    'The screen locks after 5 minutes',
    'The firewall is on',
  ]);
  expect((await card.innerText()).split(reason)).toHaveLength(2);
  expect(await page.locator('[data-verdict=fail]').count()).toBe(0);
});

test('tells the reasons of several policies apart', async () => {
  const { page } = await harness.open(localSnapshots['local-half-answered']);
  const open = section(page, words['not-known']).locator('.failing-policies > li');
  expect(await open.allInnerTexts()).toEqual([
    expect.stringMatching(/^The screen locks after 5 minutes\s+.*administrator/),
    expect.stringMatching(/^The firewall is on\s+osquery did not answer this in time\.$/),
  ]);
});

test('a policy without an answer and without a reason is named alone', async () => {
  const items = unanswered.policies.items.map(policy => ({ ...policy, problem: null }));
  const { page } = await harness.open({ ...unanswered, policies: { ...unanswered.policies, items } });
  const open = section(page, words['not-known']).locator('.failing-policies > li');
  expect(await open.locator('p').allInnerTexts()).toEqual(['The screen locks after 5 minutes', 'The firewall is on']);
});

test('a server that is silent is still named beside policies without an answer', async () => {
  const silent = { code: 'offline', text: 'This Mac is not connected to the network.' };
  const checks = unanswered.checks.map(check =>
    check.id === 'upstream-policies' ? { ...check, problem: silent } : check,
  );
  const { page } = await harness.open({ ...unanswered, checks });
  const card = section(page, words['not-known']).getByRole('article');
  expect(await card.innerText()).toContain(silent.text);
  expect(await card.innerText()).toContain('is not installed.');
});

const open: readonly PolicyReport[] = examplePolicies.map(policy => ({ ...policy, verdict: 'undetermined' }));

test.each([
  ['the server’s own', open],
  ['one that has an answer', localSnapshots['local-in-order'].policies.items],
  ['one that does not count for access', unanswered.policies.items.filter(({ blocks }) => !blocks)],
])('lists no policy among those this Mac could not evaluate: %s', async (_name, items) => {
  const { page } = await harness.open({ ...unanswered, policies: { ...unanswered.policies, items } });
  const card = section(page, words['not-known']).getByRole('article');
  expect(await card.locator('.failing-policies').count()).toBe(0);
  expect(await card.locator('.problem').count()).toBe(1);
});

test('a policy without an answer has its reason, and no steps that may be for nothing', async () => {
  const { page } = await harness.open(unanswered);
  await fold(page).locator('summary').click();
  const text = await row(page, 'The firewall is on').innerText();
  expect(text).toContain(words['verdict-undetermined']);
  expect(text).toContain('is not installed.');
  expect(text).not.toContain(words['what-to-do']);
});

test('where the whole is not known, it says so, counts nothing, and shows what is known', async () => {
  const known = await openFold({ ...mixed.policies, state: 'unknown' });
  expect(await known.innerText()).toContain(words['policies-unknown']);
  expect(await known.locator('.row-head').count()).toBe(mixed.policies.items.length);
  expect(await known.locator('.count').count()).toBe(0);
});

test('lists every mistake in IT’s list with its place, and no heading where there is none', async () => {
  const { page } = await harness.open(localSnapshots['local-mistaken']);
  await fold(page).locator('summary').click();
  const faults = fold(page).locator('h3', { hasText: words['policy-faults'] }).locator('+ ul > li');
  expect(await faults.allInnerTexts()).toEqual([
    expect.stringMatching(/^Line 13: the policy “FileVault is on” has no query/),
    expect.stringMatching(/^Line 16: another policy before this one has the name “The firewall is on”/),
    expect.stringMatching(/^Line 20: “critical” of the policy “Remote login is off”/),
    expect.stringMatching(/^Line 21: .* a key “resolutoin” that means nothing here/),
  ]);
  const { page: faultless } = await harness.open(unanswered);
  expect(await faultless.getByText(words['policy-faults']).count()).toBe(0);
});

test('where nothing of the list could be read, its mistake stands there alone', async () => {
  const faults = [{ code: 'no-list', text: 'There is no list of policies here.', line: 1, entry: null, name: null }];
  const unread = await openFold({ state: 'unknown', source: null, evaluatedAt: null, items: [], faults });
  expect(await unread.innerText()).toContain(words['policies-unknown']);
  expect(await unread.innerText()).toContain('There is no list of policies here.');
  expect(await unread.innerText()).not.toContain(words['no-policies']);
});

test('Refetch says what it does: ask the server, or check here and send the result', async () => {
  const { page } = await harness.open(localSnapshots['local-failing']);
  expect(await page.locator('#refetch-hint').innerText()).toBe(words['refetch-hint-report']);
  const { page: fleet } = await harness.open(snapshots.blocked);
  expect(await fleet.locator('#refetch-hint').innerText()).toBe(words['refetch-hint']);
});
