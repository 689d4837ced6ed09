import { checkIds } from '../contract/ids.ts';
import { settingSchemas, type SettingKey } from '../core/config.ts';
import { closestName } from './closest-name.ts';
import type { ComplaintCode, SettingFault } from './setting-complaint.ts';
import { plain, settingForm, settingShape } from './setting-shape.ts';

/** What is wrong with one value as its schema has it. */
export function judgeValue(key: SettingKey, value: unknown): readonly SettingFault[] {
  const parsed = settingSchemas[key].safeParse(value);
  // A property list has no null; in JSON it would look like a value that somebody meant.
  if (value === null) return [{ key, what: 'wrong-type', text: 'Leave the key out where it is to have its default.' }];
  if (!parsed.success) return [{ key, what: codeOf(key, value), text: instead(key, value) }];
  return settingShape(key).kind === 'checks' ? unknownChecks(key, value) : [];
}

function codeOf(key: SettingKey, value: unknown): ComplaintCode {
  const shape = settingShape(key);
  switch (shape.kind) {
    case 'boolean':
    case 'checks':
    case 'policies':
      return 'wrong-type';
    case 'choice':
      return typeof value === 'string' ? 'unknown-value' : 'wrong-type';
    case 'integer':
      if (typeof value === 'string' && shape.pattern !== null) return 'wrong-form';
      return Number.isInteger(value) ? 'out-of-range' : 'wrong-type';
    case 'text':
      if (typeof value !== 'string') return 'wrong-type';
      return shape.longest !== null && value.length > shape.longest ? 'out-of-range' : 'wrong-form';
  }
}

function instead(key: SettingKey, value: unknown): string {
  const shape = settingShape(key);
  const meant = shape.kind === 'choice' && typeof value === 'string' ? closestName(value, shape.values) : null;
  const isQuoted = shape.kind === 'boolean' && typeof value === 'string';
  return [
    `Expected: ${plain(settingForm(key))}.`,
    ...(meant === null ? [] : [`Did you mean ${meant}?`]),
    ...(isQuoted ? ['It is a text here: write <true/> or <false/>.'] : []),
    ...(shape.kind === 'integer' && shape.pattern === null && typeof value === 'string'
      ? ['It is a text here: write <integer>.']
      : []),
  ].join(' ');
}

function unknownChecks(key: SettingKey, value: unknown): readonly SettingFault[] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = listed.filter(name => typeof name === 'string');
  const known: readonly string[] = checkIds;
  const unknown = [...new Set(names)].filter(name => !known.includes(name));
  if (unknown.length === 0) return [];
  const meant = unknown.flatMap(name => closestName(name, checkIds) ?? []);
  const others = meant.length === 0 ? '' : ` Did you mean ${meant.join(', ')}?`;
  return [
    {
      key,
      what: 'unknown-check',
      text: `It names ${unknown.length === 1 ? 'a check' : `${unknown.length} checks`} that this version does not have.${others} There are ${checkIds.join(', ')}.`,
    },
  ];
}
