import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

declare global {
  /** The questions that the app would have put to the person. */
  var askedQuestions: number;
}

describe('the way through registration', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('not-registered');
    await running.app.evaluate(({ dialog }) => {
      globalThis.askedQuestions = 0;
      dialog.showMessageBox = () => {
        globalThis.askedQuestions += 1;
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
    });
  });
  afterAll(() => running.close());

  const stepsIn = (state: string) => running.page.locator(`.walk-step[data-state="${state}"]`);

  it('is shown screen by screen, up to where this Mac stands', async () => {
    const { page } = running;
    await page.getByText('because it is not fully registered (P4)').first().waitFor();
    await page.getByText('Step by step').click();
    await stepsIn('current').getByText('Registration Required').first().waitFor();
    expect(await stepsIn('current').count()).toBe(1);
    expect(await stepsIn('done').count()).toBeGreaterThan(0);
  });

  it('stays where it is for somebody who only says so', async () => {
    const { page, app } = running;
    const before = await stepsIn('done').allTextContents();
    const revision = await page.evaluate(() => globalThis.clearway.view().then(({ snapshot }) => snapshot.revision));
    await page.getByRole('button', { name: 'I did that', exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => globalThis.clearway.view().then(({ snapshot }) => snapshot.revision)))
      .toBeGreaterThan(revision);
    expect(await stepsIn('done').allTextContents()).toEqual(before);
    expect(await app.evaluate(() => globalThis.askedQuestions)).toBe(0);
  });

  it('stands in the ticket, which is copied exactly as it is shown', async () => {
    const { page, app } = running;
    await page.getByText('Ticket for the helpdesk').click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied. Paste it into your message to the helpdesk.').waitFor();
    const shown = await page.locator('pre.ticket').textContent();
    expect(shown).toContain('P4');
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(shown);
  });

  it('is over as soon as this Mac is registered, without a word from its person', async () => {
    const { page, mend } = running;
    await mend();
    await page.evaluate(() => globalThis.clearway.look());
    await page.getByText('This Mac is registered now, but the server has not checked it since.').first().waitFor();
    expect(await page.getByText('Step by step').count()).toBe(0);
    expect(await page.locator('.walk-step').count()).toBe(0);
  });

  it('ends in trying to sign in once the server has heard of it', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await page.getByText('Everything here is done. Try signing in.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Try now', exact: true }).count()).toBe(1);
  });

  it('offers no restart any more, and does none for a page that asks for one all the same', async () => {
    const { page, app } = running;
    await expect(page.evaluate(() => globalThis.clearway.open('restart-sso-agent'))).rejects.toThrow('refused: action');
    expect(await app.evaluate(() => globalThis.askedQuestions)).toBe(0);
  });
});
