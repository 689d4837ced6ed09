import type { Pane, PromptAnswer, PromptId, Scene } from '../contract/scene.ts';
import { addPrompt, firstScene, removePrompt, showPane } from '../core/scene.ts';

/** Keeps what the window shows beside the snapshot: tray, links and notifications lead there as the window itself does. */
export type SceneDesk = {
  readonly get: () => Scene;
  readonly show: (pane: Pane) => void;
  readonly ask: (id: PromptId) => void;
  /** Takes a question back that nobody needs to answer any more. */
  readonly withdraw: (id: PromptId) => void;
  /** Refused where it was not asked. */
  readonly answer: (id: PromptId, answer: PromptAnswer) => void;
  /** The window is gone: the next one begins with the device, and with what is still asked. */
  readonly closed: () => void;
};

type SceneParts = {
  readonly send: (scene: Scene) => void;
  /** What each answer does, once. */
  readonly onAnswer: Readonly<Record<PromptId, (answer: PromptAnswer) => void>>;
};

export function createSceneDesk({ send, onAnswer }: SceneParts): SceneDesk {
  let scene = firstScene;
  const become = (next: Scene): void => {
    if (next === scene) return;
    scene = next;
    send(scene);
  };
  return {
    get: () => scene,
    show: pane => {
      become(showPane(scene, pane));
    },
    ask: id => {
      become(addPrompt(scene, id));
    },
    withdraw: id => {
      become(removePrompt(scene, id));
    },
    answer: (id, answer) => {
      if (!scene.prompts.includes(id)) throw new Error('refused: not asked');
      become(removePrompt(scene, id));
      onAnswer[id](answer);
    },
    closed: () => {
      scene = showPane(scene, 'device');
    },
  };
}
