import type { ExplainedPage } from '../../contract/explain.ts';
import { unwrapPasted } from './unwrap-pasted.ts';

type DeviceState = NonNullable<ExplainedPage['deviceState']>;

/**
 * The details of Microsoft's sign-in page, where the paste has them; null where it has none. Only ids, the time and words
 * of a closed list are taken from it: the rest of a page can hold names, addresses and secrets.
 */
export function readPage(pasted: string): ExplainedPage | null {
  const text = cutAtSecondPage(unwrapPasted(pasted));
  const page: ExplainedPage = {
    requestId: findId(text, requestLabel),
    correlationId: findId(text, correlationLabel),
    timestamp: findTimestamp(text),
    deviceId: findId(text, deviceIdLabel),
    deviceState: findDeviceState(text),
    devicePlatform: findPlatform(text),
  };
  return Object.values(page).every(value => value === null) ? null : page;
}

const id = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const blank = String.raw`[\s\u00a0_+-]{0,3}`;
const then = String.raw`["'\\]{0,2}[\s\u00a0+]{0,4}[=:：]?["'\\\s\u00a0+]{0,6}`;
/** Labels as the pages and logs have them. In other languages the word for the thing decides, not the whole label. */
const requestLabel = `(?:request${blank}id|trace${blank}id|(?:anforderungs|anfrage|aanvraag)${blank}id|id${blank}(?:de(?:${blank}la)?|della|do|da)${blank}(?:demande|requête|solicitud|richiesta|solicitação|pedido))`;
const correlationLabel = `(?:[ck]orr?[eé]la(?:tion|tions|tie)${blank}id|id${blank}(?:de|di|da)${blank}[ck]orr?[eé]la(?:tion|ción|zione|ção))`;
const deviceWord = `(?:device|gerät(?:e|s)?|l['’]appareil|appareil|dispositivo|apparaat)`;
const deviceIdLabel = `(?:${deviceWord}${blank}(?:id(?:entifier)?|kennung|bezeichner|identifikation)|(?:id(?:entificateur|entificador|entificatore)?)${blank}(?:de(?:l|${blank}la)?|do)?${blank}${deviceWord})`;
const deviceStateLabel = `(?:${deviceWord}${blank}(?:state|status|zustand)|(?:état|estado|stato)${blank}(?:de(?:l)?|do)?${blank}${deviceWord})`;
const platformLabel = `(?:${deviceWord}${blank}platt?form|plate-?forme${blank}de${blank}${deviceWord}|(?:plataforma|piattaforma)${blank}(?:de(?:l)?|do)${blank}${deviceWord})`;

function findId(text: string, label: string): string | null {
  const found = new RegExp(`${label}${then}(${id})(?![\\da-f-])`, 'iu').exec(text)?.[1]?.toLowerCase();
  // All zeros stand for none.
  return found === undefined || /^[0-]+$/.test(found) ? null : found;
}

/** With its zone alone: a helpdesk that reads another hour looks in the wrong place of the log. */
function findTimestamp(text: string): string | null {
  const label = String.raw`(?:time${blank}stamp|zeitstempel|horodatage|marca${blank}de${blank}tiempo|tijdstempel)`;
  const instant = String.raw`(\d{4}-\d{2}-\d{2})[T\s+](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?Z`;
  const [, day, time] = new RegExp(`${label}${then}${instant}`, 'iu').exec(text) ?? [];
  if (day === undefined || time === undefined) return null;
  const at = `${day}T${time}Z`;
  return Number.isNaN(Date.parse(at)) ? null : at;
}

/** The first that fits; a word that is not here is not known, never a guess. */
const deviceStates: readonly (readonly [DeviceState, RegExp])[] = [
  [
    'unregistered',
    /^(?:unregistered|not registered|nicht registriert|non inscrit|non enregistré|no registrado|non registrato|niet geregistreerd|não registr?ado)(?!\p{L})/iu,
  ],
  [
    'not-compliant',
    /^(?:not compliant|non-?compliant|nicht (?:konform|kompatibel|richtlinienkonform)|non conforme|no conforme|niet compatibel)(?!\p{L})/iu,
  ],
  ['compliant', /^(?:compliant|konform|kompatibel|richtlinienkonform|conforme|compatibel)(?!\p{L})/iu],
  [
    'registered',
    /^(?:registered|registriert|inscrit|enregistré|registrado|registrato|geregistreerd|(?:azure ad|microsoft entra|entra) (?:joined|registered))(?!\p{L})/iu,
  ],
];

function findDeviceState(text: string): DeviceState | null {
  const said = new RegExp(`${deviceStateLabel}${then}([^\\n"<>]{1,40})`, 'iu').exec(text)?.[1];
  return said === undefined ? null : (deviceStates.find(([, word]) => word.test(said))?.[0] ?? null);
}

const platforms = [
  ['mac', /^mac\s?os/i],
  ['windows', /^windows/i],
  ['ios', /^i(?:pad)?os/i],
  ['android', /^android/i],
  ['linux', /^linux/i],
] as const;

function findPlatform(text: string): ExplainedPage['devicePlatform'] {
  const said = new RegExp(`${platformLabel}${then}([^\\n"<>]{1,20})`, 'iu').exec(text)?.[1];
  return said === undefined ? null : (platforms.find(([, word]) => word.test(said))?.[0] ?? null);
}

/** Details of one page are never mixed with those of another: what follows a second Request Id is not read. */
function cutAtSecondPage(text: string): string {
  let first: string | null = null;
  for (const match of text.matchAll(new RegExp(`${requestLabel}${then}(${id})`, 'giu'))) {
    const found = match[1]?.toLowerCase() ?? null;
    first ??= found;
    if (found !== first) return text.slice(0, match.index);
  }
  return text;
}
