import * as z from 'zod';
import type { PolicyVerdict } from '../../contract/snapshot.ts';
import { isAfter } from '../../core/instants.ts';
import { parseJson } from '../../core/parse-json.ts';
import { findLinks } from '../../core/resolution-links.ts';
import type { HostReading, PolicyReading, PushReading } from '../../core/upstream-reading.ts';
import type { HttpHeaders } from '../../ports.ts';

/*
 * Fleet's bodies drift between versions: unknown keys are ignored, and what a decision does not need is optional.
 * What a decision does need is required: a body without it is an error, never a default.
 */
const stamp = z.string().max(64).nullish();
const osSettings = z
  .object({ action_required: z.string().max(64).nullish() })
  .nullish()
  .catch(null);
const hostBody = z.object({
  host: z.object({
    refetch_requested: z.boolean(),
    detail_updated_at: stamp,
    policy_updated_at: stamp,
    seen_time: stamp,
    status: z.string().max(64).nullish(),
    distributed_interval: z.number().positive().max(86_400).nullish().catch(null),
    // Fleet is renaming its words; newer servers send both names for a while, and then the new one alone.
    fleet_id: z.unknown().optional(),
    fleet_name: z.string().max(255).nullish().catch(null),
    team_name: z.string().max(255).nullish().catch(null),
    mdm: z
      .object({
        enrollment_status: z.string().max(64).nullish(),
        apple_settings: osSettings,
        macos_settings: osSettings,
      })
      .nullish(),
  }),
  license: z
    .object({ tier: z.string().max(64) })
    .nullish()
    .catch(null),
});
const desktopBody = z.object({
  failing_policies_count: z.number().int().nonnegative().nullish(),
  alternative_browser_host: z.string().max(255).nullish().catch(null),
});
const policyBody = z.object({
  id: z.union([z.number().int(), z.string().max(64)]),
  name: z.string().max(1000),
  response: z.string().max(64).nullish(),
  critical: z.boolean().nullish(),
  description: z.string().nullish(),
  resolution: z.string().nullish(),
  conditional_access_enabled: z.boolean().nullish(),
  query: z.string().max(100_000).nullish().catch(null),
});
const policiesBody = z.object({ policies: z.array(policyBody).max(10_000).nullable() });

const statusOnline: Readonly<Record<string, boolean>> = { online: true, offline: false, missing: false, mia: false };
const verdicts: Readonly<Record<string, PolicyVerdict>> = { pass: 'pass', fail: 'fail', '': 'pending' };

/** The server's record of this Mac; null when the body is not one. */
export function parseHost(body: string, headers: HttpHeaders, readAt: string): HostReading | null {
  const parsed = hostBody.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { host, license } = parsed.data;
  const detailUpdatedAt = readStamp(host.detail_updated_at);
  return {
    refetchRequested: host.refetch_requested,
    detailUpdatedAt,
    policyUpdatedAt: readStamp(host.policy_updated_at),
    lastSeenAt: readStamp(host.seen_time) ?? detailUpdatedAt,
    serverNow: readStamp(headers.date),
    readAt,
    serverNowAt: readAt,
    distributedIntervalMs: host.distributed_interval == null ? null : host.distributed_interval * 1000,
    licensed: license == null ? null : license.tier !== 'free',
    mayTellPushes: host.fleet_id !== undefined || host.mdm?.apple_settings !== undefined,
    group: host.fleet_name ?? host.team_name ?? null,
    actionRequired: host.mdm?.apple_settings?.action_required ?? host.mdm?.macos_settings?.action_required ?? null,
    online: Object.hasOwn(statusOnline, host.status ?? '-') ? (statusOnline[host.status ?? '-'] ?? null) : null,
    mdm: readMdm(host.mdm?.enrollment_status ?? null),
  };
}

/** The cheap summary's count of failing policies: absent may mean none or unknown, so it stays null. `{}` is legal. */
export function parseDesktop(body: string, headers: HttpHeaders): Desktop | null {
  const parsed = desktopBody.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { failing_policies_count: count, alternative_browser_host: browserHost } = parsed.data;
  return { failingCount: count ?? null, browserHost: browserHost ?? null, serverNow: readStamp(headers.date) };
}
export type Desktop = {
  readonly failingCount: number | null;
  readonly browserHost: string | null;
  readonly serverNow: string | null;
};

/** Whether a body is the object that Fleet sends when there is nothing to say. */
export function isEmptyObject(body: string): boolean {
  return body.trim() === '' || z.object({}).safeParse(parseJson(body)).success;
}

/** The policies that the server holds against this Mac; null when the body is not a list of them. */
export function parsePolicies(body: string): readonly PolicyReading[] | null {
  const parsed = policiesBody.safeParse(parseJson(body));
  if (!parsed.success) return null;
  return (parsed.data.policies ?? []).map(policy => ({
    id: String(policy.id),
    name: policy.name,
    verdict: readVerdict(policy.response ?? null),
    blocks: policy.conditional_access_enabled ?? false,
    critical: policy.critical ?? false,
    description: policy.description ?? '',
    resolution: policy.resolution === '' ? null : (policy.resolution ?? null),
    links: findLinks(policy.resolution ?? null),
    local: null,
    query: policy.query ?? null,
  }));
}

const activityBody = z.object({ type: z.string().max(255), created_at: z.string().max(64) });
const activitiesBody = z.object({ activities: z.array(z.unknown()).max(10_000).nullable() });
const pushOutcomes = new Map<string, PushReading['outcome']>([
  ['ran_automation_conditional_access', 'ran'],
  ['failed_automation_conditional_access', 'failed'],
]);

/** The latest push to Microsoft in the activity feed; undefined when the body is not a feed, null when it has none. */
export function parsePush(body: string): PushReading | null | undefined {
  const parsed = activitiesBody.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const pushes = (parsed.data.activities ?? []).flatMap(item => {
    // Entries of other kinds come and go with Fleet's versions: one that is not understood is passed over.
    const activity = activityBody.safeParse(item);
    const outcome = activity.success ? pushOutcomes.get(activity.data.type) : undefined;
    const at = activity.success ? readStamp(activity.data.created_at) : null;
    return outcome === undefined || at === null ? [] : [{ outcome, at }];
  });
  return pushes.reduce<PushReading | null>(
    (latest, push) => (isAfter(push.at, latest?.at ?? null) ? push : latest),
    null,
  );
}

/** `""` means that the policy has not run yet; a missing or strange answer is no verdict at all. */
function readVerdict(response: string | null): PolicyVerdict {
  if (response === null || !Object.hasOwn(verdicts, response)) return 'undetermined';
  return verdicts[response] ?? 'undetermined';
}

/** Normalised RFC 3339. Fleet writes the first day of 2000 for "never". */
function readStamp(text: string | null | undefined): string | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) || ms < Date.UTC(2001, 0, 1) ? null : new Date(ms).toISOString();
}

function readMdm(status: string | null): HostReading['mdm'] {
  if (status === null) return null;
  if (status.startsWith('On')) return 'on';
  return status === 'Off' ? 'off' : status === 'Pending' ? 'pending' : null;
}
