import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ReportingReport } from '../../src-main/contract/snapshot.ts';
import { type Harness, startHarness } from './harness.ts';
import { localSnapshots, sent } from './local-snapshots.ts';
import { ago } from './present-moment.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const fold = (page: Page) =>
  page.locator('details').filter({ has: page.getByRole('heading', { name: words.report, exact: true }) });

async function openFold(report: ReportingReport) {
  const { page } = await harness.open({ ...localSnapshots['local-in-order'], report });
  await fold(page).locator('summary').click();
  const names = await fold(page).locator('dt').allInnerTexts();
  const values = await fold(page).locator('dd').allInnerTexts();
  return {
    facts: Object.fromEntries(names.map((name, index) => [name, values[index]])),
    notes: await fold(page).locator('.fold-note').allInnerTexts(),
    counts: await fold(page).locator('.count').allInnerTexts(),
  };
}

test('is not there where IT named no service', async () => {
  const { page } = await harness.open(snapshots.clear);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await fold(page).count()).toBe(0);
});

test('says where everything went and when, and nothing of what did not happen', async () => {
  expect(await openFold(sent)).toEqual({
    facts: { [words['report-server']]: 'reports.example.com', [words['report-last']]: words['just-now'] },
    notes: [],
    counts: [],
  });
});

test('says what waits, why, and when it is tried next', async () => {
  const problem = { code: 'offline', text: 'This Mac is not connected to the network.' };
  const waiting = { ...sent, pending: 2, lastDeliveredAt: ago(7200), nextTryAt: ago(-120), problem };
  expect(await openFold(waiting)).toEqual({
    facts: {
      [words['report-server']]: 'reports.example.com',
      [words['report-last']]: '2 hours ago',
      [words['report-pending']]: '2',
      [words['report-next']]: '2:34 PM',
    },
    notes: [problem.text],
    counts: ['2'],
  });
});

test('names no next try where nothing waits for one, or where its moment is not known', async () => {
  const idle = await openFold({ ...sent, nextTryAt: ago(-120) });
  expect(Object.keys(idle.facts)).not.toContain(words['report-next']);
  const open = await openFold({ ...sent, pending: 1 });
  expect(Object.keys(open.facts)).not.toContain(words['report-next']);
  expect(open.facts[words['report-pending']]).toBe('1');
});

test('counts what was replaced and what was refused, each by its own name', async () => {
  const { facts } = await openFold({ ...sent, dropped: 1200, quarantined: 3, lastDeliveredAt: null });
  expect(facts).toEqual({
    [words['report-server']]: 'reports.example.com',
    [words['report-last']]: words['report-never'],
    [words['report-dropped']]: '1,200',
    [words['report-quarantined']]: '3',
  });
});

test('names no service where its address is none', async () => {
  const { facts } = await openFold({ ...sent, server: null });
  expect(Object.keys(facts)).toEqual([words['report-last']]);
});

test.each([
  [true, [words['report-answer-compliant']]],
  [false, [words['report-answer-not-compliant']]],
  [null, []],
])('passes on whether the service counts this Mac as compliant: %s', async (compliant, notes) => {
  expect((await openFold({ ...sent, compliant })).notes).toEqual(notes);
});

test('what the service said of an older report is not passed on while a newer one waits', async () => {
  expect((await openFold({ ...sent, compliant: true, pending: 1 })).notes).toEqual([]);
});
