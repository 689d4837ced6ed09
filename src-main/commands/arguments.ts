import { parseArgs, type ParseArgsConfig } from 'node:util';
import { commands, type CommandName } from './catalogue.ts';

/** What the person asked for on the command line. */
export type Arguments = {
  readonly command: CommandName;
  readonly json: boolean;
  readonly root: string | null;
  readonly config: string | null;
  readonly state: string | null;
  readonly lang: string | null;
  readonly watch: boolean;
  readonly waitMs: number;
};

export type ParsedArguments =
  | { readonly kind: 'run'; readonly arguments: Arguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly what: string };

const globalOptions = {
  json: { type: 'boolean' },
  root: { type: 'string' },
  config: { type: 'string' },
  state: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];
const commandOptions = {
  watch: { type: 'boolean' },
  wait: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const defaultWaitSeconds = 180;
const longestWaitSeconds = 24 * 3600;

/** Reads the command line strictly: an unknown command, option or value is named, never guessed. */
export function readArguments(argv: readonly string[]): ParsedArguments {
  const parsed = parse(argv);
  if ('what' in parsed) return { kind: 'wrong', what: parsed.what };
  const { values, positionals } = parsed;
  if (values.help === true || positionals[0] === 'help') return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [name, ...rest] = positionals;
  const command = commands.find(candidate => candidate.name === name);
  if (name === undefined) return wrong('no command given');
  if (command === undefined) return wrong(`unknown command: ${name}`);
  if (rest[0] !== undefined) return wrong(`unexpected argument: ${rest[0]}`);
  for (const option of ['watch', 'wait'] as const) {
    const allowed: readonly string[] = command.options;
    if (values[option] !== undefined && !allowed.includes(option))
      return wrong(`${command.name} has no option --${option}`);
  }
  if (values.config !== undefined && values.root === undefined)
    return wrong('--config is accepted only together with --root');
  const empty = (['root', 'config', 'state', 'lang'] as const).find(option => values[option] === '');
  if (empty !== undefined) return wrong(`--${empty} needs a value`);
  const wait = values.wait === undefined ? defaultWaitSeconds : readSeconds(values.wait);
  if (wait === undefined) return wrong(`--wait needs a number of seconds, at most ${longestWaitSeconds}`);
  return {
    kind: 'run',
    arguments: {
      command: command.name,
      json: values.json ?? false,
      root: values.root ?? null,
      config: values.config ?? null,
      state: values.state ?? null,
      lang: values.lang ?? null,
      watch: values.watch ?? false,
      waitMs: wait * 1000,
    },
  };
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
  return { kind: 'wrong', what };
}
