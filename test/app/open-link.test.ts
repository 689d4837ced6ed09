import { beforeEach, describe, expect, it } from 'vitest';
import { createLinkOpener, readTarget, type LinkPorts } from '../../src-main/app/open-link.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { findLinks } from '../../src-main/core/resolution-links.ts';
import { drivenWorld } from '../engine/driven-world.ts';

const secret = 'https://help.example.com/reset?key=secret-of-it';
const resolution = `First read https://docs.example.org/screen-lock.\nThen open ${secret} and follow it.`;

let snapshot: Snapshot;
beforeEach(async () => {
  const { engine } = await drivenWorld('blocked-then-fixed');
  const looked = await engine.look('started');
  const items = looked.policies.items.map(item =>
    item.id === '12' ? { ...item, resolution, links: findLinks(resolution) } : item,
  );
  snapshot = { ...looked, policies: { ...looked.policies, items } };
});

function world(change: Partial<LinkPorts> = {}) {
  const asked: string[] = [];
  const opened: string[] = [];
  const lines: string[] = [];
  const openLink = createLinkOpener({
    snapshot: () => snapshot,
    confirm: async host => asked.push(host) > 0,
    openExternal: async url => void opened.push(url),
    log: (_level, event, detail = '') => void lines.push(`${event} ${detail}`),
    ...change,
  });
  return { asked, opened, lines, openLink };
}

describe('a link in a resolution', () => {
  it('opens once the person has agreed to its host', async () => {
    const { openLink, asked, opened } = world();
    await openLink({ policy: '12', link: 1 });
    expect(asked).toEqual(['help.example.com']);
    expect(opened).toEqual([secret]);
  });

  it('stays closed when the person does not agree, and that is no failure', async () => {
    const { openLink, opened } = world({ confirm: async () => false });
    await openLink({ policy: '12', link: 0 });
    expect(opened).toEqual([]);
  });

  it.each([
    ['a policy that is not there', { policy: '99', link: 0 }],
    ['a link that is not there', { policy: '12', link: 2 }],
    ['a policy without links', { policy: '11', link: 0 }],
    ['a number before the first', { policy: '12', link: -1 }],
  ])('is refused without a question: %s', async (_what, choice) => {
    const { openLink, asked, opened } = world();
    await expect(openLink(choice)).rejects.toThrow('refused: link');
    expect([asked, opened]).toEqual([[], []]);
  });

  it('is looked up in the snapshot of now, not in the one the window was drawn from', async () => {
    const items = snapshot.policies.items.map(item => ({ ...item, resolution: null }));
    const { openLink, asked } = world({ snapshot: () => ({ ...snapshot, policies: { ...snapshot.policies, items } }) });
    await expect(openLink({ policy: '12', link: 0 })).rejects.toThrow('refused: link');
    expect(asked).toEqual([]);
  });

  it('is asked about one at a time, and the next one after the answer', async () => {
    const answers: ((agreed: boolean) => void)[] = [];
    const { openLink, opened } = world({ confirm: () => new Promise(answer => answers.push(answer)) });
    const first = openLink({ policy: '12', link: 0 });
    await expect(openLink({ policy: '12', link: 1 })).rejects.toThrow('refused');
    expect(answers).toHaveLength(1);
    answers[0]?.(false);
    await first;
    const second = openLink({ policy: '12', link: 1 });
    answers[1]?.(true);
    await second;
    expect(opened).toEqual([secret]);
  });

  it('says that nothing opened, without its address: IT may have written a secret into it', async () => {
    const refuse = (url: string): Promise<void> => Promise.reject(new Error(`no app for ${url}`));
    const { openLink, lines } = world({ openExternal: refuse });
    const failure = await openLink({ policy: '12', link: 1 }).catch((error: unknown) => String(error));
    expect(`${String(failure)} ${lines.join()}`).not.toMatch(/secret-of-it|example/);
    expect(lines).toEqual(['link-not-opened Error']);
  });

  it('leaves no trace of its address where it opened', async () => {
    const { openLink, lines } = world();
    await openLink({ policy: '12', link: 1 });
    expect(lines).toEqual([]);
  });
});

describe('the address of a link', () => {
  it.each([
    'http://help.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'x-apple.systempreferences:com.apple.preference.security',
    'https://login.example.com@evil.example/',
    'https://:secret@evil.example/',
    'https://',
    'help.example.com',
  ])('is refused: %s', written => {
    expect(readTarget(written)).toBeNull();
  });

  it('names the host as the browser will understand it', () => {
    expect(readTarget('https://HELP.example.com:8443/x')?.host).toBe('help.example.com:8443');
    expect(readTarget('https://exämple.com/')?.host).toBe('xn--exmple-cua.com');
  });
});
