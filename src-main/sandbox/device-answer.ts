import { randomUUID } from 'node:crypto';
import type { Refusal } from './server-behaviour.ts';

/** One answer of the sandbox's server, ready to send. */
export type DeviceAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** JSON as Fleet prints it: indented, with a final line break. */
export function jsonAnswer(status: number, value: unknown): DeviceAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}

/** The token is missing, unknown or expired: Fleet tells these apart to nobody. */
export function notAuthenticated(): DeviceAnswer {
  return jsonAnswer(401, failure('Authentication required'));
}

/** The token is good, but the server wants a person to sign in first. */
export function signInRequired(): DeviceAnswer {
  return jsonAnswer(401, { ...failure('Single sign-on required'), sso_required: true });
}

/** The endpoint belongs to a licence that the server does not have. */
export function licenceMissing(): DeviceAnswer {
  return jsonAnswer(402, failure('Requires Fleet Premium license'));
}

/** There is nothing at this path. */
export function notFound(): DeviceAnswer {
  return jsonAnswer(404, failure('Resource Not Found'));
}

/** The path exists, for another method. */
export function wrongMethod(allow: string): DeviceAnswer {
  return withHeader(jsonAnswer(405, failure('Method Not Allowed')), 'Allow', allow);
}

/** The answer that turns a caller down. */
export function refusalAnswer(refusal: Refusal): DeviceAnswer {
  switch (refusal.kind) {
    case 'rate-limited':
      return rateLimited(refusal.retryAfterSeconds);
    case 'server-error':
      return jsonAnswer(500, failure('Internal Server Error'));
    case 'not-found':
      return htmlAnswer(404, '<h1>404 page not found</h1>');
    case 'captive-portal':
      return htmlAnswer(511, '<h1>Welcome to Harbour Café Wi-Fi</h1><p>Sign in to use this network.</p>');
    case 'web-page':
      return htmlAnswer(200, '<h1>Larkfield intranet</h1>');
  }
}

/** Too many requests failed from this address. */
function rateLimited(retryAfterSeconds: number): DeviceAnswer {
  const answer = jsonAnswer(429, failure(`limit exceeded, retry after: ${retryAfterSeconds}s`));
  return withHeader(answer, 'Retry-After', String(retryAfterSeconds));
}

function htmlAnswer(status: number, body: string): DeviceAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html>\n<html lang="en"><body>${body}</body></html>\n`,
  };
}

function failure(message: string): object {
  return { message, errors: [{ name: 'base', reason: message }], uuid: randomUUID() };
}

function withHeader(answer: DeviceAnswer, name: string, value: string): DeviceAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
