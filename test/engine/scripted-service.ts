import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import { startServer } from '../fixtures/local-server.ts';

const body = z.object({
  idempotencyKey: z.string(),
  sequence: z.number(),
  cause: z.string(),
  policies: z.array(z.object({ name: z.string(), verdict: z.string() })),
  snapshot: z.object({
    takenAt: z.string(),
    headline: z.object({ state: z.string(), id: z.string() }),
    refetch: z.object({ state: z.string() }),
    report: z.unknown(),
    upstream: z.object({ state: z.string() }),
  }),
});

export type ScriptedAnswer = {
  readonly hangsUp?: true;
  readonly status?: number;
  readonly retryAfter?: string;
  readonly says?: object;
};

/** Takes reports, answers as a test says, and can hold its answers back. */
export async function scriptedService(first: ScriptedAnswer = {}) {
  let current = first;
  let isHolding = false;
  const held: (() => void)[] = [];
  let heard = (): void => undefined;
  function answer(response: ServerResponse): void {
    const { hangsUp, status = 200, retryAfter, says = {} } = current;
    if (hangsUp === true) {
      response.destroy();
      return;
    }
    response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
    response.end(JSON.stringify(says));
  }
  const server = await startServer(response => {
    if (isHolding)
      held.push(() => {
        answer(response);
      });
    else answer(response);
    heard();
  });
  /** Every request in order, repetitions included. */
  const requests = () => server.seen.map(({ body: text }) => body.parse(JSON.parse(text)));
  return {
    url: `${server.url}/reports`,
    requests,
    /** Every report once, in the order of arrival. */
    reports: () => [...new Map(requests().map(report => [report.idempotencyKey, report])).values()],
    keys: (): readonly string[] => requests().map(({ idempotencyKey }) => idempotencyKey),
    bodies: (): readonly string[] => server.seen.map(({ body: text }) => text),
    tokens: () => server.seen.map(({ headers }) => headers.authorization ?? null),
    answer: (next: ScriptedAnswer): void => {
      current = next;
    },
    /** From now on answers wait; resolves once a request has arrived. */
    hold: (): Promise<void> => {
      isHolding = true;
      return new Promise(resolve => {
        heard = resolve;
      });
    },
    release: (): void => {
      isHolding = false;
      for (const go of held.splice(0)) go();
    },
  };
}
