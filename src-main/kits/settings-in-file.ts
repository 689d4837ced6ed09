import * as z from 'zod';
import { bundleId } from './clearway-names.ts';
import type { SettingsLevel } from './settings-source.ts';

const dictionary = z.record(z.string(), z.unknown());
const entries = z.array(z.unknown());
const ofDomain = z.object({ Forced: entries.optional() });
const forced = z.object({ mcx_preference_settings: dictionary });

type Values = Readonly<Record<string, unknown>>;
const mcx = 'com.apple.ManagedClient.preferences';

/**
 * The settings in a file that was parsed: of a profile every payload that sets some; null where it is no such file.
 * What looks like a profile is judged as one, entry by entry: whatever macOS would not understand forces nothing.
 */
export function settingsInFile(value: unknown): readonly SettingsLevel[] | null {
  const parsed = dictionary.safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  const isProfile = data['PayloadType'] === 'Configuration' || Object.hasOwn(data, 'PayloadContent');
  if (!isProfile) return [atPlace(data, 0)];
  if (data['PayloadType'] === mcx) return levelsOf(data).map(values => atPlace(values, 0));
  const payloads = entries.safeParse(data['PayloadContent']);
  if (!payloads.success) return [{ ...atPlace(null, 0), place: 'PayloadContent' }];
  return payloads.data.flatMap((payload, index) => levelsOf(payload).map(values => atPlace(values, index)));
}

function levelsOf(entry: unknown): readonly (Values | null)[] {
  const parsed = dictionary.safeParse(entry);
  if (!parsed.success) return [null];
  const { data: payload } = parsed;
  if (payload['PayloadType'] === bundleId) return [Object.hasOwn(payload, 'PayloadContent') ? null : payload];
  if (payload['PayloadType'] !== mcx) return typeof payload['PayloadType'] === 'string' ? [] : [null];
  const domains = dictionary.safeParse(payload['PayloadContent']);
  if (!domains.success) return [null];
  if (!Object.hasOwn(domains.data, bundleId)) return [];
  const ours = ofDomain.safeParse(domains.data[bundleId]);
  if (!ours.success) return [null];
  return (ours.data.Forced ?? []).map(each => forced.safeParse(each).data?.mcx_preference_settings ?? null);
}

function atPlace(values: Values | null, index: number): SettingsLevel {
  const problem = values === null ? ({ code: 'output-not-understood' } as const) : null;
  return { id: 'file', place: `payload ${index + 1}`, values, problem };
}
