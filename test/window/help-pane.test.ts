import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { type Harness, type Opening, startHarness } from './harness.ts';
import { contacts, registering, ticked, waitsForIt } from './help-snapshots.ts';
import { doctor } from './registration-snapshots.ts';
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

const step = (page: Page) => page.locator('.one-step');
const did = (page: Page) => page.getByRole('button', { name: words['walk-done'] });
const back = (page: Page) => page.getByRole('button', { name: words['help-back'] });
const heard = async (page: Page) =>
  (await step(page).innerText())
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('one instruction at a time', () => {
  test('the codes stand first and large, then the answer and whose turn it is', async () => {
    const { page } = await open(registering);
    expect(await page.locator('.codes-themselves').innerText()).toBe('H5 · P4');
    const size = await page.locator('.codes-themselves').evaluate(codes => getComputedStyle(codes).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(36);
    const answer = await page.locator('.help-answer').innerText();
    expect(answer).toContain(registering.headline.text);
    expect(answer).toContain(words['turn-you']);
  });

  test('it begins where this Mac is, under the way’s own number', async () => {
    const { page } = await open(registering);
    expect(await heard(page)).toBe(
      'Step 11 2 of 4 “Registration Required” Click the notification at the top right of the screen.',
    );
    expect(await page.locator('.one-step').count()).toBe(1);
  });

  test('“I did that” leads on and “Back one step” back, each instruction told in the live region', async () => {
    const { page, intentions } = await open(registering);
    expect(await step(page).getAttribute('role')).toBe('status');
    expect(await step(page).getAttribute('aria-atomic')).toBe('true');
    await did(page).click();
    expect(await heard(page)).toBe(
      'Step 12 3 of 4 macOS asks for a password Type it and click OK. ' +
        'This screen wants The password you unlock this Mac with, not the one for work mail.',
    );
    await did(page).click();
    expect(await heard(page)).toContain('Step 13 4 of 4');
    await back(page).click();
    await back(page).click();
    await back(page).click();
    expect(await heard(page)).toContain('Step 1 done 1 of 4');
    expect(await back(page).getAttribute('aria-disabled')).toBe('true');
    await back(page).click({ force: true });
    expect(await heard(page)).toContain('Step 1 done 1 of 4');
    expect(intentions).toEqual([]);
  });

  test('at the last step “I did that” has this Mac looked at', async () => {
    const { page, intentions } = await open(ticked(3));
    expect(await heard(page)).toContain('Step 13');
    await page.getByText(words['walk-done-hint']).waitFor();
    await did(page).click();
    await expect.poll(() => intentions).toEqual(['registrationTried']);
    expect(await heard(page)).toContain('Step 13');
  });

  test('a look that was refused is said', async () => {
    const { page } = await open(ticked(3), { answers: { registrationTried: 'refuses' } });
    await did(page).click();
    await page.getByRole('alert').filter({ hasText: words['failed-request'] }).waitFor();
  });

  test('it goes on by itself when this Mac shows more, and leaves the focus where it is', async () => {
    const { page, send } = await open(registering);
    await back(page).focus();
    await send(ticked(3));
    await expect.poll(() => heard(page)).toContain('Step 13 4 of 4');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words['help-back']);
  });

  test('what the person said stays when a new snapshot says the same', async () => {
    const { page, send } = await open(registering);
    await did(page).click();
    await send({ ...registering, revision: registering.revision + 1 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await heard(page)).toContain('Step 12');
  });

  test('what to do if it looks different is folded, and folded again at the next step', async () => {
    const { page } = await open(registering);
    await page.getByText(words['walk-failure']).click();
    await page.getByText('Open Notification Centre by clicking the clock.').waitFor();
    await did(page).click();
    await did(page).click();
    expect(await page.locator('.walk-failure').getAttribute('open')).toBeNull();
  });

  test('“go to 13”: all steps stand below by their numbers and lead there', async () => {
    const { page } = await open(registering);
    await page.getByText(words['help-all-steps']).click();
    expect(await page.locator('.guide-steps .walk-number').allInnerTexts()).toEqual(['1', '11', '12', '13']);
    expect(await page.locator('.guide-step[aria-current="step"] .walk-number').innerText()).toBe('11');
    await page.locator('.guide-step').filter({ hasText: '13' }).click();
    expect(await heard(page)).toContain('Step 13');
    expect(await page.locator('.guide-step[aria-current="step"] .walk-number').innerText()).toBe('13');
  });

  test('the keyboard alone goes through it, with a visible focus', async () => {
    const { page, intentions } = await open(registering);
    const walked: string[] = [];
    for (let press = 0; press < 10; press += 1) {
      await page.keyboard.press('Tab');
      walked.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      expect(outline).toBe('solid');
    }
    expect(walked).toEqual([
      words['help-copy-codes'],
      words['walk-failure'],
      words['walk-done'],
      words['help-back'],
      words['action-open-own-account'],
      words.refetch,
      words['help-all-steps'],
      `${words['help-contact-phone']}+49 (30) 555-0100`,
      `${words['help-contact-mail']}help@larkfield.example`,
      `${words['help-contact-page']}help.larkfield.example`,
    ]);
    await did(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await heard(page)).toContain('Step 13');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words['walk-done']);
    await page.keyboard.press('Enter');
    await expect.poll(() => intentions).toEqual(['registrationTried']);
  });
});

