/** Why a table or a function is never asked. Stable words: they stand in the detail of a problem. */
export type RefusalReason =
  | 'reaches-out'
  | 'writes'
  | 'reads-secrets'
  | 'reads-any-file'
  | 'holds-up-others'
  | 'takes-memory'
  | 'inside-of-sqlite';

type Refused = Readonly<Record<string, readonly [RefusalReason, string]>>;

/**
 * Tables of osquery, its aliases and fleetd's extension that no policy may read, and why. The principle and what is
 * allowed all the same stand in docs/local-policies.md.
 */
const refusedTables: Refused = {
  curl: ['reaches-out', 'sends a request to any address'],
  curl_certificate: ['reaches-out', 'connects to any host'],
  prometheus_metrics: ['reaches-out', 'asks other servers'],
  ec2_instance_metadata: ['reaches-out', 'asks a metadata service, which also gives out credentials'],
  ec2_instance_tags: ['reaches-out', 'asks a metadata service'],
  azure_instance_metadata: ['reaches-out', 'asks a metadata service'],
  azure_instance_tags: ['reaches-out', 'asks a metadata service'],
  ycloud_instance_metadata: ['reaches-out', 'asks a metadata service'],
  wifi_survey: ['reaches-out', 'sends to every network around, and tells where this Mac is'],
  sntp_request: ['reaches-out', 'asks any time server'],
  sofa_security_release_info: ['reaches-out', 'asks a web service'],
  sofa_unpatched_cves: ['reaches-out', 'asks a web service'],

  carves: ['writes', 'copies files and sends them away'],

  keychain_items: ['reads-secrets', 'what lies in keychains'],
  keychain_acls: ['reads-secrets', 'who may open what lies in keychains'],
  process_envs: ['reads-secrets', 'environment variables hold keys'],
  shell_history: ['reads-secrets', 'commands hold passwords'],
  nvram: ['reads-secrets', 'holds the token of Find My'],
  shadow: ['reads-secrets', 'password hashes'],
  filevault_prk: ['reads-secrets', 'the key that opens the disk'],
  fleetd_logs: ['reads-secrets', 'another program’s log'],
  unified_log: ['reads-secrets', 'what any program wrote to the log'],
  macadmins_unified_log: ['reads-secrets', 'what any program wrote to the log'],
  asl: ['reads-secrets', 'what any program wrote to the log'],
  yara_process: ['reads-secrets', 'searches the memory of programs'],

  augeas: ['reads-any-file', 'the content of any file that looks like settings'],
  configurations: ['reads-any-file', 'an older name of augeas'],
  yara: ['reads-any-file', 'searches the content of any file, with rules from any address'],
  yara_file: ['reads-any-file', 'searches the content of any file, with rules from any address'],
  yara_events: ['reads-any-file', 'searches the content of files'],
  mdfind: ['reads-any-file', 'searches what is written in documents'],
  file_lines: ['reads-any-file', 'the lines of any file'],
  parse_ini: ['reads-any-file', 'the content of any file'],
  parse_json: ['reads-any-file', 'the content of any file'],
  parse_jsonl: ['reads-any-file', 'the content of any file'],
  parse_xml: ['reads-any-file', 'the content of any file'],

  dbstat: ['inside-of-sqlite', 'nothing about this Mac'],
};

/** Whole families: what begins like this is refused, so that a member that comes with a later release is as well. */
const refusedPrefixes: Refused = {
  docker_: ['reaches-out', 'asks a service that acts for whoever reaches it, and shows environment variables'],
  containerd_: ['reaches-out', 'asks a service that acts for whoever reaches it'],
  sqlite_: ['inside-of-sqlite', 'nothing about this Mac'],
  pragma_: ['inside-of-sqlite', 'settings of the query engine'],
  fts: ['inside-of-sqlite', 'nothing about this Mac'],
};

const refusedFunctions: Refused = {
  carve: ['writes', 'copies files and sends them away'],
  load_extension: ['writes', 'runs code from a file'],
  writefile: ['writes', 'writes any file'],
  edit: ['writes', 'starts a program'],
  zipfile: ['writes', 'makes files'],
  fts3_tokenizer: ['writes', 'takes an address in memory'],
  readfile: ['reads-any-file', 'the content of any file'],
  lsdir: ['reads-any-file', 'the content of any folder'],
  fsdir: ['reads-any-file', 'the content of any folder'],
  sleep: ['holds-up-others', 'every other policy would wait'],
  zeroblob: ['takes-memory', 'as much as it is told'],
  randomblob: ['takes-memory', 'as much as it is told'],
  shellstatic: ['inside-of-sqlite', 'nothing about this Mac'],
};

const refusedFunctionPrefixes: Refused = {
  sqlite_: ['inside-of-sqlite', 'nothing about this Mac'],
};

/** A remark for a problem, such as `curl: reaches-out`, where a table may not be read; null where it may. */
export function refusedTable(name: string): string | null {
  return refusal(name, refusedTables, refusedPrefixes) ?? refusal(name, refusedFunctions, {});
}

/** The same for a function. A table can be called like a function, and a function stand where a table does. */
export function refusedFunction(name: string): string | null {
  return refusal(name, refusedFunctions, refusedFunctionPrefixes) ?? refusal(name, refusedTables, {});
}

function refusal(name: string, exact: Refused, prefixes: Refused): string | null {
  // SQLite takes names in any case; Unicode's folding covers more than it does and therefore misses nothing.
  const plain = name.toLowerCase();
  const found = Object.hasOwn(exact, plain) ? plain : Object.keys(prefixes).find(prefix => plain.startsWith(prefix));
  if (found === undefined) return null;
  // Only words of these tables get into a remark: a name in a query is anybody's text.
  const [reason, why] = exact[found] ?? prefixes[found] ?? ['reaches-out', ''];
  return `${found}: ${reason}, ${why}`;
}
