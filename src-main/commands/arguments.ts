import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readConfigArguments } from './config/config-arguments.ts';
import type { ConfigAction } from './config/config-action.ts';
import {
  commandOptions,
  commands,
  doctorFormats,
  tokenActions,
  type CommandName,
  type CommandOption,
  type DoctorFormat,
  type OptionValues,
  type TokenAction,
} from './catalogue.ts';

/** What the person asked for on the command line. */
export type Arguments = LookArguments | DoctorArguments | TokenArguments | TransparencyArguments | ConfigArguments;

/** A command that asks the engine. */
export type LookArguments = CommonArguments & {
  readonly command: Exclude<CommandName, 'doctor' | 'report-token' | 'transparency' | 'config'>;
};

/** The preflight: looks once, and changes nothing. */
export type DoctorArguments = CommonArguments & { readonly command: 'doctor'; readonly format: DoctorFormat | null };

/** The command that looks at nothing. */
export type TransparencyArguments = CommonArguments & { readonly command: 'transparency' };

/** The command that only opens the Keychain. */
export type TokenArguments = CommonArguments & { readonly command: 'report-token'; readonly action: TokenAction };

/** The command about the settings; the file that it is to look at is its operand. */
export type ConfigArguments = CommonArguments & {
  readonly command: 'config';
  readonly action: ConfigAction;
  readonly file: string | null;
  readonly values: OptionValues;
};

type CommonArguments = {
  readonly json: boolean;
  readonly root: string | null;
  readonly config: string | null;
  readonly state: string | null;
  readonly lang: string | null;
  readonly watch: boolean;
  /** With what the helpdesk reads out. */
  readonly phone: boolean;
  readonly waitMs: number;
  /** A file with policies to evaluate instead of those that IT forces. */
  readonly local: string | null;
  /** Where to write what a command makes. */
  readonly out: string | null;
  /** Names and ids are not to be shown, whatever IT has set. */
  readonly mask: boolean;
  /** The person has just been through registration. */
  readonly tried: boolean;
  /** What stands after the command. */
  readonly operands: readonly string[];
};

export type ParsedArguments =
  | { readonly kind: 'run'; readonly arguments: Arguments }
  /** Null: of every command. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  /** The command that was meant; null where none of them was. */
  | { readonly kind: 'wrong'; readonly what: string; readonly command: CommandName | null };

const globalOptions = {
  json: { type: 'boolean' },
  root: { type: 'string' },
  config: { type: 'string' },
  state: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];
const optionNames: readonly CommandOption[] = [
  'watch',
  'wait',
  'local',
  'phone',
  'tried',
  'out',
  'mask',
  'set',
  'organization',
  'team',
  'fleet',
  'teams',
  'format',
];

const defaultWaitSeconds = 180;
const longestWaitSeconds = 24 * 3600;

/** Reads the command line strictly: an unknown command, option or value is named, never guessed. */
export function readArguments(argv: readonly string[]): ParsedArguments {
  const read = readAll(argv);
  if (read.kind !== 'wrong') return read;
  const command = meantCommand(argv);
  // What is wrong may be the token itself, and messages end up in logs: nothing of it is repeated.
  if (argv.includes('report-token')) return { ...read, what: tokenHint, command };
  // A pasted address can hold a one-time code.
  if (argv.includes('explain')) return { ...read, what: explainHint, command };
  return { ...read, command };
}

/** Also where an option is wrong: what stands behind `--root` and the like is no command. */
function meantCommand(argv: readonly string[]): CommandName | null {
  const options = { ...globalOptions, ...commandOptions };
  const [name] = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false }).positionals;
  return commands.find(command => command.name === name)?.name ?? null;
}

const tokenHint =
  'report-token takes one word (set, status or delete) and none of the options of other commands; set reads the token from standard input, never from an argument';

const explainHint =
  'explain takes a code or a text and none of the options of other commands; a text that begins with a dash goes to standard input';

