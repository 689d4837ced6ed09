import { describe, expect, it } from 'vitest';
import { loadWords, spokenLanguages } from '../../src-main/adapters/words.ts';
import { webTargets } from '../../src-main/app/action-targets.ts';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { createChoicesDesk } from '../../src-main/app/choices-desk.ts';
import { createContactDesk } from '../../src-main/app/contact-desk.ts';
import { createActionOpener } from '../../src-main/app/open-action.ts';
import { createSceneDesk } from '../../src-main/app/scene-desk.ts';
import { createTicketDesk } from '../../src-main/app/ticket-desk.ts';
import { createRequestHandlers } from '../../src-main/app/window-requests.ts';
import type { Choices, SettingsView } from '../../src-main/contract/choices.ts';
import type { PromptId, Scene } from '../../src-main/contract/scene.ts';
import { noChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { createTicketMaker } from '../../src-main/engine/ticket-maker.ts';
import { settings } from '../core/examples.ts';
import { drivenWorld } from '../engine/driven-world.ts';

/** Hears each answer to a prompt. */
const promptAnswers = (answered: string[]) => {
  const hear = (id: PromptId) => (answer: string) => void answered.push(`${id} ${answer}`);
  return {
    'link-refetch': hear('link-refetch'),
    'link-enroll': hear('link-enroll'),
    'link-remediate': hear('link-remediate'),
    'link-enroll-refetch': hear('link-enroll-refetch'),
    'link-remediate-refetch': hear('link-remediate-refetch'),
    'link-turn-on-mdm': hear('link-turn-on-mdm'),
    deadline: hear('deadline'),
    'icon-hidden': hear('icon-hidden'),
    'notifications-denied': hear('notifications-denied'),
  };
};

async function world(
  openExternal: (url: string) => Promise<void> = async () => undefined,
  forced: readonly Readonly<Record<string, unknown>>[] = [],
) {
  const { engine, clock } = await drivenWorld('clear');
  await engine.look('started');
  const opened: string[] = [];
  const links: string[] = [];
  const copied: string[] = [];
  const kept: Choices[] = [];
  const applied: SettingsView['choices'][] = [];
  const scenes: Scene[] = [];
  const answered: string[] = [];
  const closed: string[] = [];
  const words = loadWords(['en']);
  const makeTicket = createTicketMaker({
    store: engine.store,
    clock,
    words,
    readSettings: async () => parseSettings(forced),
    knownSecrets: async () => [],
    readTimeline: async () => [],
    appVersion: '1.2.3',
    recording: null,
  });
  const handlers = createRequestHandlers({
    engine,
    words,
    tickets: createTicketDesk(makeTicket, words, async text => void copied.push(text)),
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
      clock: systemClock,
      log: () => undefined,
    }),
    choices: createChoicesDesk({
      choices: noChoices,
      languages: spokenLanguages,
      readSettings: async () => parseSettings(forced).settings,
      keep: async choices => void kept.push(choices),
      apply: settled => void applied.push(settled),
    }),
    scene: createSceneDesk({ send: scene => void scenes.push(scene), onAnswer: promptAnswers(answered) }),
    contacts: createContactDesk({
      readSettings: async () => parseSettings(forced).settings,
      snapshot: engine.store.get,
      openExternal: async url => void opened.push(url),
    }),
    about: async () => ({ version: '1.2.3', parts: [], settingFaults: null, reads: [], licences: [] }),
    copyText: async text => void copied.push(text),
    closeWindow: () => void closed.push('closed'),
    surface: 'vibrant',
    openLink: async ({ policy, link }) => void links.push(`${policy} ${link}`),
  });
  return {
    handlers,
    opened,
    links,
    copied,
    kept,
    applied,
    scenes,
    answered,
    closed,
    engine,
    access: () => engine.store.get().access,
  };
}

