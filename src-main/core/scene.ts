import type { Pane, PromptId, Scene } from '../contract/scene.ts';

/** What a window shows that nobody has led anywhere. */
export const firstScene: Scene = { pane: 'device', prompts: [] };

/** Another pane; what is asked stays asked. */
export function showPane(scene: Scene, pane: Pane): Scene {
  return scene.pane === pane ? scene : { ...scene, pane };
}

/** Asks once: the same question again is the same question, at the place where it stands. */
export function addPrompt(scene: Scene, id: PromptId): Scene {
  return scene.prompts.includes(id) ? scene : { ...scene, prompts: [...scene.prompts, id] };
}

/** It was answered, or is no longer worth an answer. */
export function removePrompt(scene: Scene, id: PromptId): Scene {
  return scene.prompts.includes(id) ? { ...scene, prompts: scene.prompts.filter(other => other !== id) } : scene;
}
