/** Tables that look at a path they are given. */
const pathTables: readonly string[] = ['file', 'hash', 'plist', 'extended_attributes', 'signature', 'magic', 'mdls'];

/** Folders that a user cannot look into: for them every path below is as good as absent. */
const rootFolders: readonly string[] = [
  '/var/root',
  '/var/audit',
  '/var/at/tabs',
  '/usr/lib/cron/tabs',
  '/var/db/dslocal',
  '/var/db/sudo',
];

/** Files of which a user can at most learn that they are there. */
const rootFiles: readonly string[] = [
  '/etc/sudoers',
  '/etc/master.passwd',
  '/etc/krb5.keytab',
  '/etc/security/audit_control',
  '/library/application support/com.apple.tcc/tcc.db',
  '/library/preferences/com.apple.timemachine.plist',
  '/library/preferences/com.apple.wifi.known-networks.plist',
];

/** A remark where a query gives one of these tables a path that is closed to users; null where it gives none. */
export function closedPath(tables: readonly string[], texts: readonly string[]): string | null {
  if (!tables.some(table => pathTables.includes(table))) return null;
  const paths = texts.flatMap(text => (text.startsWith('/') ? [plainPath(text)] : []));
  const folder = rootFolders.find(closed => paths.some(path => reaches(path, closed)));
  if (folder !== undefined) return `${folder}: folder-of-root`;
  // That a file is there, its size and its mode can be seen by everyone, so a wide search of `file` alone is whole.
  const isWideMeant = tables.some(table => table !== 'file' && pathTables.includes(table));
  const given = isWideMeant ? paths : paths.map(path => path.replace(/(?<=\/)[%*]+$/, ''));
  const file = rootFiles.find(closed => given.some(path => reaches(path, closed)));
  return file === undefined ? null : `${file}: file-of-root`;
}

/** One spelling of the many that macOS takes for the same place: its disks do not tell `A` from `a`. */
function plainPath(text: string): string {
  const parts: string[] = [];
  // A set of characters in GLOB is one character; without the limit a row of brackets would take quadratic time.
  const simple = text.toLowerCase().replace(/\[[^\]/]{1,80}\]/g, '?');
  for (const part of simple.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`.replace(/^\/system\/volumes\/data(?=\/)/, '').replace(/^\/private(?=\/)/, '');
}

/** Whether a path, or a pattern of LIKE or GLOB, means this place or one below it. */
function reaches(pattern: string, place: string): boolean {
  const given = pattern.split('/').slice(1);
  const wanted = place.split('/').slice(1);
  for (const [index, name] of wanted.entries()) {
    const part = given[index];
    if (part === undefined || part === '') return false;
    const wide = part.search(/%%|\*\*/);
    if (wide !== -1) return isLike(`${part.slice(0, wide)}%`, wanted.slice(index).join('/'));
    if (!isLike(part, name)) return false;
  }
  return true;
}

/** LIKE and GLOB in one, without going back more than once: the pattern is a stranger's. */
function isLike(pattern: string, name: string): boolean {
  let at = 0;
  let wild = -1;
  let from = 0;
  let next = 0;
  while (at < name.length) {
    const sign = pattern[next];
    if (sign === '%' || sign === '*') {
      wild = next;
      next += 1;
      from = at;
    } else if (sign === '_' || sign === '?' || sign === name[at]) {
      next += 1;
      at += 1;
    } else if (wild === -1) return false;
    else {
      from += 1;
      at = from;
      next = wild + 1;
    }
  }
  return /^[%*]*$/.test(pattern.slice(next));
}
