import { doorsGuards } from './security-guards/doors-guards.ts';
import { installingGuards } from './security-guards/installing-guards.ts';
import { macGuards } from './security-guards/mac-guards.ts';
import { networkGuards } from './security-guards/network-guards.ts';
import { packageGuards } from './security-guards/package-guards.ts';
import { rootAsksGuards } from './security-guards/root-asks-guards.ts';
import type { SecurityGuard } from './security-guards/security-guard.ts';
import { strangersGuards } from './security-guards/strangers-guards.ts';
import { textGuards } from './security-guards/text-guards.ts';
import { windowGuards } from './security-guards/window-guards.ts';

/** A part of the table with its heading. */
export type GuardPart = { readonly heading: string; readonly guards: readonly SecurityGuard[] };

/** Every guard that docs/security.md promises. */
export const guardParts: readonly GuardPart[] = [
  { heading: 'The window', guards: windowGuards },
  { heading: 'Links, buttons and starts', guards: doorsGuards },
  { heading: 'This Mac: programs, files, settings, state', guards: macGuards },
  { heading: 'What strangers wrote: policies, recordings, osquery', guards: strangersGuards },
  { heading: 'The network, tokens and reports', guards: networkGuards },
  { heading: 'Text that leaves: logs, tickets, terminals', guards: textGuards },
  { heading: 'Installing, removing and what root runs', guards: [...installingGuards, ...rootAsksGuards] },
  { heading: 'What is packaged, and by which workflows', guards: packageGuards },
];

export const securityGuards: readonly SecurityGuard[] = guardParts.flatMap(({ guards }) => guards);
