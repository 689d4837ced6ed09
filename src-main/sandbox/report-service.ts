import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { closeGracefully, listenOnLoopback, loopback } from './loopback-server.ts';
import type { SandboxClock } from './sandbox-clock.ts';

/**
 * How the service treats reports: it judges each at once; it says no whatever they say; it evaluates some seconds later;
 * it takes them and says nothing more; it does not accept the key.
 */
export type ServiceManner = 'judges' | 'says-no' | 'evaluates-later' | 'says-nothing' | 'refuses-key';

/** What the service reads of a report. */
const reportBody = z.object({
  idempotencyKey: z.string(),
  sequence: z.number(),
  cause: z.string(),
  policies: z.array(z.object({ name: z.string(), verdict: z.string(), blocks: z.boolean() })),
});
export type ReceivedReport = z.output<typeof reportBody> & { readonly at: number };

/** A running service that takes reports. */
export type ReportService = {
  /** Where reports are sent. */
  readonly url: string;
  /** Every report once, in the order of arrival. */
  readonly reports: () => readonly ReceivedReport[];
  /** How often it was asked, refusals and repetitions included. */
  readonly requestCount: () => number;
  readonly close: () => Promise<void>;
};

const evaluatesAfterMs = 6000;
const maxBytes = 4 * 1024 * 1024;

type ServiceOptions = { readonly manner: ServiceManner; readonly clock: SandboxClock; readonly speed: number };

/** Starts a service that takes reports, on the loopback address. */
export async function startReportService({ manner, clock, speed }: ServiceOptions): Promise<ReportService> {
  const reports = new Map<string, ReceivedReport>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    readBody(request).then(
      body => {
        const parsed = reportBody.safeParse(body);
        if (request.method !== 'POST' || !parsed.success) {
          answer(response, 422, { error: 'not a report' });
          return;
        }
        if (manner === 'refuses-key') {
          answer(response, 401, { error: 'unknown key' });
          return;
        }
        const { data } = parsed;
        const report = reports.get(data.idempotencyKey) ?? { ...data, at: clock.now() };
        reports.set(data.idempotencyKey, report);
        answer(response, 200, judge(report));
      },
      () => {
        answer(response, 400, { error: 'not JSON' });
      },
    );
  });

  function judge(report: ReceivedReport): object {
    const taken = { accepted: true } as const;
    if (manner === 'says-nothing') return taken;
    const isEvaluated = manner !== 'evaluates-later' || clock.now() - report.at >= evaluatesAfterMs / speed;
    if (!isEvaluated) return { ...taken, evaluatedAt: null, compliant: null, nextReportAfterSeconds: 2 };
    const evaluatedAt = new Date(clock.now()).toISOString();
    return { ...taken, evaluatedAt, compliant: manner === 'says-no' ? false : isCompliant(report) };
  }

  const port = await listenOnLoopback(server, 0);
  return {
    url: `http://${loopback}:${port}/reports`,
    reports: () => [...reports.values()],
    requestCount: () => requests,
    close: () => closeGracefully(server),
  };
}

/** Null as long as something that counts is not known. */
function isCompliant({ policies }: ReceivedReport): boolean | null {
  const verdicts = policies.filter(({ blocks }) => blocks).map(({ verdict }) => verdict);
  if (verdicts.includes('fail')) return false;
  return verdicts.every(verdict => verdict === 'pass') ? true : null;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    size += bytes.length;
    if (size > maxBytes) throw new Error('too large');
    chunks.push(bytes);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
