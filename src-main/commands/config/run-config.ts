import { isPlistText } from '../../core/plist-text.ts';
import type { SettingJudges } from '../../kits/judge-settings.ts';
import type { KitFile, KitInput } from '../../kits/kit.ts';
import type { SettingsSource } from '../../kits/settings-source.ts';
import { fileOfWish, readWantedSettings, readWish, type SettingWish } from '../../kits/wanted-settings.ts';
import type { FormatPlist, NamedUuid, WriteNewFile } from '../../ports.ts';
import type { ConfigArguments } from '../arguments.ts';
import { jsonDocument } from '../command-context.ts';
import { exitCodes, type ExitOf } from '../exit-codes.ts';
import { terminalLine } from '../terminal-text.ts';
import { yamlDocuments } from './yaml-documents.ts';

type InTheWay = { readonly inTheWay: string; readonly why: 'differs' | 'no-file' | 'failed' };

/** What the command needs: no engine and no server. */
export type ConfigContext = {
  /** What is forced on the Mac, or what a file says; rejects where a named file will not do. */
  readonly openSource: () => Promise<SettingsSource>;
  /** A file that a setting names; rejects where it will not do. */
  readonly readText: (path: string) => Promise<string>;
  readonly judges: SettingJudges;
  readonly formatPlist: FormatPlist;
  readonly namedUuid: NamedUuid;
  /** Clearway's own. */
  readonly version: string;
  readonly writeNewFile: WriteNewFile;
  /** Writes a kit; says which file stood in the way, and why. */
  readonly writeKit: (folder: string, files: readonly KitFile[]) => Promise<InTheWay | 'written'>;
  readonly print: (text: string) => void;
  /** A file goes out as it is. */
  readonly printFile: (text: string) => void;
  readonly diagnose: (text: string) => void;
};

/** Shows or checks settings, or makes the files that force them. */
export async function runConfig(args: ConfigArguments, context: ConfigContext): Promise<ExitOf<'config'>> {
  const { action, json } = args;
  switch (action.makes) {
    case 'answer': {
      const { text, document, exit } = action.run({ source: await context.openSource(), judges: context.judges });
      context.print(json ? jsonDocument(document) : text);
      return exitCodes[exit];
    }
    case 'text':
      return deliver(action.run(), args, context);
    case 'kit': {
      const input = await kitInput(args, context);
      if ('faults' in input) return refuse(input.faults, context);
      const made = action.run(input, args.values, context.version);
      const exit = await deliver(made, args, context);
      const named = args.values.organization === undefined ? [unnamed] : [];
      const notes = exit === exitCodes.done ? [...named, ...(action.notes?.(made, input) ?? [])] : [];
      for (const note of notes) context.diagnose(`${terminalLine(note)}\n`);
      return exit;
    }
  }
}

/** For a first look; whoever deploys it is told. */
const someOrganization = 'Your organization';
const unnamed = `No --organization NAME: profiles say “${someOrganization}”, and their UUIDs are those of everybody without one.`;

async function kitInput(
  { values }: ConfigArguments,
  context: ConfigContext,
): Promise<KitInput | { readonly faults: readonly string[] }> {
  const { organization = someOrganization, team, set = [] } = values;
  const faults: string[] = [];
  // A line break would be the one thing in a profile's name that nobody can see.
  if (organization.length > 200 || !isPlistText(organization) || /[\t\r\n]/.test(organization))
    faults.push('--organization takes one line that a profile can hold, at most 200 characters');
  if (team !== undefined && !/^[A-Z\d]{10}$/.test(team)) faults.push('--team takes ten capital letters and digits');
  const wishes: SettingWish[] = [];
  for (const text of set) {
    const wish = readWish(text);
    const file = wish === null ? null : fileOfWish(wish);
    if (wish === null) faults.push('--set takes KEY=VALUE');
    else wishes.push(file === null ? wish : { ...wish, value: await context.readText(file) });
  }
  const wanted = readWantedSettings(wishes, context.judges);
  if (!wanted.ok) faults.push(...wanted.faults);
  if (faults.length > 0 || !wanted.ok) return { faults };
  const { formatPlist, namedUuid } = context;
  return { settings: wanted.settings, organization, formatPlist, namedUuid };
}

function refuse(faults: readonly string[], { diagnose }: ConfigContext): ExitOf<'config'> {
  for (const fault of faults) diagnose(`clearway: ${terminalLine(fault)}\n`);
  return exitCodes.usage;
}

async function deliver(
  made: string | readonly KitFile[],
  { json, out }: ConfigArguments,
  context: ConfigContext,
): Promise<ExitOf<'config'>> {
  if (out !== null) return write(made, { json, out }, context);
  const text = typeof made === 'string' ? made : yamlDocuments(made);
  // What is JSON already needs no JSON around it.
  if (!json || text.startsWith('{')) context.printFile(text);
  else context.print(jsonDocument({ schemaVersion: 1, ...(typeof made === 'string' ? { text } : { files: made }) }));
  return exitCodes.done;
}

async function write(
  made: string | readonly KitFile[],
  { json, out }: { readonly json: boolean; readonly out: string },
  context: ConfigContext,
): Promise<ExitOf<'config'>> {
  const written = typeof made === 'string' ? [out] : made.map(({ path }) => path);
  if (typeof made === 'string') {
    const outcome = await context.writeNewFile(out, made);
    if (outcome !== 'written')
      return refuse(
        [outcome === 'exists' ? `--out: ${out} is there already` : `--out: ${out} cannot be made`],
        context,
      );
  } else {
    const outcome = await context.writeKit(out, made);
    if (outcome !== 'written') return refuse([`--out: ${outcome.inTheWay} ${whyNot[outcome.why]}`], context);
  }
  if (json) context.print(jsonDocument({ schemaVersion: 1, written }));
  else context.diagnose(`${written.map(path => `written: ${terminalLine(path)}`).join('\n')}\n`);
  return exitCodes.done;
}

const whyNot: Readonly<Record<InTheWay['why'], string>> = {
  differs: 'is there already and differs: make the kit in a new folder, and compare',
  'no-file': 'is there already and is no plain file',
  failed: 'cannot be made',
};
