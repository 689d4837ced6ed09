import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hostilePolicies, mirroredHost, unbrokenName } from './example-hostile.ts';
import { hostileMarkup } from './example-policies.ts';
import { type Harness, startHarness } from './harness.ts';
import { localSnapshots } from './local-snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

async function openWhole(name: 'local-hostile' | 'local-hostile-open', width = 400) {
  const opened = await harness.open(localSnapshots[name], { display: { viewport: { width, height: 640 } } });
  for (const summary of await opened.page.locator('summary').all()) await summary.click();
  return opened;
}

/** Whether each of the texts runs from left to right, by where its first and its last letter are drawn. */
function runsToTheRight(texts: Locator): Promise<readonly boolean[]> {
  return texts.evaluateAll(elements =>
    elements.map(element => {
      const left = (node: Node | null, at: number): number => {
        if (node === null) return Number.NaN;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      const { firstChild, lastChild } = element;
      return left(firstChild, 0) < left(lastChild, (lastChild?.textContent ?? '').length - 1);
    }),
  );
}

test.each(['local-hostile', 'local-hostile-open'] as const)('markup stays the characters it is: %s', async name => {
  const { page, complaints } = await openWhole(name);
  const text = await page.locator('.matters').innerText();
  expect(text).toContain(`Entry 1: the policy “${hostileMarkup}” has no query, so it was left out.`);
  expect(await page.locator('img, b, a').count()).toBe(0);
  expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
  expect(complaints).toEqual([]);
});

test('text that runs the other way does not turn round the host that a link leads to', async () => {
  const { page } = await openWhole('local-hostile');
  const hosts = page.locator('.link-host');
  expect(await hosts.first().innerText()).toBe(`(${mirroredHost})`);
  const seen = await runsToTheRight(hosts);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).not.toContain(false);
});

test('nor the verdict and the tags beside it', async () => {
  const { page } = await openWhole('local-hostile', 900);
  const seen = await runsToTheRight(page.locator('.verdict-word, .tag, dt'));
  expect(seen.length).toBeGreaterThan(20);
  expect(seen).not.toContain(false);
});

test('signs heaped on a letter stay inside the name that has them', async () => {
  const { page } = await openWhole('local-hostile');
  const names = page.locator('strong', { hasText: 'Stacked' });
  expect(await names.count()).toBe(3);
  const overflow = await names.evaluateAll(all => all.map(name => getComputedStyle(name).overflow));
  expect(new Set(overflow)).toEqual(new Set(['clip']));
});

test('every name is there to the last letter, however long', async () => {
  const { page } = await openWhole('local-hostile', 200);
  const long = page.locator('details .row-head strong', { hasText: unbrokenName });
  expect(await long.count()).toBe(2);
  expect((await long.first().innerText()).length).toBe(unbrokenName.length);
  expect(await page.locator('details .row-head').count()).toBe(hostilePolicies.length + 5);
});

test('a large count keeps its digits together at the smallest width', async () => {
  const { page } = await openWhole('local-hostile', 200);
  const count = page.locator('.count', { hasText: '12,345' });
  const lines = await count.evaluate(element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
});
