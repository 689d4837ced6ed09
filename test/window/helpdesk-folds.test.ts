import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { exampleContent } from './example-content.ts';
import { type Harness, type Opening, startHarness } from './harness.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

type FoldName = 'timeline' | 'explain' | 'ticket';
const fold = (page: Page, name: FoldName) =>
  page.locator('details').filter({ has: page.getByRole('heading', { name: words[name], exact: true }) });

async function open(name: FoldName, opening: Opening = {}) {
  const opened = await harness.open(snapshots.clear, opening);
  await fold(opened.page, name).locator('summary').click();
  return { ...opened, part: fold(opened.page, name) };
}

test('nothing is asked for as long as nobody opens anything', async () => {
  const { page, intentions } = await harness.open(snapshots.clear);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(intentions).toEqual([]);
});

test('what happened is read when it is opened, with what may have caused it', async () => {
  const { part, intentions } = await open('timeline');
  await part.locator('.row').first().waitFor();
  expect(intentions).toEqual(['timeline']);
  const [first] = exampleContent.timeline.entries;
  expect(await part.locator('.row').first().innerText()).toContain(first?.text);
  expect(await part.locator('.row').first().innerText()).toContain(first?.mayComeFrom ?? 'nothing');
  expect(await part.locator('.row').count()).toBe(3);
});

test('where nothing has happened yet it says so', async () => {
  const { part } = await open('timeline', { content: { timeline: { ...exampleContent.timeline, entries: [] } } });
  await part.getByText(words['timeline-empty']).waitFor();
});

test('what happened and cannot be read says so', async () => {
  const { part } = await open('timeline', { answers: { timeline: 'refuses' } });
  await part.getByText(words['timeline-failed']).waitFor();
});

test('opening it again reads it again', async () => {
  const { part, intentions } = await open('timeline');
  await part.locator('.row').first().waitFor();
  await part.locator('summary').click();
  await part.locator('summary').click();
  await expect.poll(() => intentions).toEqual(['timeline', 'timeline']);
});

test('a message is explained with what this Mac says of it, and heard', async () => {
  const { part, intentions } = await open('explain');
  await part.getByRole('textbox').fill('AADSTS53000: Device is not in required device state');
  await part.getByRole('button', { name: words['explain-button'] }).click();
  const [error] = exampleContent.explain.errors;
  await part.getByRole('heading', { name: error?.title ?? 'nothing' }).waitFor();
  const said = await part.getByRole('status').innerText();
  for (const text of [error?.code, error?.meaning, error?.here, words['turn-you'], ...(error?.steps ?? [])]) {
    expect(said).toContain(text);
  }
  expect(said).toContain(error?.contradictions[0]?.text);
  expect(said).toContain(exampleContent.explain.giveIt);
  expect(intentions).toEqual(['explain AADSTS53000: Device is not in required device state']);
});

test('a message without a code is told how to find one', async () => {
  const { part } = await open('explain', { content: { explain: { ...exampleContent.explain, errors: [] } } });
  await part.getByRole('textbox').fill('it does not work');
  await part.getByRole('button', { name: words['explain-button'] }).click();
  await part.getByText(words['explain-nothing']).waitFor();
});

test('nothing pasted is nothing asked', async () => {
  const { part, intentions } = await open('explain');
  await part.getByRole('textbox').fill('   ');
  await part.getByRole('button', { name: words['explain-button'] }).click({ force: true });
  expect(intentions).toEqual([]);
});

test('the ticket is shown whole before anything is copied, and copying is confirmed', async () => {
  const { part, intentions } = await open('ticket');
  await part.locator('pre').waitFor();
  expect(await part.locator('pre').innerText()).toBe(exampleContent.tickets.full.text);
  expect(intentions).toEqual(['ticket null']);
  await part.getByRole('button', { name: words['ticket-copy'] }).click();
  await part.getByText(words['ticket-copied']).waitFor();
  expect(intentions).toEqual(['ticket null', 'copyTicket']);
});

test('names and ids can be hidden, and what was copied before is no longer said to be copied', async () => {
  const { part, intentions } = await open('ticket');
  await part.locator('pre').waitFor();
  await part.getByRole('button', { name: words['ticket-copy'] }).click();
  await part.getByText(words['ticket-copied']).waitFor();
  await part.getByRole('checkbox', { name: words['ticket-mask'] }).check();
  await expect.poll(() => part.locator('pre').innerText()).toBe(exampleContent.tickets.masked.text);
  expect(intentions.at(-1)).toBe('ticket true');
  expect(await part.getByText(words['ticket-copied']).count()).toBe(0);
});

test('where IT hides names and ids nobody can show them', async () => {
  const { masked } = exampleContent.tickets;
  const { part } = await open('ticket', { content: { tickets: { full: masked, masked } } });
  const box = part.getByRole('checkbox', { name: words['ticket-mask'] });
  await box.waitFor();
  expect(await box.isChecked()).toBe(true);
  expect(await box.isDisabled()).toBe(true);
});

test('a ticket that could not be copied is not said to be copied', async () => {
  const { part } = await open('ticket', { answers: { copyTicket: 'refuses' } });
  await part.locator('pre').waitFor();
  await part.getByRole('button', { name: words['ticket-copy'] }).click();
  await part.getByText(words['failed-request']).waitFor();
  expect(await part.getByText(words['ticket-copied']).count()).toBe(0);
});