/** Help shows what there is to choose from. */
export const noAction = 'config needs an action';

function readAll(argv: readonly string[]): ParsedArguments {
  const parsed = parse(argv);
  if ('what' in parsed) return wrong(parsed.what);
  const { values, positionals } = parsed;
  if (values.help === true || positionals[0] === 'help') {
    const named = positionals[0] === 'help' ? positionals[1] : positionals[0];
    return { kind: 'help', command: commands.find(({ name }) => name === named)?.name ?? null };
  }
  if (values.version === true) return { kind: 'version' };
  const [name, ...rest] = positionals;
  const command = commands.find(candidate => candidate.name === name);
  if (name === undefined) return wrong('no command given');
  if (command === undefined) return wrong(`unknown command: ${name}`);
  const action = command.name === 'report-token' ? tokenActions.find(known => known === rest[0]) : undefined;
  const extra = rest[command.operands.most];
  if (extra !== undefined) return wrong(`unexpected argument: ${extra}`);
  if (rest.length < command.operands.least)
    return wrong(command.name === 'config' ? noAction : needs(command.synopsis));
  for (const option of optionNames) {
    const allowed: readonly string[] = command.options;
    if (values[option] !== undefined && !allowed.includes(option))
      return wrong(`${command.name} has no option --${option}`);
  }
  const config = command.name === 'config' ? readConfigArguments(rest, values) : null;
  if (config !== null && 'what' in config) return wrong(config.what);
  // For `config check` it is the file to look at.
  if (values.config !== undefined && values.root === undefined && config?.action.name !== 'check')
    return wrong('--config is accepted only together with --root');
  const empty = (['root', 'config', 'state', 'lang', 'local', 'out', 'organization', 'team', 'fleet'] as const).find(
    option => values[option] === '',
  );
  if (empty !== undefined) return wrong(`--${empty} needs a value`);
  const wait = values.wait === undefined ? defaultWaitSeconds : readSeconds(values.wait);
  if (wait === undefined) return wrong(`--wait needs a number of seconds, at most ${longestWaitSeconds}`);
  if (command.name === 'record' && values.out === undefined) return wrong(needs(command.synopsis));
  if (command.name === 'replay' && values.root !== undefined) return wrong('replay takes its folder without --root');
  const format = doctorFormats.find(known => known === values.format) ?? null;
  if (values.format !== undefined && format === null) return wrong('--format is one of jamf-ea, intune, fleet');
  if (format !== null && values.json === true) return wrong('--json and --format exclude each other');
  const common = {
    json: values.json ?? false,
    root: values.root ?? null,
    config: values.config ?? null,
    state: values.state ?? null,
    lang: values.lang ?? null,
    watch: values.watch ?? false,
    phone: values.phone ?? false,
    waitMs: wait * 1000,
    local: values.local ?? null,
    out: values.out ?? null,
    mask: values.mask ?? false,
    tried: values.tried ?? false,
    operands: rest,
  };
  if (config !== null) return { kind: 'run', arguments: { ...common, ...config, command: 'config' } };
  if (command.name === 'config') return wrong(noAction);
  if (command.name === 'doctor') return { kind: 'run', arguments: { ...common, command: 'doctor', format } };
  if (command.name !== 'report-token') return { kind: 'run', arguments: { ...common, command: command.name } };
  if (action === undefined) return wrong(tokenHint);
  return { kind: 'run', arguments: { ...common, command: command.name, action } };
}

/** Its usage stands below. */
function needs(synopsis: string): string {
  return synopsis.replace(' ', ' needs ');
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...globalOptions, ...commandOptions },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      return { what: error.message.split(/\.\s|\n/)[0] ?? 'unknown option' };
    throw error;
  }
}

function readSeconds(text: string): number | undefined {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= longestWaitSeconds ? seconds : undefined;
}

function wrong(what: string): ParsedArguments {
  return { kind: 'wrong', what, command: null };
}
