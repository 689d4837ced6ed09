import type { Facts } from '../../src-main/core/facts.ts';
import type { RegistrationMemory } from '../../src-main/core/registration-memory.ts';
import type { UpstreamReading } from '../../src-main/core/upstream-reading.ts';

/** What is changed on a Mac, its server or its past. */
export type Given = {
  readonly facts?: Partial<Facts>;
  readonly upstream?: Partial<UpstreamReading>;
  readonly memory?: Partial<RegistrationMemory>;
};
/** Where the sources of one contradiction agree, differ, and one of them is not known. */
export type Row = {
  readonly agree: Readonly<Record<string, Given>>;
  readonly differ: Readonly<Record<string, Given & { readonly says: string }>>;
  readonly unknown: Readonly<Record<string, Given>>;
};
