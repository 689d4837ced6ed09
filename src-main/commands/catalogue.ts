/** Every command of the command line, in the order in which help lists them. */
export const commands = [
  {
    name: 'status',
    operands: { least: 0, most: 0 },
    options: ['watch'],
    synopsis: 'status [--watch]',
    does: 'looks once and prints what stands between you and sign-in',
  },
  {
    name: 'refetch',
    operands: { least: 0, most: 0 },
    options: ['wait'],
    synopsis: 'refetch [--wait SECONDS]',
    does: 'asks the server to check this Mac again and follows it (180 s)',
  },
  {
    name: 'psso',
    operands: { least: 0, most: 0 },
    options: ['phone', 'tried'],
    synopsis: 'psso [--phone] [--tried]',
    does: 'says where the Platform SSO registration stands and what is next; --phone: with what the helpdesk reads out; --tried: you just went through it',
  },
  {
    name: 'timeline',
    operands: { least: 0, most: 0 },
    options: [],
    synopsis: 'timeline',
    does: 'what changed on this Mac in the last 14 days; looks at nothing',
  },
  {
    name: 'policies',
    operands: { least: 0, most: 0 },
    options: ['local'],
    synopsis: 'policies [--local FILE]',
    does: 'lists the policies of the server and of this Mac; FILE: evaluates a list of your own',
  },
  {
    name: 'explain',
    operands: { least: 0, most: Number.POSITIVE_INFINITY },
    options: [],
    synopsis: 'explain [CODE|TEXT]',
    does: 'what a Microsoft sign-in error means on this Mac; without a text, or with -, reads standard input',
  },
  {
    name: 'record',
    operands: { least: 0, most: 0 },
    options: ['out', 'mask'],
    synopsis: 'record --out DIR [--mask]',
    does: 'writes this Mac into an empty folder, without secrets, for the helpdesk to look at',
  },
  {
    name: 'replay',
    operands: { least: 1, most: 1 },
    options: [],
    synopsis: 'replay DIR',
    does: 'shows what the person of a recorded Mac saw; asks no server',
  },
  {
    name: 'transparency',
    operands: { least: 0, most: 0 },
    options: [],
    synopsis: 'transparency',
    does: 'lists everything that Clearway reads, asks, keeps and sends',
  },
  {
    name: 'ticket',
    operands: { least: 0, most: 0 },
    options: ['out', 'mask'],
    synopsis: 'ticket [--out FILE] [--mask]',
    does: 'prints what a helpdesk needs to know, without secrets; --mask hides names and ids too',
  },
  {
    name: 'report-token',
    operands: { least: 1, most: 1 },
    options: [],
    synopsis: 'report-token ACTION',
    does: 'set, status or delete: the token for reports, in the Keychain; set reads it from standard input',
  },
] as const satisfies readonly {
  readonly name: string;
  /** Options of this command alone; every other one is refused. */
  readonly options: readonly CommandOption[];
  /** What may stand after the command. */
  readonly operands: { readonly least: number; readonly most: number };
  readonly synopsis: string;
  readonly does: string;
}[];

export const commandOptions = {
  watch: { type: 'boolean' },
  wait: { type: 'string' },
  local: { type: 'string' },
  phone: { type: 'boolean' },
  out: { type: 'string' },
  mask: { type: 'boolean' },
  tried: { type: 'boolean' },
} as const;
export type CommandOption = keyof typeof commandOptions;

export type CommandName = (typeof commands)[number]['name'];

/** What `report-token` can be asked to do. */
export const tokenActions = ['set', 'status', 'delete'] as const;
export type TokenAction = (typeof tokenActions)[number];

const options = [
  ['--json', 'prints exactly one JSON document (status --watch: one per line)'],
  ['--root DIR', 'answers from the recorded Mac in DIR instead of this one'],
  ['--config FILE', 'with --root: a property list that stands for its forced preferences'],
  ['--state DIR', 'keeps state in DIR'],
  ['--lang xx', 'speaks this language where there are words for it'],
  ['--help, --version', ''],
] as const;

const exits =
  'Exit codes: 0 clear (refetch: settled) · 1 internal error · 2 usage · 10 something to do · 11 blocked · 12 waiting · 13 unknown · 14 refetch stopped\npsso, policies: 0 answered\nexplain: 0 explained, or named as a code without an explanation · 2 nothing given · 13 no sign-in code in the text\nreport-token: 0 done or answered · 13 the Keychain did not let Clearway do it';

/** The text of `--help`. */
export function usage(): string {
  const line = ([left, right]: readonly [string, string]): string => `  ${left.padEnd(30)}${right}`.trimEnd();
  return [
    'Usage: clearway <command> [options]',
    '',
    ...commands.map(({ synopsis, does }) => line([synopsis, does])),
    '',
    ...options.map(line),
    '',
    exits,
    '',
  ].join('\n');
}
