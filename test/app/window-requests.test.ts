import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { webTargets } from '../../src-main/app/action-targets.ts';
import { createActionOpener } from '../../src-main/app/open-action.ts';
import { createRequestHandlers } from '../../src-main/app/window-requests.ts';
import { settings } from '../core/examples.ts';
import { drivenWorld } from '../engine/driven-world.ts';

async function world(openExternal: (url: string) => Promise<void> = async () => undefined) {
  const { engine } = await drivenWorld('clear');
  await engine.look('started');
  const opened: string[] = [];
  const links: string[] = [];
  const handlers = createRequestHandlers({
    engine,
    words: loadWords(['en']),
    openAction: createActionOpener({
      openExternal: async url => {
        await openExternal(url);
        opened.push(url);
      },
      upstreamPage: async () => null,
      readMac: async () => ({ macosVersion: '15.5', user: { name: 'sam', uid: 501 }, settings }),
      run: async () => ({ kind: 'failed', problem: { code: 'command-not-found' } }),
      snapshot: engine.store.get,
      confirmRestart: async () => true,
      log: () => undefined,
    }),
    openLink: async ({ policy, link }) => void links.push(`${policy} ${link}`),
  });
  return { handlers, opened, links, access: () => engine.store.get().access };
}

describe('what main does for the window', () => {
  it('opens the page to sign in on, and then asks whether it worked', async () => {
    const { handlers, opened, access } = await world();
    expect(access().offer).toBe('try');
    await handlers['access:try'](null);
    expect(opened).toEqual([webTargets['try-sign-in']]);
    expect(access().offer).toBe('answer');
  });

  it('asks nothing where nothing was opened', async () => {
    const { handlers, access } = await world(() => Promise.reject(new Error('no browser')));
    await expect(handlers['access:try'](null)).rejects.toThrow('not opened');
    expect(access()).toMatchObject({ offer: 'try', triedAt: null });
  });

  it('keeps the answer, and a changed one', async () => {
    const { handlers, access } = await world();
    await handlers['access:try'](null);
    await handlers['access:answer']('did-not-work');
    expect(access().answer).toBe('did-not-work');
    await handlers['access:answer']('worked');
    expect(access()).toMatchObject({ answer: 'worked', offer: null });
  });

  it('explains a pasted error as it looks from this Mac', async () => {
    const { handlers } = await world();
    const report = await handlers['explain:text']({ text: 'AADSTS53000: a secret follows' });
    expect(report.errors.map(({ code }) => code)).toEqual(['AADSTS53000']);
    expect(report.errors[0]?.here).toContain('in order');
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('says that an action did not run which nothing on the screen offers', async () => {
    const { handlers } = await world();
    await expect(handlers['action:open']('restart-sso-agent')).rejects.toThrow('refused: action');
  });

  it('hands a link on by policy and number', async () => {
    const { handlers, links } = await world();
    await handlers['link:open']({ policy: '12', link: 0 });
    expect(links).toEqual(['12 0']);
  });
});