describe('the codes', () => {
  test('are copied, and that is said', async () => {
    const { page, intentions, send } = await open(registering);
    await page.getByRole('button', { name: words['help-copy-codes'] }).click();
    await page.getByRole('status').filter({ hasText: words['help-codes-copied'] }).waitFor();
    expect(intentions).toEqual(['copyCodes']);
    // Other codes than those have not been copied.
    await send({ ...registering, revision: 99, doctor: { ...doctor, code: 'P0' } });
    await expect.poll(() => page.locator('.codes-copied').innerText()).toBe('');
  });

  test('that could not be copied are not said to be copied', async () => {
    const { page } = await open(registering, { answers: { copyCodes: 'refuses' } });
    await page.getByRole('button', { name: words['help-copy-codes'] }).click();
    await page.getByRole('status').filter({ hasText: words['failed-request'] }).waitFor();
    expect(await page.getByText(words['help-codes-copied'], { exact: true }).count()).toBe(0);
  });
});

describe('where there is no way to go through', () => {
  test('what counts against this Mac stands there, with its steps', async () => {
    const { page } = await open(snapshots.blocked);
    expect(await page.locator('.one-step').count()).toBe(0);
    await page.getByRole('heading', { name: words['counts-against-you'] }).waitFor();
  });

  test('the one thing that the answer names stands there with its steps', async () => {
    const { page } = await open(snapshots.action);
    expect(await page.locator('.card .steps li').count()).toBeGreaterThan(0);
  });

  const turns = [
    ['nobody', words['help-no-steps-nobody']],
    ['it', words['help-no-steps-it']],
    ['mac', words['help-no-steps-wait']],
    ['microsoft', words['help-no-steps-wait']],
    ['you', words['help-no-steps-you']],
  ] as const;

  test.each(turns)('and nothing to do, it is said whose turn it is: %s', async (turn, text) => {
    const { page } = await open({ ...snapshots.clear, headline: { ...snapshots.clear.headline, turn } });
    await page.getByText(text).waitFor();
  });
});

describe('who can be reached', () => {
  test('each way that IT has set is opened by its name', async () => {
    const { page, intentions } = await open(registering);
    await page.getByRole('heading', { name: 'Larkfield IT' }).waitFor();
    for (const id of ['phone', 'mail', 'page'] as const) {
      await page.getByRole('button', { name: words[`help-contact-${id}`] }).click();
    }
    await expect.poll(() => intentions).toEqual(['openContact phone', 'openContact mail', 'openContact page']);
  });

  test('a way that did not open is said', async () => {
    const { page } = await open(registering, { answers: { openContact: 'refuses' } });
    await page.getByRole('button', { name: words['help-contact-mail'] }).click();
    await page.getByRole('status').filter({ hasText: words['failed-request'] }).waitFor();
  });

  test('where IT has set none, that is said only to those who need them', async () => {
    const none = { contacts: { name: null, ways: [] } };
    const { page } = await open(waitsForIt, none);
    await page.getByText(words['help-no-contacts']).waitFor();
    const other = await open(registering, none);
    expect(await other.page.getByText(words['help-no-contacts']).count()).toBe(0);
    expect(await other.page.locator('.contacts').count()).toBe(0);
  });

  test('the ticket is shown and copied here as well', async () => {
    const { page, intentions } = await open(registering);
    await page.getByRole('heading', { name: words.ticket }).click();
    await page.getByRole('button', { name: words['ticket-copy'], exact: true }).click();
    await page.getByText(words['ticket-copied']).waitFor();
    expect(intentions).toEqual(['ticket null', 'copyTicket']);
  });
});

test('the step and the number are the same in every language', async () => {
  for (const language of ['de', 'es', 'fr', 'ar-XB']) {
    const { page } = await open(registering, { language });
    expect(await page.locator('.one-step-number strong').innerText()).toBe('11');
    expect(await page.locator('.one-step-number').innerText()).toContain(loadWords([language]).window['help-step']);
    expect(await page.locator('.codes-themselves').innerText()).toBe('H5 · P4');
  }
});
