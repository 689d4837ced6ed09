import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadEntry, ReadTables } from '../../src-main/core/reads.ts';
import type { Words } from '../../src-main/core/words.ts';
import { expectedFuses } from '../../src-main/core/preflight/expected-fuses.ts';
import { checkout } from '../electron/checkout.ts';
import { guardParts } from './security-guards.ts';
import { threatIds } from './security-guards/security-guard.ts';
import { keepingOf } from './security-places.ts';
import { threats } from './security-threats.ts';

/** A table as Markdown has it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const code = (text: string): string => `\`${text}\``;

export function guardTables(): string {
  return guardParts
    .map(({ heading, guards }) => {
      const rows = guards.map(({ guard, threat, where, heldBy }) => [
        guard,
        `[${threat}](#${threat})`,
        code(where),
        heldBy.map(({ file, test }) => `${code(file)}: “${test}”`).join('<br>'),
      ]);
      return `### ${heading}\n\n${table(['guard', 'against', 'where', 'fails without it'], rows)}`;
    })
    .join('\n\n');
}

export function threatTable(): string {
  const rows = threatIds.map(id => {
    const { who, tries, against, left } = threats[id];
    return [`<a id="${id}"></a>${code(id)}`, who, tries, against, left];
  });
  return table(['threat', 'who', 'what they try', 'what stands against it', 'what is left'], rows);
}

export function fuseTable(): string {
  return table(
    ['fuse', 'value', 'why'],
    expectedFuses.map(({ id, enabled, because }) => [code(id), enabled ? 'on' : 'off', because]),
  );
}

const entitlementReasons: Readonly<Record<string, string>> = {
  'com.apple.security.cs.allow-jit':
    'V8 compiles JavaScript at run time; without it Electron does not start under the hardened runtime',
};

/** Those that packages are signed with; throws for one that nobody has given a reason for. */
export function entitlementTable(): string {
  const rows = ['build/entitlements.mac.plist', 'build/entitlements.mac.inherit.plist'].flatMap(path =>
    [...readFileSync(join(checkout, path), 'utf8').matchAll(/<key>([^<]+)<\/key>/g)].map(([, key = '']) => {
      const reason = entitlementReasons[key];
      if (reason === undefined) throw new Error(`nothing is said about why packages need ${key}`);
      return [code(key), path.includes('inherit') ? 'Electron’s helpers' : 'the app', reason];
    }),
  );
  return table(['entitlement', 'of', 'why'], rows);
}

export function storedTable({ stored }: ReadTables, words: Words): string {
  const rows = stored.map(({ id, what }) => {
    const { mode, howLong, readers } = keepingOf(what);
    return [code(what), words.say(`reads.${id}`), mode, howLong, readers];
  });
  return table(['what', 'why', 'mode', 'how long', 'who can read it'], rows);
}

const verified = 'verified certificate of exactly that host, by the runtime’s and the system’s roots';
const endpointRules: Readonly<Record<string, string>> = {
  server: `https (http on this machine alone); ${verified}, and those installed with Fleet’s agent`,
  service: `https (http on this machine alone); ${verified}`,
  apple: 'plain http by nature, past every proxy: a portal can only answer such a one. No token, no cookie, no body',
};

/** Throws for a destination that nobody has said anything about. */
export function endpointTable({ requests }: ReadTables, words: Words): string {
  const rows = requests.map(({ id, what, when, goes }) => {
    const rule = endpointRules[goes];
    if (rule === undefined) throw new Error(`nothing is said about how requests to ${goes} are guarded`);
    return [code(what), words.say(`reads.${id}`), words.say(`reads.when-${when}`), rule];
  });
  return table(['request', 'why', 'when', 'TLS'], rows);
}

export function processTable({ commands }: ReadTables, words: Words): string {
  const isProgram = ({ what }: ReadEntry): boolean => !what.startsWith('osquery: ');
  const rows = commands
    .filter(isProgram)
    .map(({ id, what, when }) => [code(what), words.say(`reads.${id}`), words.say(`reads.when-${when}`)]);
  return table(['program', 'why', 'when'], rows);
}
