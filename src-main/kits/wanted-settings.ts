import { settingSchemas, type SettingKey } from '../core/config.ts';
import { isPlistText } from '../core/plist-text.ts';
import type { PlistValue } from '../ports.ts';
import { closestName } from './closest-name.ts';
import { judgeSettings, type SettingJudges } from './judge-settings.ts';
import type { WantedSettings } from './kit.ts';
import { settingKeys } from './setting-catalogue.ts';
import { settingShape } from './setting-shape.ts';

/** One `--set`: its key, and its value as text. */
export type SettingWish = { readonly key: string; readonly value: string };

export type Wanted =
  | { readonly ok: true; readonly settings: WantedSettings }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads `KEY=VALUE`; null where there is no key. */
export function readWish(text: string): SettingWish | null {
  const at = text.indexOf('=');
  return at < 1 ? null : { key: text.slice(0, at), value: text.slice(at + 1) };
}

/** Values by the shape of their key, each judged as `config check` judges it, in the order of the schema. */
export function readWantedSettings(wishes: readonly SettingWish[], judges: SettingJudges): Wanted {
  const values = new Map<SettingKey, PlistValue>();
  const faults: string[] = [];
  for (const { key, value } of wishes) {
    const known = settingKeys.find(name => name === key);
    if (known === undefined) {
      const meant = closestName(key, settingKeys);
      faults.push(`${key.slice(0, 60)}: there is no such setting${meant === null ? '' : `; did you mean ${meant}?`}`);
    } else if (values.has(known)) faults.push(`${known}: set twice`);
    else if (!isPlistText(value)) faults.push(`${known}: a character that no profile can hold`);
    else values.set(known, valueOf(known, value));
  }
  const settings: Partial<Record<SettingKey, PlistValue>> = {};
  for (const key of settingKeys) {
    const value = values.get(key);
    if (value !== undefined) settings[key] = value;
  }
  const level = { id: 'file', place: '--set', values: settings, problem: null } as const;
  for (const { key, text } of judgeSettings([level], judges)) faults.push(`${key ?? '--set'}: ${text}`);
  return faults.length === 0 ? { ok: true, settings } : { ok: false, faults };
}

/** What cannot be read as the shape wants it stays a text, and is then judged as one. */
function valueOf(key: SettingKey, text: string): PlistValue {
  switch (settingShape(key).kind) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'checks':
      return text
        .split(',')
        .map(id => id.trim())
        .filter(id => id !== '');
    case 'choice':
    case 'text':
    case 'policies':
      return text;
  }
}

/** Whether a value is read from a file, `@FILE`: policies are too long for a command line. */
export function fileOfWish({ key, value }: SettingWish): string | null {
  const isKnown = Object.hasOwn(settingSchemas, key);
  return isKnown && key === 'LocalPolicies' && value.startsWith('@') ? value.slice(1) : null;
}
