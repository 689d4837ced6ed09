import { describe, expect, it } from 'vitest';
import { answerRequests, type RequestHandlers } from '../../src-main/app/ipc.ts';
import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { windowPage } from '../../src-main/app/window-files.ts';
import { fakeElectron } from './fake-electron.ts';

const ownFrame = { url: windowPage, parent: null };

function listen(known = true) {
  const fake = fakeElectron();
  const heard: string[] = [];
  const note = (what: string) => async (): Promise<null> => {
    heard.push(what);
    return null;
  };
  const handlers: RequestHandlers = {
    'view:get': () => Promise.reject(new Error('not asked in this test')),
    'look:request': note('look'),
    'refetch:request': note('refetch'),
    'refetch:cancel': note('cancel'),
    'action:open': action => note(action)(),
    'link:open': ({ policy, link }) => note(`link ${policy} ${link}`)(),
    'access:try': note('try'),
    'access:answer': answer => note(answer)(),
    'explain:text': async ({ text }) => {
      heard.push(`explain ${text.length}`);
      const nothing = { errors: [], problem: { code: 'no-code-found', text: 'an example' }, page: null, giveIt: null };
      return { schemaVersion: 1, ...nothing, headline: { code: 'H0', text: 'an example' } };
    },
    'registration:tried': note('tried'),
    'timeline:get': () => Promise.reject(new Error('not asked in this test')),
    'ticket:get': async ({ isMasked }) => {
      await note(`ticket ${isMasked}`)();
      return { text: '', isMasked: true };
    },
    'ticket:copy': note('copy'),
    'settings:get': () => Promise.reject(new Error('not asked in this test')),
    'settings:change': async ({ id, value }) => {
      await note(`${id} ${value}`)();
      return { choices: settleChoices(noChoices, parseSettings([]).settings), languages: [] };
    },
    'about:get': () => Promise.reject(new Error('not asked in this test')),
    'pane:show': pane => note(`pane ${pane}`)(),
    'prompt:answer': ({ id, answer }) => note(`${id} ${answer}`)(),
    'contact:open': contact => note(`contact ${contact}`)(),
    'codes:copy': note('copy codes'),
    'window:close': note('close'),
  };
  const stop = answerRequests(fake.ipcMain, () => known, handlers);
  const invoke = (channel: string, ...args: unknown[]): Promise<unknown> =>
    fake.invoke(channel, fake.frameEvent(ownFrame), ...args);
  return { fake, heard, stop, invoke };
}

