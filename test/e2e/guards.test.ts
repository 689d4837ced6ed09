import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { windowPage } from '../../src-main/app/window-files.ts';
import { startApp, type RunningApp } from './running-app.ts';

describe('the window cannot be led astray', () => {
  let running: RunningApp;
  let server: Server;
  let hits = 0;
  let elsewhere = '';
  beforeAll(async () => {
    server = createServer((_request, response) => {
      hits += 1;
      response.end('<title>elsewhere</title>');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${portOf(server.address())}/`;
    running = await startApp('clear');
    await running.page.getByText('Nothing known here stands in the way.').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    server.close();
  });

  const ways: readonly [string, (url: string) => void][] = [
    ['location', url => void (location.href = url)],
    [
      'location.replace',
      url => {
        location.replace(url);
      },
    ],
    ['window.open', url => void window.open(url)],
    [
      'a link in this window',
      url => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
      },
    ],
    [
      'a link in a new window',
      url => {
        const link = document.createElement('a');
        link.href = url;
        link.target = '_blank';
        document.body.append(link);
        link.click();
      },
    ],
    [
      'a form',
      url => {
        const form = document.createElement('form');
        form.action = url;
        document.body.append(form);
        form.submit();
      },
    ],
    [
      'a frame',
      url => {
        const frame = document.createElement('iframe');
        frame.src = url;
        document.body.append(frame);
      },
    ],
    ['an image', url => void (new Image().src = url)],
    ['fetch', url => void fetch(url).catch(() => undefined)],
    [
      'a download',
      url => {
        const link = document.createElement('a');
        link.href = url;
        link.download = 'x';
        document.body.append(link);
        link.click();
      },
    ],
  ];
  const targets = (): string[] => [
    elsewhere,
    'file:///etc/passwd',
    'data:text/html,<title>elsewhere</title>',
    'app://clearway/../../etc/passwd',
  ];

  it.each(ways)('%s leads nowhere', async (_name, go) => {
    for (const url of targets()) {
      await running.page.evaluate(go, url);
      // A round trip through main: whatever the page started has been decided by then.
      await running.page.evaluate(() => globalThis.clearway.view().then(() => undefined));
    }
    expect(running.page.url()).toBe(windowPage);
    expect(running.app.windows()).toHaveLength(1);
    expect(hits).toBe(0);
  });

  it('has no trace of the sandbox upstream in what is shipped', async () => {
    const folder = join(checkout, 'out', 'main');
    const files = (await readdir(folder)).filter(name => name.endsWith('.js'));
    expect(files).toContain('main.js');
    for (const name of files) expect(await readFile(join(folder, name), 'utf8')).not.toContain('blocked-then-fixed');
  });

  it('gets no permission for anything', async () => {
    const answers = await running.page.evaluate(async () => [
      await Notification.requestPermission(),
      await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    ]);
    expect(answers).toEqual(['denied', 'denied', 'denied']);
  });

  it('runs no inline script', async () => {
    const ran = await running.page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'document.title = "ran"';
      } catch {
        return 'refused by trusted types';
      }
      document.body.append(script);
      return document.title;
    });
    expect(ran).toBe('refused by trusted types');
  });

  it('is sandboxed, isolated and without Node', async () => {
    const seen = await running.page.evaluate(() => ({
      process: typeof Reflect.get(globalThis, 'process'),
      require: typeof Reflect.get(globalThis, 'require'),
      bridge: Object.keys(globalThis.clearway).sort(),
      frozen: Object.isFrozen(globalThis.clearway),
    }));
    expect(seen).toEqual({
      process: 'undefined',
      require: 'undefined',
      bridge: [
        'about',
        'answerAccess',
        'answerPrompt',
        'cancelRefetch',
        'changeSetting',
        'close',
        'copyCodes',
        'copyTicket',
        'explain',
        'look',
        'onScene',
        'onSnapshot',
        'open',
        'openContact',
        'openLink',
        'refetch',
        'registrationTried',
        'settings',
        'showPane',
        'ticket',
        'timeline',
        'tryAccess',
        'view',
      ],
      frozen: true,
    });
  });

  it('has every renderer in the system’s sandbox', async () => {
    const renderers = await running.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid, sandboxed }) => ({ pid, sandboxed })),
    );
    expect(renderers).not.toEqual([]);
    for (const { pid, sandboxed } of renderers) {
      // Electron says it on macOS only; on Linux the kernel does: mode 2 is a system-call filter.
      if (process.platform === 'linux')
        expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
      else expect(sandboxed).toBe(true);
    }
  });

  it('refuses an action that is not in the table, with a rejection', async () => {
    const answer = await running.page.evaluate(async () => {
      const open: unknown = Reflect.get(globalThis.clearway, 'open');
      if (typeof open !== 'function') return 'no method';
      return Promise.resolve(Reflect.apply(open, undefined, ['https://example.com'])).then(
        () => 'accepted',
        (error: unknown) => String(error),
      );
    });
    expect(answer).toContain('refused: argument');
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
