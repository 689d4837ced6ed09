import { randomUUID } from 'node:crypto';

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

/** Too many requests failed from this address. */
export function rateLimited(retryAfterSeconds: number): DeviceAnswer {
  const answer = jsonAnswer(429, failure(`limit exceeded, retry after: ${retryAfterSeconds}s`));
  return withHeader(answer, 'Retry-After', String(retryAfterSeconds));
}

/** Something broke on the server. */
export function serverError(): DeviceAnswer {
  return jsonAnswer(500, failure('Internal Server Error'));
}

function failure(message: string): object {
  return { message, errors: [{ name: 'base', reason: message }], uuid: randomUUID() };
}

function withHeader(answer: DeviceAnswer, name: string, value: string): DeviceAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