describe('requests of the window', () => {
  it('reach their handlers', async () => {
    const { heard, invoke } = listen();
    await invoke('look:request', null);
    await invoke('refetch:request', null);
    await invoke('action:open', 'open-own-account');
    await invoke('link:open', { policy: '12', link: 0 });
    await invoke('access:try', null);
    await invoke('access:answer', 'worked');
    await invoke('explain:text', { text: 'x'.repeat(65_536) });
    await invoke('registration:tried', null);
    await invoke('ticket:get', { isMasked: null });
    await invoke('ticket:copy', null);
    expect(heard.slice(0, 6)).toEqual(['look', 'refetch', 'open-own-account', 'link 12 0', 'try', 'worked']);
    expect(heard.slice(6)).toEqual(['explain 65536', 'tried', 'ticket null', 'copy']);
  });

  it.each([
    ['refetch:request', null],
    ['link:open', { policy: '12', link: 0 }],
    ['access:try', null],
    ['access:answer', 'worked'],
    ['explain:text', { text: '53003' }],
    ['registration:tried', null],
    ['timeline:get', null],
    ['ticket:get', { isMasked: null }],
    ['ticket:copy', null],
    ['settings:get', null],
    ['settings:change', { id: 'language', value: 'de' }],
    ['about:get', null],
    ['pane:show', 'help'],
    ['prompt:answer', { id: 'link-refetch', answer: 'agree' }],
    ['contact:open', 'mail'],
    ['codes:copy', null],
    ['window:close', null],
  ])('are refused from a sender that is not the window: %s', async (channel, argument) => {
    const { heard, invoke } = listen(false);
    await expect(invoke(channel, argument)).rejects.toThrow('unknown sender');
    expect(heard).toEqual([]);
  });

  it.each([
    ['no frame', null],
    ['a frame in the page', { url: windowPage, parent: {} }],
    ['another origin', { url: 'https://example.com/', parent: null }],
  ])('are refused from %s', async (_what, frame) => {
    const { fake, heard } = listen();
    await expect(fake.invoke('refetch:request', fake.frameEvent(frame), null)).rejects.toThrow('unknown sender');
    expect(heard).toEqual([]);
  });

  it.each([
    ['https://example.com'],
    ['open-everything'],
    [null],
    [{ id: 'open-own-account' }],
    [['open-own-account']],
    [7],
  ])('are refused when the action is %j', async argument => {
    const { heard, invoke } = listen();
    await expect(invoke('action:open', argument)).rejects.toThrow('argument');
    expect(heard).toEqual([]);
  });

  it.each([
    ['pane:show', 'elsewhere'],
    ['pane:show', null],
    ['prompt:answer', 'link-refetch'],
    ['prompt:answer', { id: 'link-wipe', answer: 'agree' }],
    ['prompt:answer', { id: 'link-refetch', answer: 'https://example.com' }],
    ['prompt:answer', { id: 'link-refetch', answer: 'agree', url: 'https://example.com' }],
    ['contact:open', 'https://example.com'],
    ['contact:open', { id: 'mail' }],
    ['codes:copy', 'anything'],
    ['window:close', 'anything'],
  ])('are refused when %s carries %j', async (channel, argument) => {
    const { heard, invoke } = listen();
    await expect(invoke(channel, argument)).rejects.toThrow('argument');
    expect(heard).toEqual([]);
  });

  it.each([
    'https://example.com',
    null,
    { policy: '12' },
    { policy: '', link: 0 },
    { policy: '1'.repeat(201), link: 0 },
    { policy: 12, link: 0 },
    { policy: '12', link: -1 },
    { policy: '12', link: 0.5 },
    { policy: '12', link: 'https://example.com' },
    { policy: '12', link: 0, url: 'https://example.com' },
  ])('are refused when the link is %j', async argument => {
    const { heard, invoke } = listen();
    await expect(invoke('link:open', argument)).rejects.toThrow('argument');
    expect(heard).toEqual([]);
  });

  it.each([
    ['access:answer', 'yes'],
    ['access:answer', null],
    ['access:answer', ['worked']],
    ['access:try', 'https://example.com'],
    ['explain:text', '53003'],
    ['explain:text', null],
    ['explain:text', { text: 53003 }],
    ['explain:text', { text: 'x'.repeat(65_537) }],
    ['explain:text', { text: '53003', code: '53003' }],
    ['ticket:get', null],
    ['ticket:get', { isMasked: 'no' }],
    ['ticket:get', { isMasked: true, text: 'x' }],
    ['ticket:copy', 'text of a page'],
    ['settings:get', 'language'],
    ['settings:change', null],
    ['settings:change', { id: 'language', value: true }],
    ['settings:change', { id: 'language', value: 'x'.repeat(36) }],
    ['settings:change', { id: 'startsAtLogin', value: 'yes' }],
    ['settings:change', { id: 'startsAtLogin', value: null }],
    ['settings:change', { id: 'FleetURL', value: 'https://elsewhere.example' }],
    ['settings:change', { id: '__proto__', value: true }],
    ['settings:change', { id: 'showsInDock', value: true, more: 1 }],
  ])('are refused when %s carries %j', async (channel, argument) => {
    const { heard, invoke } = listen();
    await expect(invoke(channel, argument)).rejects.toThrow('argument');
    expect(heard).toEqual([]);
  });

  it('are refused when something comes along that should not', async () => {
    const { invoke } = listen();
    await expect(invoke('look:request', { force: true })).rejects.toThrow('argument');
  });

  it('are no longer answered after the end', () => {
    const { fake, stop } = listen();
    expect(fake.channels()).toHaveLength(21);
    stop();
    expect(fake.channels()).toEqual([]);
  });
});
