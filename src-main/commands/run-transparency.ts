import { readGroups, type ReadTables } from '../core/reads.ts';
import type { Words } from '../core/words.ts';
import { jsonDocument } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';

/** Says everything that Clearway reads, asks, keeps and sends; looks at nothing. */
export function runTransparency(
  tables: ReadTables,
  json: boolean,
  { words, print }: TransparencyContext,
): ExitOf<'transparency'> {
  print(json ? jsonDocument(transparencyDocument(tables, words)) : printTables(tables, words));
  return exitCodes.done;
}

export type TransparencyContext = { readonly words: Words; readonly print: (text: string) => void };

function transparencyDocument(tables: ReadTables, words: Words): object {
  const told = (group: keyof ReadTables): readonly object[] =>
    tables[group].map(entry => ({ ...entry, why: words.say(`reads.${entry.id}`) }));
  return {
    schemaVersion: 1,
    commands: told('commands'),
    files: told('files'),
    requests: told('requests'),
    stored: told('stored'),
    sent: told('sent'),
  };
}

function printTables(tables: ReadTables, words: Words): string {
  const lines = readGroups.flatMap(group => [
    '',
    words.say(`reads.group-${group}`),
    ...tables[group].flatMap(({ id, what, when, goes }) => [
      `  ${what}`,
      `      ${words.say(`reads.${id}`)} (${words.say(`reads.when-${when}`)} · ${words.say(`reads.goes-${goes}`)})`,
    ]),
  ]);
  return `${[words.say('reads.intro'), ...lines].join('\n')}\n`;
}

/** The same as a document for people who have not installed anything. */
export function transparencyMarkdown(tables: ReadTables, words: Words): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const sections = readGroups.flatMap(group => [
    `## ${words.say(`reads.group-${group}`)}`,
    '',
    '| what | why | when | where to |',
    '|---|---|---|---|',
    ...tables[group].map(({ id, what, when, goes }) =>
      [
        '',
        ` \`${cell(what)}\` `,
        ` ${words.say(`reads.${id}`)} `,
        ` ${words.say(`reads.when-${when}`)} `,
        ` ${words.say(`reads.goes-${goes}`)} `,
        '',
      ].join('|'),
    ),
    '',
  ]);
  const legend =
    '`{user}` is your short name, `{uid}` your number, `{any}` a part that differs, `{named}` a file that a setting names, `{policy}` a statement of IT’s or the server’s, `{token}` this Mac’s device token, `{state}` and `{logs}` Clearway’s own folders, `{FleetURL}` and `{ReportURL}` addresses that IT has set, `{link}` a link in a policy’s text.';
  return [
    '# What Clearway reads, asks, keeps and sends',
    '',
    `${words.say('reads.intro')} (\`clearway transparency\` says the same.)`,
    '',
    legend,
    '',
    'Modes, TLS rules, threats and guards: [security.md](security.md).',
    '',
    ...sections,
  ].join('\n');
}
