import { describe, expect, it } from 'vitest';
import { commands } from '../../src-main/commands/catalogue.ts';
import { commandExits, commonExits, exitCodes } from '../../src-main/commands/exit-codes.ts';
import { usage } from '../../src-main/commands/usage.ts';
import { readArguments } from '../../src-main/commands/arguments.ts';
import { clearway } from './clearway.ts';

const names = commands.map(({ name }) => name);
const texts = [null, ...names].map(name => [name ?? 'everything', usage(name)] as const);

/** The lines below one title, one space for any number of them. */
function below(text: string, title: string): string {
  const section = text.split(`${title}:\n`)[1]?.split('\n\n')[0] ?? '';
  return section.replaceAll(/\s+/g, ' ').trim();
}

/** What a table of exits holds, as help writes it. */
function written(table: Readonly<Partial<Record<string, string>>>): readonly string[] {
  return Object.entries(exitCodes).flatMap(([name, code]) =>
    table[name] === undefined ? [] : [`${String(code)} ${table[name]}`],
  );
}

describe('help', () => {
  it('lists what a person wants first at the top', () => {
    expect(names).toEqual([
      'status',
      'refetch',
      'psso',
      'explain',
      'ticket',
      'timeline',
      'policies',
      'record',
      'replay',
      'doctor',
      'transparency',
      'report-token',
      'config',
    ]);
    const listed = [...before(usage(), 'Options of').matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });

  it.each(texts)('of %s fits 80 columns, with the right side of every row in one column', (_name, text) => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const rows = before(text, 'Examples:')
      .split('\n')
      .filter(line => line.startsWith('  '));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row.charAt(24)).toMatch(/\S/);
    for (const row of rows) expect(row.charAt(23)).toBe(' ');
  });

  it('lists every exit code of every command as the table has it that the commands return by', () => {
    const list = below(usage(), 'Exit codes');
    const expected = [
      ...names.map(name => `${name} ${written(commandExits[name]).join(' ')}`),
      `every command ${written(commonExits).join(' ')}`,
    ];
    expect(list).toBe(expected.join(' '));
  });

  it.each(names)('of %s lists its exit codes, options and examples', name => {
    const text = usage(name);
    const exits = below(text, 'Exit codes');
    for (const exit of Object.values(commandExits[name])) expect(exits).toContain(exit);
    for (const exit of Object.values(commonExits)) expect(exits).toContain(exit);
    for (const { options, examples } of commands.filter(command => command.name === name)) {
      for (const option of options) expect(below(text, 'Options')).toContain(`--${option}`);
      for (const example of examples) expect(text).toContain(`\n  clearway ${example}`);
    }
  });

  it.each(commands.flatMap(({ name, examples }) => examples.map(example => [example, name] as const)))(
    'shows %s, which is understood',
    (example, name) => {
      const argv = example.replace(/ < .*$/, '').split(' ');
      expect(readArguments(argv)).toMatchObject({ kind: 'run', arguments: { command: name } });
    },
  );

  it.each([
    [['ticket', '--help'], usage('ticket')],
    [['help', 'ticket'], usage('ticket')],
    [['report-token', '--help'], usage('report-token')],
    [['--help'], usage()],
    [['help', 'frobnicate'], usage()],
  ])('is what %j prints, on stdout, with exit 0', async (args, text) => {
    expect(await clearway(...args)).toEqual({ code: 0, stdout: text, stderr: '' });
  });
});

function before(text: string, mark: string): string {
  return text.slice(0, text.includes(mark) ? text.indexOf(mark) : undefined);
}
