import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiveLinks } from '../../src-main/app/deep-links.ts';

/** An app that emits what Electron does, to the listeners that are really there. */
function world(argv: readonly string[] = ['clearway']) {
  const app = new EventEmitter();
  const heard: string[] = [];
  let prevented = 0;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an emitter can only claim to be Electron
  const hear = receiveLinks(app as never, argv);
  return {
    heard,
    prevented: () => prevented,
    hear: () => {
      hear({ link: text => void heard.push(text), startedAgain: () => void heard.push('again') });
    },
    openUrl: (url: string) => app.emit('open-url', { preventDefault: () => (prevented += 1) }, url),
    activate: () => app.emit('activate', {}, false),
    startAgain: (...more: string[]) => app.emit('second-instance', {}, ['clearway', ...more], '/', null),
  };
}

describe('links are received', () => {
  it('before anybody can hear, the newest kept', () => {
    const { openUrl, startAgain, hear, heard, prevented } = world();
    openUrl('clearway://help');
    openUrl('clearway://refetch');
    startAgain();
    expect(heard).toEqual([]);
    hear();
    expect(heard).toEqual(['clearway://refetch']);
    expect(prevented()).toBe(2);
    openUrl('clearway://device');
    expect(heard).toEqual(['clearway://refetch', 'clearway://device']);
  });

  it('from the arguments of the first start and of a further one', () => {
    const { startAgain, hear, heard } = world(['clearway', '--background', 'clearway://enroll']);
    hear();
    startAgain('--flag', 'clearway://remediate', '--other');
    expect(heard).toEqual(['clearway://enroll', 'clearway://remediate']);
  });

  it('and a further start without one, or with something else, is just that', () => {
    const { startAgain, hear, heard } = world();
    hear();
    startAgain();
    startAgain('https://example.com');
    expect(heard).toEqual(['again', 'again']);
  });
});

describe('opening', () => {
  it('by a start that is for nobody is none, unless it carries a link', () => {
    const { startAgain, hear, heard } = world();
    hear();
    startAgain('--background');
    expect(heard).toEqual([]);
    startAgain('--background', 'clearway://help');
    expect(heard).toEqual(['clearway://help']);
  });

  it('by a click on the app that runs already is heard', () => {
    const { activate, hear, heard } = world();
    hear();
    activate();
    expect(heard).toEqual(['again']);
  });

  it.each(['startAgain', 'activate'] as const)(
    'while a start in the background is under way is remembered, once: %s',
    way => {
      const begun = world(['clearway', '--background']);
      begun[way]();
      begun[way]();
      begun.hear();
      expect(begun.heard).toEqual(['again']);
      begun.hear();
      expect(begun.heard).toEqual(['again']);
    },
  );

  it('is not remembered from a start that is for nobody', () => {
    const { startAgain, hear, heard } = world(['clearway', '--background']);
    startAgain('--background');
    hear();
    expect(heard).toEqual([]);
  });

  it('is what a start of its own does by itself, and a link that can be read', () => {
    const plain = world();
    plain.activate();
    plain.hear();
    expect(plain.heard).toEqual([]);
    const led = world(['clearway', '--background', 'clearway://help']);
    led.activate();
    led.hear();
    expect(led.heard).toEqual(['clearway://help']);
    const misled = world(['clearway', '--background', 'clearway://wipe']);
    misled.activate();
    misled.hear();
    expect(misled.heard).toEqual(['clearway://wipe', 'again']);
  });
});

describe('the app', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src-main/main.ts'), 'utf8');

  it('listens before it waits for anything: macOS tells a link that starts the app before ready', () => {
    const listens = source.indexOf('receiveLinks(app');
    expect(listens).toBeGreaterThan(0);
    expect(listens).toBeLessThan(source.indexOf('app.whenReady()'));
  });
});
