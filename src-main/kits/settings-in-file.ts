import * as z from 'zod';
import { bundleId } from './clearway-names.ts';
import type { SettingsLevel } from './settings-source.ts';

const dictionary = z.record(z.string(), z.unknown());
const profile = z.object({ PayloadContent: z.array(dictionary) });
const managed = z.record(
  z.string(),
  z.object({ Forced: z.array(z.object({ mcx_preference_settings: dictionary })).optional() }),
);

/** The settings in a file that was parsed: of a profile every payload that sets some; null where it is no such file. */
export function settingsInFile(value: unknown): readonly SettingsLevel[] | null {
  const parsed = profile.safeParse(value);
  if (parsed.success) return parsed.data.PayloadContent.flatMap(levelsOf).map(atPlace);
  const flat = dictionary.safeParse(value);
  return flat.success ? [flat.data].map(atPlace) : null;
}

function levelsOf(payload: Readonly<Record<string, unknown>>): readonly (Readonly<Record<string, unknown>> | null)[] {
  if (payload['PayloadType'] === bundleId) return [payload];
  if (payload['PayloadType'] !== 'com.apple.ManagedClient.preferences') return [];
  const content = managed.safeParse(payload['PayloadContent']);
  // What macOS would not understand forces nothing.
  if (!content.success) return [null];
  return content.data[bundleId]?.Forced?.map(forced => forced.mcx_preference_settings) ?? [];
}

function atPlace(values: Readonly<Record<string, unknown>> | null, index: number): SettingsLevel {
  const problem = values === null ? ({ code: 'output-not-understood' } as const) : null;
  return { id: 'file', place: `payload ${index + 1}`, values, problem };
}
