/** Everything that reads, asks, keeps or opens something; each says why in one sentence. */
const macReaders = [
  'settings',
  'company-portal',
  'sso-profiles',
  'app-sso',
  'mdm-enrollment',
  'fleet-agent',
  'fleet-token',
  'fleet-certificates',
  'second-sources',
  'local-policies',
  'osquery',
  'system-proxy',
  'network-watch',
  'own-version',
  'plist-conversion',
  'sso-extension',
  'portal-receipt',
  'directory',
  'workplace-join',
  'jamf',
  'intune',
  'macos-version',
  'disk-encryption',
  'browsers',
  'hardware',
  'open-company-portal',
  'restart-sso-agent',
  'doctor-as-user',
  'doctor-app',
  'doctor-fuses',
  'doctor-signature',
  'doctor-login-item',
  'doctor-notifications',
  'doctor-app-health',
  'doctor-kept-status',
  'doctor-state',
  'doctor-osquery',
  'system-certificates',
] as const;

const requests = [
  'fleet-desktop',
  'fleet-host',
  'fleet-policies',
  'fleet-activities',
  'fleet-refetch',
  'report',
  'captive-portal',
] as const;

const stored = [
  'status',
  'journey',
  'choices',
  'window',
  'notices',
  'timeline',
  'outbox',
  'locks',
  'icon-notice',
  'app-health',
  'log',
  'electron',
  'report-token',
  'ticket-file',
  'recording',
  'clipboard',
  'set-aside',
  'osquery-home',
] as const;

const sent = ['device-token', 'user-agent', 'report-body', 'opened-page'] as const;

export type ReadId =
  | (typeof macReaders)[number]
  | (typeof requests)[number]
  | (typeof stored)[number]
  | (typeof sent)[number];

const ids: ReadonlySet<string> = new Set<string>([...macReaders, ...requests, ...stored, ...sent]);

export function isReadId(id: string): id is ReadId {
  return ids.has(id);
}

/** How often something happens. */
export type ReadOccasion =
  | 'each-look'
  | 'when-needed'
  | 'each-request'
  | 'while-running'
  | 'when-it-changes'
  | 'when-you-ask'
  | 'in-doctor';

/** Where what was learnt goes. */
export type ReadDestination = 'stays' | 'server' | 'service' | 'apple' | 'browser' | 'settings' | 'self-service';

/** One thing that Clearway does; why stands in the words, by `id`. */
export type ReadEntry = {
  readonly id: ReadId;
  readonly what: string;
  readonly when: ReadOccasion;
  readonly goes: ReadDestination;
};

/** In the order in which a person is told. */
export const readGroups = ['commands', 'files', 'requests', 'stored', 'sent'] as const;

/** Everything that Clearway does, by kind. */
export type ReadTables = Readonly<Record<(typeof readGroups)[number], readonly ReadEntry[]>>;

export type ReadMessageId =
  | `reads.${ReadId}`
  | `reads.when-${ReadOccasion}`
  | `reads.goes-${ReadDestination}`
  | `reads.group-${(typeof readGroups)[number]}`
  | 'reads.intro';

/** What `record` and `replay` say. */
export type RecordMessageId =
  | 'record.done'
  | 'record.masked'
  | 'record.full'
  | 'record.left-out'
  | 'record.secret'
  | 'record.not-empty'
  | 'record.not-a-folder'
  | 'record.not-writable'
  | 'record.torn'
  | 'record.no-moment';
