import type { Fact } from '../core/fact.ts';
import { instant } from '../core/instants.ts';
import type { MacPorts } from '../ports.ts';

/**
 * One thing that a probe reads, for whoever wants to know what Clearway does on a Mac. `{user}`, `{uid}` and `{any}` stand
 * for what differs: the user's short name, their number, and one part that the answer to an earlier question names;
 * `{named}` for a whole path that a setting names, `{policy}` for a statement that IT or the server wrote.
 */
export type Asked =
  | { readonly kind: 'command'; readonly argv: readonly [string, ...string[]] }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'osquery'; readonly statement: string };

/** Asks macOS one question. A probe answers with a fact whatever happens; it never rejects for anything outside. */
export type Probe<T> = {
  readonly id: string;
  /** Everything it may read; nothing else is possible. */
  readonly asks: readonly Asked[];
  readonly ask: (ports: MacPorts) => Promise<Fact<T>>;
};

/** How a property list in the binary form is read: by Apple's own program. */
export function plutilOf(path: string): readonly [string, ...string[]] {
  return ['/usr/bin/plutil', '-convert', 'xml1', '-o', '-', '--', path];
}

/** When and where a value was seen. */
export function seen(ports: MacPorts, source: string): { observedAt: string; source: string } {
  return { observedAt: instant(ports.clock.now()), source };
}
