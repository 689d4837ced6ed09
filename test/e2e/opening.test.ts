import type { MessageBoxOptions } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

/** What the app wanted to open and to ask, kept in the main process in the place of a browser and a dialog. */
type Opening = { opened: string[]; asked: MessageBoxOptions[]; answer: number | null };
declare global {
  var recordedOpening: Opening;
}

const link = 'https://help.example.com/screen-lock?key=secret-of-it';
const plain = 'require the password at once after the display turns off.';

async function record(app: RunningApp['app']): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    const opening: Opening = { opened: [], asked: [], answer: 0 };
    globalThis.recordedOpening = opening;
    Reflect.set(shell, 'openExternal', async (url: string) => void opening.opened.push(url));
    Reflect.set(dialog, 'showMessageBox', (_window: unknown, options: MessageBoxOptions) => {
      opening.asked.push(options);
      // Without an answer the dialog stays, as it does when its window goes away below it.
      return opening.answer === null ? new Promise(() => undefined) : Promise.resolve({ response: opening.answer });
    });
  });
}

describe('what leads out of the window', () => {
  let running: RunningApp;
  const choose = (answer: Opening['answer']) =>
    running.app.evaluate((_electron, chosen) => void (globalThis.recordedOpening.answer = chosen), answer);
  const seen = () => running.app.evaluate(() => globalThis.recordedOpening);
  /** Asks as a page would that uses the bridge without the window's own care. */
  const openLink = (policy: string, number: number) =>
    running.page.evaluate(
      choice =>
        globalThis.clearway.openLink(choice).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      { policy, link: number },
    );

  beforeAll(async () => {
    running = await startApp('blocked-then-fixed', { rewrite: text => text.replaceAll(plain, `${plain} See ${link}`) });
    await running.page.getByText('Your organization can refuse sign-in from this Mac').first().waitFor();
    await record(running.app);
  });
  afterAll(() => running.close());

  it('asks before it opens a link, naming its host, and opens nothing on Cancel', async () => {
    await running.page.getByRole('button', { name: link }).first().click();
    await expect.poll(async () => (await seen()).asked.length).toBe(1);
    const { asked, opened } = await seen();
    expect(asked[0]).toMatchObject({
      message: 'Open help.example.com in your browser?',
      buttons: ['Cancel', 'Open'],
      defaultId: 0,
      cancelId: 0,
    });
    expect(opened).toEqual([]);
    expect(await running.page.getByRole('alert').count()).toBe(0);
  });

  it('opens it when the person agrees', async () => {
    await choose(1);
    await running.page.getByRole('button', { name: link }).first().click();
    await expect.poll(async () => (await seen()).opened).toEqual([link]);
  });

  it('refuses a link that is not in the policies, without asking', async () => {
    const before = (await seen()).asked.length;
    expect(await openLink('12', 7)).toContain('refused: link');
    expect(await openLink('no such policy', 0)).toContain('refused: link');
    expect((await seen()).asked).toHaveLength(before);
  });

  it('asks again in a new window when the old one went away under its question', async () => {
    const before = await seen();
    await choose(null);
    await running.page.getByRole('button', { name: link }).first().click();
    await expect.poll(async () => (await seen()).asked.length).toBe(before.asked.length + 1);
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect.poll(() => running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(0);
    const opened = running.app.waitForEvent('window');
    await running.app.evaluate(() => {
      globalThis.recordedTray.tray?.emit('click');
    });
    const page = await opened;
    await choose(0);
    await page.getByRole('button', { name: link }).first().click();
    await expect.poll(async () => (await seen()).asked.length).toBe(before.asked.length + 2);
    expect((await seen()).opened).toEqual(before.opened);
  });
});

describe('access, told by the person', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('clear');
    await running.page.getByText('Nothing known here stands in the way.').first().waitFor();
    await record(running.app);
  });
  afterAll(() => running.close());

  it('goes from Try now over the question to the answer, and back', async () => {
    const { page, app } = running;
    await page.getByRole('button', { name: 'Try now', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, it works' }).click();
    await page.locator('.access').getByText('You said that signing in works.').waitFor();
    await page.getByRole('button', { name: 'It does not work after all' }).click();
    await page.getByRole('button', { name: 'It works now' }).waitFor();
    const { opened } = await app.evaluate(() => globalThis.recordedOpening);
    expect(opened).toEqual(['https://outlook.office.com/mail/']);
  });
});
