import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkDesk } from '../../src-main/app/link-desk.ts';
import { createSceneDesk } from '../../src-main/app/scene-desk.ts';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { readLink } from '../../src-main/core/deep-links.ts';
import { idleRefetch } from '../../src-main/core/refetch-state.ts';
import { appSso, facts, mdmEnrollment } from '../core/examples.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { snapshotWith } from './action-world.ts';

const nobody = (): void => undefined;
const well = snapshotWith();
const notRegistered = snapshotWith({ facts: facts({ appSso: appSso({ device: null, user: null }) }) });
const managementOff = snapshotWith({ facts: facts({ mdmEnrollment: mdmEnrollment({ enrolled: false }) }) });
const underWay = snapshotWith({ refetch: { ...idleRefetch, state: 'accepted' } });

/** Links beside a real scene; what would leave the app is noted. */
function world(first: Snapshot = well) {
  const clock = handMovedClock();
  const lines: string[] = [];
  const done: string[] = [];
  let opened = 0;
  let snapshot = first;
  const desk = createLinkDesk({
    snapshot: () => snapshot,
    scene: () => scene,
    openWindow: pane => {
      opened += 1;
      if (pane !== undefined) scene.show(pane);
    },
    refetch: () => void done.push('refetch'),
    openDeviceManagement: () => void done.push('open-device-management'),
    clock,
    log: (...line) => void lines.push(line.join(' ')),
  });
  const scene = createSceneDesk({
    send: nobody,
    onAnswer: { ...desk.answers, deadline: nobody, 'icon-hidden': nobody, 'notifications-denied': nobody },
  });
  return {
    desk,
    scene,
    clock,
    lines,
    done,
    opened: () => opened,
    /** A second after the last one, as a person clicks. */
    link: (id: string) => {
      clock.pass(1000);
      desk.open(`clearway://${id}`);
    },
    become: (next: Snapshot) => {
      snapshot = next;
      desk.snapshotChanged();
    },
    /** Changes without anybody being told. */
    slip: (next: Snapshot) => void (snapshot = next),
  };
}

