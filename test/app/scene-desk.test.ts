import { describe, expect, it } from 'vitest';
import { createSceneDesk } from '../../src-main/app/scene-desk.ts';
import type { Scene } from '../../src-main/contract/scene.ts';

function desk() {
  const sent: Scene[] = [];
  const answered: string[] = [];
  const hear = (id: string) => (answer: string) => void answered.push(`${id} ${answer}`);
  const scene = createSceneDesk({
    send: next => void sent.push(next),
    onAnswer: {
      'link-refetch': hear('link-refetch'),
      'link-enroll': hear('link-enroll'),
      'link-remediate': hear('link-remediate'),
      'link-enroll-refetch': hear('link-enroll-refetch'),
      'link-remediate-refetch': hear('link-remediate-refetch'),
      'link-turn-on-mdm': hear('link-turn-on-mdm'),
      deadline: hear('deadline'),
      'icon-hidden': hear('icon-hidden'),
      'notifications-denied': hear('notifications-denied'),
    },
  });
  return { scene, sent, answered };
}

describe('what Clearway asks', () => {
  it('is asked once, in its order, and is gone with its answer', () => {
    const { scene, sent, answered } = desk();
    scene.ask('icon-hidden');
    scene.ask('link-refetch');
    scene.ask('icon-hidden');
    expect(scene.get().prompts).toEqual(['icon-hidden', 'link-refetch']);
    scene.answer('icon-hidden', 'dismiss');
    expect(answered).toEqual(['icon-hidden dismiss']);
    expect(scene.get().prompts).toEqual(['link-refetch']);
    expect(sent).toHaveLength(3);
    expect(() => {
      scene.answer('icon-hidden', 'agree');
    }).toThrow('not asked');
    expect(answered).toHaveLength(1);
  });

  it('can be taken back', () => {
    const { scene } = desk();
    scene.ask('deadline');
    scene.withdraw('deadline');
    scene.withdraw('deadline');
    expect(scene.get().prompts).toEqual([]);
  });

  it('outlives the window; its pane does not', () => {
    const { scene } = desk();
    scene.show('help');
    scene.ask('link-refetch');
    scene.closed();
    expect(scene.get()).toEqual({ pane: 'device', prompts: ['link-refetch'] });
  });
});
