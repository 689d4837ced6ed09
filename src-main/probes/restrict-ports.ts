import type { MacPorts } from '../ports.ts';
import { plutilOf, type Asked } from './probe.ts';

/** Everything of one kind that a reader declares, as patterns. */
type Declared = {
  readonly commands: readonly RegExp[];
  readonly files: readonly RegExp[];
  readonly statements: readonly RegExp[];
};

/**
 * The ports as far as a reader declares what it reads: anything else throws, because what Clearway says about itself is
 * made of these declarations. A property list may also be converted by `plutil`, which reads it once more.
 */
export function restrictPorts<T extends MacPorts>(asks: readonly Asked[], ports: T): T {
  const { commands, files, statements } = declared(asks, ports.mac.user);
  return {
    ...ports,
    run: async request => {
      refuseUnless(commands, request.argv.join('\0'), request.argv[0]);
      return ports.run(request);
    },
    readFile: async (path, maxBytes) => {
      refuseUnless(files, path, 'a file');
      return ports.readFile(path, maxBytes);
    },
    queryOsquery: async (batch, signal) => {
      for (const { written } of batch) refuseUnless(statements, written, 'a statement');
      return ports.queryOsquery(batch, signal);
    },
  };
}

/** Whether something that was asked is what an entry declares. */
export function isDeclared(asked: Asked, asks: readonly Asked[], user: MacPorts['mac']['user']): boolean {
  const { commands, files, statements } = declared(asks, user);
  switch (asked.kind) {
    case 'command':
      return commands.some(pattern => pattern.test(asked.argv.join('\0')));
    case 'file':
      return files.some(pattern => pattern.test(asked.path));
    case 'osquery':
      return statements.some(pattern => pattern.test(asked.statement));
  }
}

function declared(asks: readonly Asked[], user: MacPorts['mac']['user']): Declared {
  const pattern = (text: string): RegExp => patternOf(text, user);
  const files = asks.flatMap(asked => (asked.kind === 'file' ? [asked.path] : []));
  return {
    files: files.map(pattern),
    commands: [
      ...asks.flatMap(asked => (asked.kind === 'command' ? [asked.argv] : [])),
      ...files.filter(path => path.endsWith('.plist')).map(plutilOf),
    ].map(argv => pattern(argv.join('\0'))),
    statements: asks.flatMap(asked => (asked.kind === 'osquery' ? [pattern(asked.statement)] : [])),
  };
}

const placeholders: Readonly<Record<string, (user: MacPorts['mac']['user']) => string>> = {
  '{user}': ({ name }) => literal(name),
  '{uid}': ({ uid }) => String(uid),
  '{any}': () => '[^/\\0]+',
  '{named}': () => '/[^\\0]*',
  '{policy}': () => '[^]*',
};

function patternOf(text: string, user: MacPorts['mac']['user']): RegExp {
  const parts = text.split(/(\{(?:user|uid|any|named|policy)\})/);
  return new RegExp(`^${parts.map(part => placeholders[part]?.(user) ?? literal(part)).join('')}$`);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function refuseUnless(patterns: readonly RegExp[], asked: string, what: string): void {
  // Without what was asked for: a path can hold somebody's name, and this ends in a log.
  if (!patterns.some(pattern => pattern.test(asked))) throw new Error(`not declared: ${what}`);
}
