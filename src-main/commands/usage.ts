import { commands, type CommandName, type CommandOption } from './catalogue.ts';
import { noAction } from './arguments.ts';
import { configActions } from './config/config-actions.ts';
import { commandExits, commonExits, exitCodes } from './exit-codes.ts';

type Row = readonly [left: string, right: string];

const ownOptions: Readonly<Record<CommandOption, Row>> = {
  watch: ['--watch', 'goes on, and prints every change until Ctrl-C'],
  wait: ['--wait SECONDS', 'how long to follow it; 180 where nothing is said'],
  phone: ['--phone', 'adds what the helpdesk reads out'],
  tried: ['--tried', 'says that you have just been through registration'],
  local: ['--local FILE', 'evaluates the list in FILE in place of the one that IT gave this Mac'],
  out: ['--out', 'where to write it; nothing that is there already is replaced'],
  set: ['--set KEY=VALUE', 'one setting, also more than once; a list has commas, LocalPolicies is @FILE'],
  organization: ['--organization NAME', 'yours: shown in the profile, and part of what its UUIDs are made of'],
  team: ['--team TEAMID', 'of whoever signed Clearway: no other program can then go by its names'],
  fleet: ['--fleet NAME', 'gitops: the fleet (once: team) whose Macs are meant; Workstations where nothing is said'],
  teams: ['--teams', 'gitops: in the layout of Fleet before 4.83'],
  mask: ['--mask', 'hides names, ids and the serial number too'],
  format: ['--format NAME', 'one line for a server: jamf-ea, intune or fleet'],
};

const commonOptions: readonly Row[] = [
  ['--json', 'prints exactly one JSON document (status --watch: one per line)'],
  ['--root DIR', 'answers from the recorded Mac in DIR instead of this one'],
  [
    '--config FILE',
    'with --root: a property list that stands for its forced preferences; config check: the file to look at',
  ],
  ['--state DIR', 'keeps state in DIR'],
  ['--lang xx', 'speaks this language where there are words for it'],
  ['--help, --version', 'this text, also of one command; the version'],
];

/** The text of `--help`: of everything, or of one command. */
export function usage(name: CommandName | null = null): string {
  return `${(name === null ? ofEverything() : ofCommand(name)).join('\n')}\n`;
}

/**
 * What stands below an error: short, so that it does not push the error off the screen. For `config` without an action
 * it is the whole help, and the error stands below that.
 */
export function wrongUsage(what: string, name: CommandName | null): string {
  const error = `clearway: ${what}`;
  if (name === 'config' && what === noAction) return `${usage(name)}\n${error}\n`;
  const lines =
    name === null
      ? [
          ...wrap(`Commands: ${commands.map(command => command.name).join(', ')}`),
          '“clearway --help” tells what each of them does.',
        ]
      : [
          `Usage: clearway ${synopsisOf(name)} [options]`,
          ...wrap(`“clearway ${name} --help” tells its options, exit codes and examples.`),
        ];
  return `${[error, '', ...lines].join('\n')}\n`;
}

function synopsisOf(name: CommandName): string {
  return commands.find(command => command.name === name)?.synopsis ?? name;
}

function ofEverything(): readonly string[] {
  return [
    'Usage: clearway <command> [options]',
    ...section(
      'Commands',
      commands.map(({ synopsis, does }): Row => [synopsis, does]),
    ),
    ...section('Options of every command', commonOptions),
    ...section('Exit codes', [
      ...commands.flatMap(({ name }) => named(name, exitsOf(commandExits[name]))),
      ...named('every command', exitsOf(commonExits)),
    ]),
    '',
    'Examples:',
    '  clearway status',
    '  clearway refetch --wait 600',
    '  clearway explain AADSTS53000',
    '',
    ...wrap('“clearway COMMAND --help” tells the options, exit codes and examples of one command.'),
  ];
}

function ofCommand(name: CommandName): readonly string[] {
  const found = commands.find(command => command.name === name);
  if (found === undefined) throw new Error(`no command ${name}`);
  const { synopsis, does, examples } = found;
  const options: readonly CommandOption[] = found.options;
  return [
    `Usage: clearway ${synopsis} [options]`,
    '',
    ...wrap(`${does[0]?.toUpperCase() ?? ''}${does.slice(1)}.`),
    ...(name === 'config'
      ? section(
          'Actions',
          configActions.map(({ synopsis, does }): Row => [synopsis, does]),
        )
      : []),
    ...(options.length === 0
      ? []
      : section(
          'Options',
          options.map(option => ownRow(option, name)),
        )),
    ...section(
      'Options of every command',
      commonOptions.filter(([option]) => name !== 'replay' || !isRoot(option)),
    ),
    ...section('Exit codes', exitsOf(commandExits[name], commonExits)),
    '',
    'Examples:',
    ...examples.map(example => `  clearway ${example}`),
  ];
}

/** `replay` takes its folder by itself, and nothing that goes with another one. */
function isRoot(option: string): boolean {
  return option.startsWith('--root') || option.startsWith('--config');
}

function ownRow(option: CommandOption, command: CommandName): Row {
  const [left, right] = ownOptions[option];
  return option === 'out' ? [`${left} ${command === 'record' ? 'DIR' : 'FILE'}`, right] : [left, right];
}

type Exits = Readonly<Partial<Record<string, string>>>;

/** By code, with everything that one of them can mean. */
function exitsOf(...tables: readonly Exits[]): readonly Row[] {
  return Object.entries(exitCodes).flatMap(([name, code]): readonly Row[] => {
    const meanings = tables.flatMap(table => table[name] ?? []);
    return meanings.length === 0 ? [] : [[String(code), meanings.join('; ')]];
  });
}

/** Code and meaning side by side, the name before the first of them. */
function named(name: string, exits: readonly Row[]): readonly Row[] {
  return exits.map(([code, meaning], index): Row => [index === 0 ? name : '', `${code.padEnd(2)} ${meaning}`]);
}

const width = 80;
const leftWidth = 24;

function section(title: string, rows: readonly Row[]): readonly string[] {
  return ['', `${title}:`, ...rows.flatMap(row => columns(row, leftWidth))];
}

function columns([left, right]: Row, column: number): readonly string[] {
  const lines = wrap(right, width - column);
  return lines.map((line, index) => `${(index === 0 ? `  ${left}` : '').padEnd(column)}${line}`);
}

function wrap(text: string, most = width): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
