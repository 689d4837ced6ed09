import { startServer, type Answer } from '../../fixtures/local-server.ts';

/** Takes a report and says no more. */
export const taken: Answer = response => response.end('{"accepted":true}');
/** Answers with a status alone. */
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  response =>
    response.writeHead(code, headers).end();

/** A server that answers one after the other, the last one for good. */
export async function scripted(...answers: readonly [Answer, ...Answer[]]) {
  const left = [...answers];
  const server = await startServer((response, request) => {
    const [next] = left.length > 1 ? left.splice(0, 1) : left;
    next?.(response, request);
  });
  return { ...server, url: `${server.url}/hook/secret-path` };
}
