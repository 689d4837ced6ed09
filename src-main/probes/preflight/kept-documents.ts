import * as z from 'zod';
import { appHealthDocument, type AppHealth } from '../../contract/app-health.ts';
import type { RegistrationReport } from '../../contract/snapshot.ts';
import { known, unknown, type Fact } from '../../core/fact.ts';
import { parseJson } from '../../core/parse-json.ts';
import { problem } from '../../core/problem.ts';
import type { MacPorts } from '../../ports.ts';
import { seen, type Probe } from '../probe.ts';

/** The folder in which the person’s Clearway keeps what it knows. */
export function stateFolderOf(user: string): string {
  return `/Users/${user}/Library/Application Support/Clearway`;
}

const instant = z.iso.datetime({ offset: true });
const appHealth = z.object({
  schemaVersion: z.literal(1),
  version: z.string().max(50),
  pid: z.number().int(),
  startedAt: instant,
  at: instant,
  icon: z.enum(['visible', 'hidden', 'hidden-by-choice', 'unknown']),
  notifications: z.enum(['shown', 'denied', 'unknown']),
}) satisfies z.ZodType<AppHealth>;

/** What does the running app say of itself? */
export const appHealthProbe: Probe<AppHealth | null> = {
  id: 'doctor-app-health',
  asks: [{ kind: 'file', path: `${stateFolderOf('{user}')}/${appHealthDocument}` }],
  ask: async ports => readDocument(appHealthDocument, appHealth, ports),
};

const text = z.string().max(300).nullable();
const keptStatus = z.object({
  schemaVersion: z.literal(1),
  takenAt: instant,
  registration: z.object({
    state: z.enum([
      'not-configured',
      'agent-not-loaded',
      'other-provider',
      'device-not-registered',
      'user-not-registered',
      'needs-registration',
      'needs-repair',
      'sign-in-needed',
      'registered',
      'unknown',
    ]),
    code: z.enum(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']),
    method: z.enum(['secure-enclave', 'password', 'smart-card']).nullable(),
    deviceId: text,
    tenantId: text,
    userPrincipalName: text,
    tokensExpireAt: text,
  }) satisfies z.ZodType<RegistrationReport>,
});
export type KeptStatus = z.output<typeof keptStatus>;

/** What did the person’s Clearway see last? For root, where the person’s session cannot be asked. */
export const keptStatusProbe: Probe<KeptStatus | null> = {
  id: 'doctor-kept-status',
  asks: [{ kind: 'file', path: `${stateFolderOf('{user}')}/status.json` }],
  ask: async ports => readDocument('status.json', keptStatus, ports),
};

/** Written by whoever the folder belongs to: parsed whole, or not known. */
async function readDocument<T>(name: string, schema: z.ZodType<T>, ports: MacPorts): Promise<Fact<T | null>> {
  const path = `${stateFolderOf(ports.mac.user.name)}/${name}`;
  const file = await ports.readFile(path, 4 * 1024 * 1024);
  if (file.kind === 'absent') return known(null, seen(ports, name));
  if (file.kind === 'failed') return unknown(file.problem);
  const parsed = schema.safeParse(parseJson(new TextDecoder().decode(file.bytes)));
  return parsed.success ? known(parsed.data, seen(ports, name)) : unknown(problem('output-not-understood', name));
}
