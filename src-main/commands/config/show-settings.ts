import { jsonLine } from '../command-context.ts';
import { parseSettings } from '../../core/config.ts';
import { judgeSettings } from '../../kits/judge-settings.ts';
import { settingKeys } from '../../kits/setting-catalogue.ts';
import { shownSetting } from '../../kits/shown-setting.ts';
import type { SettingsLevel } from '../../kits/settings-source.ts';
import type { AnswerInput, ConfigAnswer } from './config-action.ts';

/** Where an effective value comes from. A wrong value has the default, or what is safe in its place. */
type Origin = SettingsLevel['id'] | 'default' | 'wrong-value' | 'unreadable';

const originWords: Readonly<Record<Origin, string>> = {
  user: 'forced for this user',
  computer: 'forced for this Mac',
  file: 'in the file',
  default: 'default',
  'wrong-value': 'forced, but wrong: not used',
  unreadable: 'what is forced cannot be read: the safe value',
};

/** Every setting with the value that holds, and where that comes from. */
export function showSettings({ source, judges }: AnswerInput): ConfigAnswer {
  const levels = source.levels.filter(({ values }) => values !== null);
  const isIncomplete = source.levels.some(({ problem }) => problem !== null);
  const { settings, complaints } = parseSettings(
    levels.flatMap(({ values }) => (values === null ? [] : [values])),
    isIncomplete,
  );
  const rows = settingKeys.map(key => {
    const level = levels.find(({ values }) => values !== null && Object.hasOwn(values, key));
    const isWrong = complaints.some(complaint => complaint.key === key && complaint.what === 'wrong-value');
    const isSafe = isIncomplete && key === 'IdentifiersInTicket';
    const origin: Origin = isSafe ? 'unreadable' : isWrong ? 'wrong-value' : (level?.id ?? 'default');
    return { key, value: shownSetting(key, settings[key]), origin };
  });
  const faults = judgeSettings(source.levels, judges);
  const width = Math.max(...rows.map(({ key }) => key.length));
  const lines = rows.flatMap(({ key, value, origin }) => {
    const written = value === null ? '–' : typeof value === 'string' ? value : jsonLine(value).trimEnd();
    const mine = faults.filter(fault => fault.key === key);
    return [
      `${mine.length === 0 ? ' ' : '!'} ${key.padEnd(width)}  ${written}  (${originWords[origin]})`,
      ...mine.map(({ text, what }) => `! ${' '.repeat(width)}  ${text} (${what})`),
    ];
  });
  // Those of no row, such as a key that does not exist, would be seen nowhere else.
  const others = faults.filter(fault => rows.every(({ key }) => key !== fault.key));
  const more = [
    ...others.map(({ key, text, what }) => `! ${key ?? 'settings'}: ${text} (${what})`),
    ...(faults.length === 0 ? [] : ['', `${faults.length} to complain about, marked with “!”.`]),
  ];
  return {
    text: `${[`${source.name}:`, ...lines, ...more].join('\n')}\n`,
    document: { schemaVersion: 1, source: source.name, settings: rows, complaints: faults },
    exit: 'done',
  };
}
