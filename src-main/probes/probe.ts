import type { Fact } from '../core/fact.ts';
import { instant } from '../core/instants.ts';
import type { MacPorts } from '../ports.ts';

/** Asks macOS one question. A probe answers with a fact whatever happens; it never rejects for anything outside. */
export type Probe<T> = {
  readonly id: string;
  readonly ask: (ports: MacPorts) => Promise<Fact<T>>;
};

/** When and where a value was seen. */
export function seen(ports: MacPorts, source: string): { observedAt: string; source: string } {
  return { observedAt: instant(ports.clock.now()), source };
}
