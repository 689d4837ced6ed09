import { forcedFiles } from './probes/forced-values.ts';
import type { Asked } from './probes/probe.ts';

/** The domain of IT's settings for Clearway, and the files in which macOS keeps what is forced there. */
export const preferenceDomain = 'com.clearway.companion';
export const settingsAsks: readonly Asked[] = forcedFiles(preferenceDomain);
