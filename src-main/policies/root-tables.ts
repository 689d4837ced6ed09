import { closedPath } from './root-paths.ts';

/** What stands between the logged-in user and the whole answer. Stable words: they stand in the detail of a problem. */
type RootReason =
  | 'file-of-root'
  | 'folder-of-root'
  | 'processes-of-others'
  | 'people-of-this-mac'
  | 'full-disk-access'
  | 'device-of-root'
  | 'daemon-only';

type RootTable = {
  readonly why: RootReason;
  /** Where in macOS or osquery that is decided. */
  readonly evidence: string;
  /** Only these columns are missing for a user; without it, the whole table is. */
  readonly columns?: readonly string[];
};

const events: RootTable = { why: 'daemon-only', evidence: 'filled by events, which osquery as a question has none of' };
const daemon: RootTable = {
  why: 'daemon-only',
  evidence: 'tells of the osquery that answers, not of the one that IT runs',
};
const sockets: RootTable = { why: 'processes-of-others', evidence: 'proc_pidfdinfo tells a user only of their own' };

/** Tables that are empty or not whole for a user who is not root. An empty one is no fail, and its absence no pass. */
const rootTables: Readonly<Record<string, RootTable>> = {
  sudoers: { why: 'file-of-root', evidence: '/etc/sudoers has mode 0440 and belongs to root:wheel' },
  wifi_networks: { why: 'file-of-root', evidence: '/Library/Preferences/com.apple.wifi.known-networks.plist, 0600' },
  ad_config: { why: 'file-of-root', evidence: '/Library/Preferences/OpenDirectory/Configurations/Active Directory' },
  startup_items: { why: 'file-of-root', evidence: '/private/var/db/com.apple.backgroundtaskmanagement, login items' },
  crontab: { why: 'folder-of-root', evidence: '/var/at/tabs has mode 0700' },
  kernel_panics: { why: 'folder-of-root', evidence: '/Library/Logs/DiagnosticReports is closed to standard users' },
  xprotect_reports: { why: 'folder-of-root', evidence: '/Library/Logs/DiagnosticReports is closed to standard users' },
  crashes: { why: 'folder-of-root', evidence: '/Library/Logs/DiagnosticReports is closed to standard users' },

  listening_ports: sockets,
  process_open_sockets: sockets,
  process_open_files: sockets,
  process_memory_map: { why: 'processes-of-others', evidence: 'task_for_pid and proc_regionfilename need root' },
  processes: {
    why: 'processes-of-others',
    evidence: 'PROC_PIDTASKINFO, PROC_PIDVNODEPATHINFO, proc_pid_rusage and KERN_PROCARGS2 tell a user of their own',
    columns: [
      'cmdline',
      'cwd',
      'root',
      'nice',
      'threads',
      'wired_size',
      'resident_size',
      'total_size',
      'user_time',
      'system_time',
      'disk_bytes_read',
      'disk_bytes_written',
      'start_time',
      'elapsed_time',
    ],
  },

  account_policy_data: { why: 'people-of-this-mac', evidence: 'accountPolicyData of other accounts is kept for root' },
  sandboxes: { why: 'people-of-this-mac', evidence: 'reads ~/Library/Containers of every account' },
  quicklook_cache: { why: 'people-of-this-mac', evidence: 'reads /private/var/folders of every account' },

  time_machine_backups: { why: 'full-disk-access', evidence: 'com.apple.TimeMachine.plist is protected by macOS' },
  time_machine_destinations: { why: 'full-disk-access', evidence: 'com.apple.TimeMachine.plist is protected by macOS' },
  safari_extensions: { why: 'full-disk-access', evidence: 'Safari’s container is protected by macOS' },

  device_file: { why: 'device-of-root', evidence: 'opens /dev/disk*, mode 0640 root:operator' },
  device_hash: { why: 'device-of-root', evidence: 'opens /dev/disk*, mode 0640 root:operator' },
  device_partitions: { why: 'device-of-root', evidence: 'opens /dev/disk*, mode 0640 root:operator' },

  disk_events: events,
  es_process_events: events,
  es_process_file_events: events,
  file_events: events,
  hardware_events: events,
  process_events: events,
  socket_events: events,
  user_events: events,
  user_interaction_events: events,

  osquery_events: daemon,
  osquery_extensions: daemon,
  osquery_flags: daemon,
  osquery_packs: daemon,
  osquery_registry: daemon,
  osquery_schedule: daemon,
};

type Reads = {
  readonly tables: readonly string[];
  readonly columns: ReadonlySet<string>;
  readonly strings: readonly string[];
  /** Whether columns may be read that are not named. */
  readonly readsUnnamed: boolean;
};

/** A remark for a problem where a user cannot get the whole answer; null where they can. Names come in lower case. */
export function needsRoot({ tables, columns, strings, readsUnnamed }: Reads): string | null {
  for (const name of tables) {
    const table = Object.hasOwn(rootTables, name) ? rootTables[name] : undefined;
    if (table === undefined) continue;
    if (table.columns === undefined) return `${name}: ${table.why}, ${table.evidence}`;
    const column = table.columns.find(candidate => readsUnnamed || columns.has(candidate));
    if (column !== undefined) return `${name}.${column}: ${table.why}, ${table.evidence}`;
  }
  // A path in double quotes is a name for the grammar, and a text for SQLite where no column has that name.
  return closedPath(tables, [...strings, ...columns]);
}
