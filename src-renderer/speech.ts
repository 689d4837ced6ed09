import type { View } from '../src-main/contract/bridge.ts';

/** What a component needs to speak: the window's words, and the language in which ages and times are written. */
export type Speech = Pick<View, 'words' | 'language'>;
