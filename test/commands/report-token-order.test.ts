import { expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { readArguments } from '../../src-main/commands/arguments.ts';
import { runReportToken } from '../../src-main/commands/report-token.ts';
import { createRecordedSecrets } from '../../src-main/recorded/recorded-secrets.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

it('report-token set asks only when the terminal no longer shows what is typed', async () => {
  const parsed = readArguments(['report-token', 'set']);
  if (parsed.kind !== 'run' || parsed.arguments.command !== 'report-token') throw new Error('not understood');
  const events: string[] = [];
  await runReportToken(parsed.arguments, {
    secrets: createRecordedSecrets(await emptyFolder()),
    words: loadWords([]),
    print: text => events.push(text),
    diagnose: text => events.push(text),
    readInput: async () => {
      events.push('hidden');
      return 'rt-4f1c';
    },
    asks: true,
  });
  expect(events).toEqual([
    'hidden',
    'The token for reports (it is not shown): ',
    '\n',
    'A token for reports is in the keychain.\n',
  ]);
});