describe('a link', () => {
  it('opens the window and asks, and does nothing by itself', () => {
    const { link, scene, done, opened } = world();
    link('refetch');
    expect(opened()).toBe(1);
    expect(scene.get()).toEqual({ pane: 'device', prompts: ['link-refetch'] });
    expect(done).toEqual([]);
    scene.answer('link-refetch', 'agree');
    expect(done).toEqual(['refetch']);
    expect(scene.get().prompts).toEqual([]);
  });

  it.each(['dismiss', 'later'] as const)('does nothing on %s', answer => {
    const { link, scene, done } = world(managementOff);
    link('enroll');
    scene.answer('link-turn-on-mdm', answer);
    expect([scene.get().prompts, done]).toEqual([[], []]);
  });

  it('leads to a pane where there is nothing to agree to', () => {
    const { link, scene, opened } = world();
    link('help');
    expect(scene.get()).toEqual({ pane: 'help', prompts: [] });
    link('device');
    expect(scene.get()).toEqual({ pane: 'device', prompts: [] });
    expect(opened()).toBe(2);
  });

  it.each([
    ['enroll', well, 'link-enroll-refetch', ['refetch'], 'help'],
    ['enroll', notRegistered, 'link-enroll', [], 'help'],
    ['enroll', managementOff, 'link-turn-on-mdm', ['open-device-management'], 'device'],
    ['remediate', well, 'link-remediate-refetch', ['refetch'], 'help'],
    ['remediate', notRegistered, 'link-remediate', [], 'device'],
    ['remediate', managementOff, 'link-turn-on-mdm', ['open-device-management'], 'device'],
  ] as const)('%s does what its words say, and nothing else', (id, snapshot, prompt, deeds, pane) => {
    const { link, scene, done } = world(snapshot);
    scene.show('help');
    link(id);
    // Whoever stands in the middle of something is not led away by a question.
    expect(scene.get()).toEqual({ pane: 'help', prompts: [prompt] });
    scene.answer(prompt, 'agree');
    expect(done).toEqual(deeds);
    expect(scene.get()).toEqual({ pane, prompts: [] });
  });

  it('asks something else when something else helps', () => {
    const { link, scene, become, done } = world(managementOff);
    link('enroll');
    become(notRegistered);
    expect(scene.get().prompts).toEqual(['link-enroll']);
    become(well);
    expect(scene.get().prompts).toEqual(['link-enroll-refetch']);
    become(underWay);
    expect(scene.get().prompts).toEqual([]);
    become(well);
    expect(scene.get().prompts).toEqual([]);
    expect(done).toEqual([]);
  });

  it('does not do what no longer helps at the moment of the answer, and asks anew', () => {
    const { link, scene, slip, done } = world(well);
    link('enroll');
    slip(managementOff);
    scene.answer('link-enroll-refetch', 'agree');
    expect(done).toEqual([]);
    expect(scene.get().prompts).toEqual(['link-turn-on-mdm']);
    slip(underWay);
    scene.answer('link-turn-on-mdm', 'agree');
    expect([done, scene.get().prompts]).toEqual([[], []]);
  });

  it('that starts the app asks when the first look is over', () => {
    const waits = { ...well, headline: { ...well.headline, id: 'not-looked-yet' } } as const;
    const { link, scene, become, opened } = world(waits);
    link('enroll');
    expect([opened(), scene.get().prompts]).toEqual([1, []]);
    become(well);
    expect(scene.get().prompts).toEqual(['link-enroll-refetch']);
  });

  it('stands once however often it comes, and the newest of them alone', () => {
    const { link, scene } = world();
    link('refetch');
    link('refetch');
    expect(scene.get().prompts).toEqual(['link-refetch']);
    link('enroll');
    expect(scene.get().prompts).toEqual(['link-enroll-refetch']);
    link('help');
    expect(scene.get().prompts).toEqual([]);
  });

  it('leaves what else is asked where it stands', () => {
    const { link, scene, become } = world();
    scene.ask('icon-hidden');
    link('refetch');
    become(underWay);
    expect(scene.get().prompts).toEqual(['icon-hidden']);
  });

  it('is over when its window is closed', () => {
    const { link, desk, scene, become } = world(notRegistered);
    link('enroll');
    desk.windowClosed();
    become(well);
    expect(scene.get().prompts).toEqual([]);
  });
});

describe('many links', () => {
  it('open the window once, ask once, and leave one line', () => {
    const { desk, scene, opened, lines, clock } = world();
    for (let times = 0; times < 10; times += 1) desk.open('clearway://refetch');
    expect([opened(), scene.get().prompts]).toEqual([1, ['link-refetch']]);
    expect(lines).toEqual(['warn link-ignored too-many 1']);
    clock.pass(60_000);
    desk.open('clearway://refetch');
    desk.open('clearway://refetch');
    expect(opened()).toBe(2);
    expect(lines.slice(1)).toEqual(['warn link-ignored too-many 9']);
  });

  it('do not bring back what was answered', () => {
    const { desk, scene, done } = world();
    desk.open('clearway://refetch');
    scene.answer('link-refetch', 'agree');
    for (let times = 0; times < 10; times += 1) desk.open('clearway://refetch');
    expect([done, scene.get().prompts]).toEqual([['refetch'], []]);
  });

  it('five a minute at most open the window', () => {
    const { link, opened } = world();
    for (let seconds = 0; seconds < 59; seconds += 1) link('device');
    expect(opened()).toBe(5);
  });
});

describe('what a link carries', () => {
  it('reaches neither the log nor the scene nor anything that is done', () => {
    const secret = fc.string({ maxLength: 40 }).map(text => `${text}s3cret${text}`);
    const around = fc.constantFrom('clearway://', 'clearway://refetch?', 'clearway://refetch/', 'https://', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(around, secret), { minLength: 1, maxLength: 15 }), written => {
        const { desk, scene, lines, done, opened, clock } = world();
        for (const [before, text] of written) {
          desk.open(before + text);
          clock.pass(7000);
        }
        expect(written.filter(parts => readLink(parts.join('')) !== null)).toEqual([]);
        expect([opened(), done, scene.get()]).toEqual([0, [], { pane: 'device', prompts: [] }]);
        expect(lines.join('\n')).toMatch(/^(?:warn link-ignored not-a-link \d+\n?)+$/);
      }),
    );
  });
});
