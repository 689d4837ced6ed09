import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { snapshots } from './snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const scriptBudgetBytes = 30 * 1024;

test('loads under the product’s headers without one complaint', async () => {
  const { page, complaints } = await harness.open(snapshots.blocked);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test.each([
  ['an inline script', '<script>document.title = "injected"</script>', 'script-src-elem'],
  ['an inline handler', '<img src="x" onerror="document.title = \'injected\'">', 'script-src-attr'],
  ['an inline style', '<style>main { display: none }</style>', 'style-src-elem'],
  ['a script from elsewhere', '<script src="https://elsewhere.test/x.js"></script>', 'script-src-elem'],
  ['a base that moves every address', '<base href="https://elsewhere.test/">', 'base-uri'],
])('refuses %s in the page', async (_name, injected, directive) => {
  const tamper = (html: string): string => html.replace('</body>', `${injected}</body>`);
  const { page, complaints } = await harness.open(snapshots.clear, { tamper });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => complaints).toContain(`violation ${directive}`);
  expect(await page.title()).toBe('My device');
});

test('refuses to make markup of a string', async () => {
  const { page } = await harness.open(snapshots.clear);
  const attempt = page.evaluate(() => {
    document.body.innerHTML = '<p>injected</p>';
  });
  await expect(attempt).rejects.toThrow(/TrustedHTML/);
});

test('is made of the three files that the app serves', () => {
  expect([...harness.files.keys()].toSorted()).toEqual(['index.html', 'window.css', 'window.js']);
});

test('its script stays within its budget', () => {
  const scripts = [...harness.files].filter(([name]) => name.endsWith('.js'));
  expect(scripts).toHaveLength(1);
  const packed = scripts.map(([, file]) => gzipSync(file.content).length);
  expect(packed[0]).toBeLessThanOrEqual(scriptBudgetBytes);
});

test('the page has no inline script, style or handler of its own', () => {
  const page = harness.files.get('index.html')?.content ?? '';
  expect(page).toContain('<script type="module"');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
});
