/** What the window shows beside the snapshot: which pane, and what Clearway asks above it. */

export const panes = ['device', 'help', 'settings', 'about'] as const;
export type Pane = (typeof panes)[number];

/**
 * What a link leads to is asked first: anybody can write one into a mail or a page. Each says what agreeing does as
 * things stand.
 */
export const linkPromptIds = [
  'link-refetch',
  'link-enroll',
  'link-enroll-refetch',
  'link-remediate',
  'link-remediate-refetch',
  'link-turn-on-mdm',
] as const;
export type LinkPromptId = (typeof linkPromptIds)[number];

/** What Clearway asks, or says once. */
export const promptIds = [...linkPromptIds, 'deadline', 'icon-hidden', 'notifications-denied'] as const;
export type PromptId = (typeof promptIds)[number];

/** `later`: asked again tomorrow, where the prompt offers that; `dismiss`: not now, or understood. */
export const promptAnswers = ['agree', 'later', 'dismiss'] as const;
export type PromptAnswer = (typeof promptAnswers)[number];

/** The newest prompt comes last; each stands in it once. */
export type Scene = { readonly pane: Pane; readonly prompts: readonly PromptId[] };

export const contactIds = ['mail', 'phone', 'page'] as const;
export type ContactId = (typeof contactIds)[number];

/** Who helps, as IT has set it; without any way there is nobody to show. */
export type Contacts = {
  readonly name: string | null;
  readonly ways: readonly { readonly id: ContactId; readonly text: string }[];
};