describe('what a person may choose', () => {
  it('is kept, takes effect and is shown at once', async () => {
    const { handlers, kept, applied } = await world();
    expect((await handlers['settings:get'](null)).choices.language).toEqual({ value: null, isForced: false });
    const view = await handlers['settings:change']({ id: 'language', value: 'de' });
    expect(view.choices.language).toEqual({ value: 'de', isForced: false });
    await handlers['settings:change']({ id: 'notifiesWhenDone', value: false });
    expect(kept).toEqual([
      { ...noChoices, language: 'de' },
      { ...noChoices, language: 'de', notifiesWhenDone: false },
    ]);
    expect(applied.map(({ language }) => language.value)).toEqual(['de', 'de']);
  });

  it('is refused where IT has made the choice, and for a language that nobody speaks', async () => {
    const { handlers, kept, applied } = await world(undefined, [{ Language: 'fr', NotifyWhenDone: true }]);
    await expect(handlers['settings:change']({ id: 'language', value: 'de' })).rejects.toThrow('refused: made by IT');
    await expect(handlers['settings:change']({ id: 'notifiesWhenDone', value: false })).rejects.toThrow('refused');
    const free = await world();
    for (const value of ['ar-XB', 'tlh', '']) {
      await expect(free.handlers['settings:change']({ id: 'language', value })).rejects.toThrow('refused: language');
    }
    expect([...kept, ...applied, ...free.kept]).toEqual([]);
  });
});

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

  it('copies the ticket that was shown, also when the Mac has changed since', async () => {
    const { handlers, copied, engine } = await world();
    const { text, isMasked } = await handlers['ticket:get']({ isMasked: null });
    expect(isMasked).toBe(false);
    expect(text).toMatch(/^# H\d+ · P\d · /);
    await handlers['access:try'](null);
    await engine.look('asked-by-person');
    await handlers['ticket:copy'](null);
    expect(copied).toEqual([text]);
    expect((await handlers['ticket:get']({ isMasked: null })).text).not.toBe(text);
  });

  it('copies no ticket that nobody has seen', async () => {
    const { handlers, copied } = await world();
    await expect(handlers['ticket:copy'](null)).rejects.toThrow('refused');
    const coming = handlers['ticket:get']({ isMasked: true });
    await expect(handlers['ticket:copy'](null)).rejects.toThrow('refused');
    await coming;
    expect(copied).toEqual([]);
  });

  it('copies the one that was asked for last when two are on their way', async () => {
    const { handlers, copied } = await world();
    const [, masked] = await Promise.all([
      handlers['ticket:get']({ isMasked: false }),
      handlers['ticket:get']({ isMasked: true }),
    ]);
    await handlers['ticket:copy'](null);
    expect(copied).toEqual([masked.text]);
  });

  it('lets a person hide more than IT does, and never less', async () => {
    const open = await world();
    expect((await open.handlers['ticket:get']({ isMasked: true })).isMasked).toBe(true);
    const { handlers, engine } = await world(undefined, [{ IdentifiersInTicket: 'masked' }]);
    for (const isMasked of [null, false, true]) {
      const view = await handlers['ticket:get']({ isMasked });
      expect(view.isMasked).toBe(true);
      expect(view.text).not.toContain(engine.store.get().registration.deviceId);
    }
  });
});

describe('what stands beside the snapshot', () => {
  it('is another pane when the window asks for one', async () => {
    const { handlers, scenes } = await world();
    await handlers['pane:show']('help');
    await handlers['pane:show']('help');
    expect(scenes).toEqual([{ pane: 'help', prompts: [] }]);
    expect((await handlers['view:get'](null)).scene).toEqual({ pane: 'help', prompts: [] });
  });

  it('takes no answer to what was not asked', async () => {
    const { handlers, answered } = await world();
    await expect(handlers['prompt:answer']({ id: 'link-refetch', answer: 'agree' })).rejects.toThrow('not asked');
    expect(answered).toEqual([]);
  });

  it('opens the ways to the helpdesk that IT has set, and no others', async () => {
    const { handlers, opened } = await world(undefined, [
      {
        HelpdeskName: 'IT Service',
        HelpdeskPhone: '+49 (30) 555-0100',
        HelpdeskURL: 'https://help.larkfield.example/it',
      },
    ]);
    expect((await handlers['view:get'](null)).contacts).toEqual({
      name: 'IT Service',
      ways: [
        { id: 'phone', text: '+49 (30) 555-0100' },
        { id: 'page', text: 'help.larkfield.example' },
      ],
    });
    await handlers['contact:open']('phone');
    await handlers['contact:open']('page');
    await expect(handlers['contact:open']('mail')).rejects.toThrow('refused: contact');
    expect(opened).toEqual(['tel:+49305550100', 'https://help.larkfield.example/it']);
  });

  it('writes a mail with the codes and this Mac’s name, and without the name where IT keeps names back', async () => {
    const forced = { HelpdeskEmail: 'help@larkfield.example' };
    const named = await world(undefined, [forced]);
    await named.handlers['contact:open']('mail');
    const { name } = named.engine.store.get().mac;
    expect(name).not.toBe('');
    const start = 'mailto:help@larkfield.example?subject=';
    expect(named.opened).toEqual([`${start}${encodeURIComponent(`H0 · P0 · ${name}`)}`]);
    const masked = await world(undefined, [{ ...forced, IdentifiersInTicket: 'masked' }]);
    await masked.handlers['contact:open']('mail');
    expect(masked.opened).toEqual([`${start}${encodeURIComponent('H0 · P0')}`]);
  });

  it('copies the codes that are read out, and closes on request', async () => {
    const { handlers, copied, closed } = await world();
    await handlers['codes:copy'](null);
    await handlers['window:close'](null);
    expect(copied).toEqual(['H0 · P0']);
    expect(closed).toEqual(['closed']);
  });
});
