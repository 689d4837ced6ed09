import type { ExplainedPage } from '../../contract/explain.ts';
import { deviceStateLabel } from './page-labels.ts';

type DeviceState = NonNullable<ExplainedPage['deviceState']>;

/** What stands behind a label of its own; `state` is null where it is anything but one known word. */
type Said = { readonly state: DeviceState | null; readonly said: string; readonly at: number };

const inLine = String.raw`[^\S\n]`;
/** On a line of its own, the value behind a separator or alone on the next line: in prose a state is what somebody wants. */
const line = String.raw`^${inLine}*(?:[-*•]${inLine}{1,3})?${deviceStateLabel}(?:${inLine}{0,4}[:=：]${inLine}*\n?${inLine}*|\t${inLine}*|${inLine}{0,4}\n${inLine}*)([^\n]*)$`;
/** A field of a log entry, also where that entry is text inside another one. */
const field = String.raw`(?:^|[{,])\s{0,80}\\{0,3}"${deviceStateLabel}\\{0,3}"\s{0,3}:\s{0,3}\\{0,3}"([^"\\\n]{0,60})\\{0,3}"(?=\s{0,80}(?:[,}\]]|$))`;

const words: readonly (readonly [DeviceState, string])[] = [
  [
    'unregistered',
    'unregistered|not registered|nicht registriert|non inscrit|non enregistré|no registrado|non registrato|niet geregistreerd|não registr?ado',
  ],
  [
    'not-compliant',
    'not compliant|non-?compliant|nicht (?:konform|kompatibel|richtlinienkonform)|non conforme|no conforme|niet compatibel',
  ],
  ['compliant', 'compliant|konform|kompatibel|richtlinienkonform|conforme|compatibel'],
  [
    'registered',
    'registered|registriert|inscrit|enregistré|registrado|registrato|geregistreerd|(?:azure ad|microsoft entra|entra) (?:joined|registered)',
  ],
];
/** The word and nothing else: whatever follows it can take it back. */
const states = words.map(([state, word]) => [state, new RegExp(`^(?:${word})[.,;]?$`, 'iu')] as const);

const demand =
  'required?|requires|must|needs?|erforderlich|notwendig|requise?|obligatoire|requerido|necesario|richiesto|vereist';
const demandedAbove = new RegExp(String.raw`(?<!\p{L})(?:${demand})[^\p{L}\d]*$`, 'iu');
const takenBackBelow = new RegExp(
  String.raw`^\s*[^\p{L}\d\n]*(?:${demand}|no|non|not|nein|nicht|nee|niet|não|false)(?!\p{L})`,
  'iu',
);

/** Every state that a text names as one, in order. */
export function findDeviceStates(text: string): readonly Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(new RegExp(`${line}|${field}`, 'gimu'))) {
    const said = (match[1] ?? match[2] ?? '').trim();
    const at = match.index;
    const isOfPage = match[1] !== undefined;
    const above = text.slice(Math.max(0, at - 80), at);
    const below = text.slice(at + match[0].length, at + match[0].length + 80);
    const isDoubtful = isOfPage && (demandedAbove.test(above) || takenBackBelow.test(below));
    const state = isDoubtful ? null : (states.find(([, word]) => word.test(said))?.[0] ?? null);
    found.push({ state, said: state ?? said, at });
  }
  return found;
}
