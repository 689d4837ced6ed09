import * as z from 'zod';
import { checkIds, type CheckId } from '../contract/ids.ts';
import { dottedVersion } from './dotted-version.ts';

/** A whole number; as text as well, because profile editors write numbers in either way. */
const jamfPolicyId = z
  .union([
    z.number().int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number),
  ])
  .nullable()
  .default(null);

/** What nobody but IT may write into a tile that a click opens: one line, and nothing that steers what is opened. */
const contact = (pattern: RegExp) => z.string().max(254).regex(pattern).nullable().default(null);

// The patterns have no flag but `u`: other readers get them as JSON Schema, which has no place for one.

/** A tenant or an app of Entra: its id, with which nothing else can be meant. */
const entraId = z
  .string()
  .regex(/^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/)
  .nullable()
  .default(null);

/** Null: the person chooses. */
const forcedChoice = z.boolean().nullable().default(null);

/**
 * The managed preferences of `com.clearway.companion`, one line per key. Only forced values reach this schema.
 * Each key is read by itself, so that one wrong value never spoils the others.
 */
export const settingSchemas = {
  /** The kill switch: a wrong value is as if it were not there, because nobody means "off" by mistake. */
  Enabled: z.boolean().default(true),
  Upstream: z.enum(['auto', 'fleet', 'jamf', 'intune', 'report', 'none']).default('auto'),
  /** Text on purpose: a bad URL is a named problem of the upstream, never a reason to try the next source. */
  FleetURL: z.string().max(2048).nullable().default(null),
  EntraTenantID: entraId,
  /** Read and checked; nothing asks Entra for its verdict yet. */
  EntraClientID: entraId,
  EntraCloud: z.enum(['public', 'usgov', 'china']).default('public'),
  BlockingChecks: z.array(z.string()).nullable().default(null),
  HiddenChecks: z.array(z.string()).default([]),
  MinimumCompanyPortalVersion: z.string().regex(dottedVersion).default('5.2404.0'),
  MinimumMacOSVersion: z.string().regex(dottedVersion).nullable().default(null),
  /** The Self Service policies of a Jamf server, by their number. */
  JamfRegistrationPolicyID: jamfPolicyId,
  JamfInventoryPolicyID: jamfPolicyId,
  /** Text for the same reason as `FleetURL`. */
  ReportURL: z.string().max(2048).nullable().default(null),
  /** Anything on purpose: its own reader names what is wrong with it, and silence would look like "no policies". */
  LocalPolicies: z.unknown().default(null),
  /** In full by default: the helpdesk must find the Mac, and IT the one a report is about. */
  IdentifiersInTicket: z.enum(['full', 'masked']).default('full'),
  IdleRefreshMinutes: z.number().int().min(10).max(1440).default(30),
  /** Read and checked; osquery is asked by a process of its own, because only root may open the agent's socket. */
  OsquerySocket: z.string().max(1024).regex(/^\//).nullable().default(null),
  Language: z.string().max(35).nullable().default(null),
  HelpdeskName: contact(/^[^\p{Cc}\p{Cf}]{1,60}$/u),
  HelpdeskEmail: contact(/^[\w.+-]{1,64}@[a-zA-Z\d-]+(?:\.[a-zA-Z\d-]+)+$/),
  /** The shortest numbers that anybody answers have three digits. */
  HelpdeskPhone: contact(/^(?=(?:\D*\d){3})\+?[\d ()./-]{3,40}$/),
  /** https alone, and nobody’s name before the host. */
  HelpdeskURL: contact(/^[hH][tT][tT][pP][sS]:\/\/[a-zA-Z\d.-]+(?::\d{1,5})?(?:[/?#][^\s\p{Cc}]*)?$/u),
  HideWhenClear: z.boolean().default(false),
  NotifyWhenDone: forcedChoice,
  NotifyBeforeDeadline: forcedChoice,
} as const;

export type SettingKey = keyof typeof settingSchemas;
type Checks = { readonly BlockingChecks: readonly CheckId[] | null; readonly HiddenChecks: readonly CheckId[] };
export type Settings = Checks & {
  readonly [K in Exclude<SettingKey, keyof Checks>]: z.output<(typeof settingSchemas)[K]>;
};

/** One fault in the settings: which key, and what is wrong with it. Holds no value: a value may be a secret typed into the wrong key. */
export type SettingComplaint = { readonly key: string; readonly what: 'unknown-key' | 'wrong-value' | 'unknown-check' };

/** Settings with every fault named; a faulty key has its default. */
export type SettingsResult = { readonly settings: Settings; readonly complaints: readonly SettingComplaint[] };

/** Forced values by key, strongest first: user level, then computer level. Anything from outside, so `unknown`. */
export type ForcedValues = readonly Readonly<Record<string, unknown>>[];

/**
 * Reads the forced values key by key: the first level that has a key decides it. `isIncomplete`: there is a level that
 * could not be read, and it may be the one that hides identifiers.
 */
export function parseSettings(levels: ForcedValues, isIncomplete = false): SettingsResult {
  const complaints: SettingComplaint[] = [];
  const read = <T>(key: SettingKey, schema: z.ZodType<T>, fallback?: T): T => {
    const parsed = schema.safeParse(levels.find(level => Object.hasOwn(level, key))?.[key]);
    if (parsed.success) return parsed.data;
    complaints.push({ key, what: 'wrong-value' });
    return fallback ?? schema.parse(undefined);
  };
  const readChecks = (key: keyof Checks, wanted: readonly string[]): CheckId[] => {
    const known = checkIds.filter(id => wanted.includes(id));
    // A list can name a check that this version does not have; the others still count.
    if (known.length < new Set(wanted).size) complaints.push({ key, what: 'unknown-check' });
    return known;
  };
  const readBlocking = (): CheckId[] | null => {
    const wanted = read('BlockingChecks', settingSchemas.BlockingChecks);
    const known = wanted === null ? [] : readChecks('BlockingChecks', wanted);
    // A list of nothing but unknown names must not mean that nothing counts; an empty list, written on purpose, does.
    return wanted === null || (known.length === 0 && wanted.length > 0) ? null : known;
  };
  // Whoever sets this key wants something hidden: a value that is not understood must not show everything.
  const identifiers = read('IdentifiersInTicket', settingSchemas.IdentifiersInTicket, 'masked');
  const settings: Settings = {
    Enabled: read('Enabled', settingSchemas.Enabled),
    Upstream: read('Upstream', settingSchemas.Upstream),
    // An administrator who names a server means that server: a value of the wrong type must not select another one.
    FleetURL: read('FleetURL', settingSchemas.FleetURL, ''),
    EntraTenantID: read('EntraTenantID', settingSchemas.EntraTenantID),
    EntraClientID: read('EntraClientID', settingSchemas.EntraClientID),
    EntraCloud: read('EntraCloud', settingSchemas.EntraCloud),
    BlockingChecks: readBlocking(),
    HiddenChecks: readChecks('HiddenChecks', read('HiddenChecks', settingSchemas.HiddenChecks)),
    MinimumCompanyPortalVersion: read('MinimumCompanyPortalVersion', settingSchemas.MinimumCompanyPortalVersion),
    MinimumMacOSVersion: read('MinimumMacOSVersion', settingSchemas.MinimumMacOSVersion),
    JamfRegistrationPolicyID: read('JamfRegistrationPolicyID', settingSchemas.JamfRegistrationPolicyID),
    JamfInventoryPolicyID: read('JamfInventoryPolicyID', settingSchemas.JamfInventoryPolicyID),
    ReportURL: read('ReportURL', settingSchemas.ReportURL, ''),
    LocalPolicies: read('LocalPolicies', settingSchemas.LocalPolicies),
    IdentifiersInTicket: isIncomplete ? 'masked' : identifiers,
    IdleRefreshMinutes: read('IdleRefreshMinutes', settingSchemas.IdleRefreshMinutes),
    OsquerySocket: read('OsquerySocket', settingSchemas.OsquerySocket),
    Language: read('Language', settingSchemas.Language),
    HelpdeskName: read('HelpdeskName', settingSchemas.HelpdeskName),
    HelpdeskEmail: read('HelpdeskEmail', settingSchemas.HelpdeskEmail),
    HelpdeskPhone: read('HelpdeskPhone', settingSchemas.HelpdeskPhone),
    HelpdeskURL: read('HelpdeskURL', settingSchemas.HelpdeskURL),
    HideWhenClear: read('HideWhenClear', settingSchemas.HideWhenClear),
    NotifyWhenDone: read('NotifyWhenDone', settingSchemas.NotifyWhenDone),
    NotifyBeforeDeadline: read('NotifyBeforeDeadline', settingSchemas.NotifyBeforeDeadline),
  };
  return { settings, complaints: [...complaints, ...unknownKeys(levels)] };
}

function unknownKeys(levels: ForcedValues): SettingComplaint[] {
  const keys = new Set(levels.flatMap(level => Object.keys(level)));
  return [...keys]
    .filter(key => !Object.hasOwn(settingSchemas, key) && !isBookkeeping(key, levels))
    .map(key => ({ key, what: 'unknown-key' as const }));
}

/** What a payload or a profile has for macOS and the MDM. */
const bookkeeping: readonly string[] = [
  'PayloadDescription',
  'PayloadDisplayName',
  'PayloadExpirationDate',
  'PayloadIdentifier',
  'PayloadOrganization',
  'PayloadRemovalDisallowed',
  'PayloadScope',
  'PayloadType',
  'PayloadUUID',
  'PayloadVersion',
];

/** Whether a key is there for macOS alone. Not by its beginning: `PayloadFleetURL` is a setting that has no effect. */
export function isBookkeeping(key: string, levels: ForcedValues): boolean {
  // Jamf Pro writes true into every payload; anything else is somebody’s `Enabled`.
  if (key === 'PayloadEnabled') return levels.every(level => !Object.hasOwn(level, key) || level[key] === true);
  return bookkeeping.includes(key);
}
