/** Every command of the command line, in the order in which help lists them. */
export const commands = [
  {
    name: 'status',
    operands: { least: 0, most: 0 },
    options: ['watch'],
    synopsis: 'status',
    does: 'looks once and says what stands between you and sign-in',
    examples: ['status', 'status --json', 'status --watch'],
  },
  {
    name: 'refetch',
    operands: { least: 0, most: 0 },
    options: ['wait'],
    synopsis: 'refetch',
    does: 'asks the server to check this Mac again and follows it to its end',
    examples: ['refetch', 'refetch --wait 600'],
  },
  {
    name: 'psso',
    operands: { least: 0, most: 0 },
    options: ['phone', 'tried'],
    synopsis: 'psso',
    does: 'says where the Platform SSO registration stands, what is next, and shows the way through it; asks no server',
    examples: ['psso', 'psso --phone'],
  },
  {
    name: 'explain',
    operands: { least: 0, most: Number.POSITIVE_INFINITY },
    options: [],
    synopsis: 'explain [CODE|TEXT]',
    does: 'says what a Microsoft sign-in error means on this Mac; without a text, or with -, reads standard input',
    examples: ['explain AADSTS53000', 'explain < page.txt'],
  },
  {
    name: 'ticket',
    operands: { least: 0, most: 0 },
    options: ['out', 'mask'],
    synopsis: 'ticket',
    does: 'prints what a helpdesk needs to know, without secrets',
    examples: ['ticket', 'ticket --mask --out ticket.md'],
  },
  {
    name: 'timeline',
    operands: { least: 0, most: 0 },
    options: [],
    synopsis: 'timeline',
    does: 'says what changed on this Mac in the last 14 days; reads only what was kept',
    examples: ['timeline'],
  },
  {
    name: 'policies',
    operands: { least: 0, most: 0 },
    options: ['local'],
    synopsis: 'policies',
    does: 'lists the policies of the server and those that this Mac evaluates itself',
    examples: ['policies', 'policies --local my-policies.yml'],
  },
  {
    name: 'record',
    operands: { least: 0, most: 0 },
    options: ['out', 'mask'],
    synopsis: 'record --out DIR',
    does: 'writes this Mac into an empty folder, without secrets, for the helpdesk to look at',
    examples: ['record --out this-mac --mask'],
  },
  {
    name: 'replay',
    operands: { least: 1, most: 1 },
    options: [],
    synopsis: 'replay DIR',
    does: 'shows what the person of a recorded Mac saw; asks no server',
    examples: ['replay this-mac'],
  },
  {
    name: 'doctor',
    operands: { least: 0, most: 0 },
    options: ['format'],
    synopsis: 'doctor',
    does: 'tells IT whether everything that Clearway needs is in order on this Mac; changes and keeps nothing',
    examples: ['doctor', 'doctor --json', 'doctor --format jamf-ea'],
  },
  {
    name: 'transparency',
    operands: { least: 0, most: 0 },
    options: [],
    synopsis: 'transparency',
    does: 'lists everything that Clearway reads, asks, keeps and sends',
    examples: ['transparency'],
  },
  {
    name: 'report-token',
    operands: { least: 1, most: 1 },
    options: [],
    synopsis: 'report-token ACTION',
    does: 'ACTION is set, status or delete: the token for reports, in the Keychain; set reads it from standard input',
    examples: ['report-token set < token.txt', 'report-token status'],
  },
  {
    name: 'config',
    operands: { least: 1, most: 2 },
    options: ['set', 'organization', 'team', 'fleet', 'teams', 'out'],
    synopsis: 'config ACTION',
    does: 'shows and checks the settings that IT forces, and makes the files that force them',
    examples: [
      'config show',
      'config check clearway.mobileconfig',
      'config profile --organization Example --set HideWhenClear=true',
      'config gitops --organization Example --fleet Workstations --out kit',
    ],
  },
] as const satisfies readonly {
  readonly name: string;
  /** Options of this command alone; every other one is refused. */
  readonly options: readonly CommandOption[];
  /** What may stand after the command. */
  readonly operands: { readonly least: number; readonly most: number };
  readonly synopsis: string;
  readonly does: string;
  /** Without the program's name. */
  readonly examples: readonly string[];
}[];

export const commandOptions = {
  watch: { type: 'boolean' },
  wait: { type: 'string' },
  local: { type: 'string' },
  phone: { type: 'boolean' },
  out: { type: 'string' },
  mask: { type: 'boolean' },
  tried: { type: 'boolean' },
  set: { type: 'string', multiple: true },
  organization: { type: 'string' },
  team: { type: 'string' },
  fleet: { type: 'string' },
  teams: { type: 'boolean' },
  format: { type: 'string' },
} as const;
export type CommandOption = keyof typeof commandOptions;

/** What was written for each option. */
export type OptionValues = {
  readonly [K in CommandOption]?:
    | ((typeof commandOptions)[K] extends { readonly multiple: true }
        ? readonly string[]
        : (typeof commandOptions)[K]['type'] extends 'boolean'
          ? boolean
          : string)
    | undefined;
};

export type CommandName = (typeof commands)[number]['name'];

/** For which management server `doctor` prints its one line. */
export const doctorFormats = ['jamf-ea', 'intune', 'fleet'] as const;
export type DoctorFormat = (typeof doctorFormats)[number];

/** What `report-token` can be asked to do. */
export const tokenActions = ['set', 'status', 'delete'] as const;
export type TokenAction = (typeof tokenActions)[number];
