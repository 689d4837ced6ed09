import * as z from 'zod';
import { noMemory, type RegistrationMemory } from '../core/registration-memory.ts';
import { problem, problemCodes } from '../core/problem.ts';
import { withoutToken } from '../core/recording/recording.ts';
import type { Http, HttpResult } from '../ports.ts';
import { readInside } from './read-inside.ts';
import { parseJsonFile } from './recorded-command.ts';
import { NotARecordedMac } from './not-a-recorded-mac.ts';

const asked = { method: z.string(), host: z.string(), path: z.string() };
const header = z.string().nullable().default(null);
const answered = z.object({
  ...asked,
  status: z.number().int(),
  headers: z.object({ date: header, retryAfter: header, contentType: header, redirectHost: header }),
  body: z.string(),
});
const failed = z.object({
  ...asked,
  fails: z.object({ code: z.enum(problemCodes), detail: z.string().max(200).optional() }),
});
const upstreamFile = z.object({
  requests: z.array(z.union([answered, failed])).default([]),
  report: z.unknown().optional(),
  journey: z.unknown().optional(),
  followed: z.boolean().default(false),
  memory: z
    .object({
      earlierDeviceId: z.string().max(100).nullable(),
      tries: z.number().int().nonnegative(),
      evaluatedBefore: z.string().max(100).nullable().default(null),
    })
    .catch(noMemory)
    .default(noMemory),
});

/** What servers answered that Mac, and what Clearway knew there; each part is for its own reader to understand. */
export type RecordedUpstream = {
  /** Answers what was recorded and nothing else: no request leaves this machine. */
  readonly http: Http;
  readonly report: unknown;
  readonly journey: unknown;
  readonly isFollowed: boolean;
  /** What earlier looks had learnt there about its registration. */
  readonly memory: RegistrationMemory;
};

/** Reads `upstream.json`; a recorded Mac that was made by hand has none, and then no server ever answers. */
export async function readRecordedUpstream(folder: string): Promise<RecordedUpstream> {
  const text = await readInside(folder, 'upstream.json').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw new NotARecordedMac('upstream.json cannot be read', { cause: error });
  });
  const { requests, report, journey, followed: isFollowed, memory } = parse(text);
  const answers = new Map(requests.map(request => [keyOf(request), resultOf(request)]));
  const http: Http = async ({ method, url }) => {
    const read = URL.canParse(url) ? new URL(url) : null;
    const key = read === null ? '' : keyOf({ method, host: read.host, path: `${read.pathname}${read.search}` });
    return answers.get(key) ?? { kind: 'failed', problem: problem('not-recorded') };
  };
  return { http, report, journey, isFollowed, memory };
}

function parse(text: string): z.output<typeof upstreamFile> {
  try {
    return upstreamFile.parse(parseJsonFile(text));
  } catch (error) {
    throw new NotARecordedMac('upstream.json is not what a recorded Mac has there', { cause: error });
  }
}

function keyOf({
  method,
  host,
  path,
}: {
  readonly method: string;
  readonly host: string;
  readonly path: string;
}): string {
  return `${method} ${host}${withoutToken(path)}`;
}

function resultOf(request: z.output<typeof answered> | z.output<typeof failed>): HttpResult {
  if (!('fails' in request)) return { kind: 'answered', ...request };
  const { code, detail } = request.fails;
  return { kind: 'failed', problem: problem(code, detail) };
}
