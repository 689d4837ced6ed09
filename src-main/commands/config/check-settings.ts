import { judgeSettings } from '../../kits/judge-settings.ts';
import type { AnswerInput, ConfigAnswer } from './config-action.ts';

/** Says everything that is wrong with settings. */
export function checkSettings({ source, judges }: AnswerInput): ConfigAnswer {
  const complaints = judgeSettings(source.levels, judges);
  const lines = complaints.map(({ key, what, text }) => `${key ?? 'settings'}: ${text} (${what})`);
  const isEmpty = source.levels.every(({ values, problem }) => values === null && problem === null);
  const fine = isEmpty ? 'No settings are forced here.' : 'Nothing to complain about.';
  return {
    text: `${[`${source.name}:`, ...(lines.length === 0 ? [fine] : lines).map(line => `  ${line}`)].join('\n')}\n`,
    document: { schemaVersion: 1, source: source.name, complaints },
    exit: complaints.length === 0 ? 'done' : 'action',
  };
}
