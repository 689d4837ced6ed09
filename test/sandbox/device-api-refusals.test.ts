import { describe, expect, it } from 'vitest';
import { goodToken, startTestServer, type TestServer } from './sandbox-server.ts';

const everyCall = [
  ['host', '', 'GET'],
  ['desktop', '/desktop', 'GET'],
  ['policies', '/policies', 'GET'],
  ['refetch', '/refetch', 'POST'],
] as const;

async function statuses({ call }: TestServer): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, path, method] of everyCall) found[name] = (await call(path, { method })).status;
  return found;
}

function failure(message: string): object {
  const uuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
  return {
    message,
    errors: [{ name: 'base', reason: message }],
    uuid,
  };
}

describe('what the device API turns down', () => {
  it('answers a wrong token with a 401 that says nothing more', async () => {
    const server = await startTestServer({ tokens: ['rotated-away'] });
    expect(await statuses(server)).toEqual({ host: 401, desktop: 401, policies: 401, refetch: 401 });
    const body: unknown = await (await server.call('')).json();
    expect(body).toEqual(failure('Authentication required'));
    expect(server.mac.state().refetchRequested).toBe(false);
  });

  it('takes a token from the moment it is told of it', async () => {
    const server = await startTestServer({ tokens: [] });
    expect((await server.call('/desktop')).status).toBe(401);
    server.api.behave({ tokens: ['an-older-one', goodToken] });
    expect((await server.call('/desktop')).status).toBe(200);
  });

  it('puts the single sign-on before exactly the gated routes', async () => {
    const server = await startTestServer({ signInRequired: true });
    expect(await statuses(server)).toEqual({ host: 401, desktop: 200, policies: 401, refetch: 401 });
    expect((await server.call('/ping', { method: 'HEAD' })).status).toBe(200);
    const body: unknown = await (await server.call('/policies')).json();
    expect(body).toEqual({ ...failure('Single sign-on required'), sso_required: true });
    expect(server.mac.state().refetchRequested).toBe(false);
    expect(await (await fetch(`${server.api.url}/device/${goodToken}`)).text()).toContain('Sign in');
  });

  it('tells a wrong token apart from a sign-in', async () => {
    const server = await startTestServer({ signInRequired: true, tokens: [] });
    expect(await (await server.call('/policies')).json()).not.toHaveProperty('sso_required');
  });

  it('sells summary and policies with a licence only', async () => {
    const server = await startTestServer({ tier: 'free' });
    expect(await statuses(server)).toEqual({ host: 200, desktop: 402, policies: 402, refetch: 200 });
    expect(await (await server.call('/policies')).json()).toEqual(failure('Requires Fleet Premium license'));
    const host: unknown = await (await server.call('')).json();
    expect(host).toHaveProperty('license.tier', 'free');
    expect(host).not.toHaveProperty('host.policies');
  });

  it('finds nothing anywhere else', async () => {
    const { api } = await startTestServer();
    for (const path of ['/', `/api/v9/fleet/device/${goodToken}`, `/api/latest/fleet/device/${goodToken}/software`]) {
      const response = await fetch(api.url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual(failure('Resource Not Found'));
    }
  });

  it('names the method it would take', async () => {
    const server = await startTestServer();
    const response = await server.call('/refetch');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toEqual(failure('Method Not Allowed'));
  });

  it('limits before it looks at anything', async () => {
    const server = await startTestServer({ refusal: { kind: 'rate-limited', retryAfterSeconds: 60 } });
    expect(await statuses(server)).toEqual({ host: 429, desktop: 429, policies: 429, refetch: 429 });
    const response = await server.call('');
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.json()).toEqual(failure('limit exceeded, retry after: 60s'));
  });

  it('can break', async () => {
    const server = await startTestServer({ refusal: { kind: 'server-error' } });
    expect(await statuses(server)).toEqual({ host: 500, desktop: 500, policies: 500, refetch: 500 });
    server.api.behave({ refusal: null });
    expect((await server.call('')).status).toBe(200);
  });

  it.each([
    ['not-found', 404],
    ['captive-portal', 511],
    ['web-page', 200],
  ] as const)('can be %s: a page with status %i for every call', async (kind, status) => {
    const server = await startTestServer({ refusal: { kind } });
    expect(await statuses(server)).toEqual({ host: status, desktop: status, policies: status, refetch: status });
    const response = await server.call('');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
    expect(server.mac.state().refetchRequested).toBe(false);
  });

  it('turns down as many refetches as it was told to, and takes the next', async () => {
    const server = await startTestServer({
      refetchRefusals: [{ kind: 'server-error' }, { kind: 'rate-limited', retryAfterSeconds: 60 }],
    });
    const first = await server.call('/refetch', { method: 'POST' });
    const second = await server.call('/refetch', { method: 'POST' });
    expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([500, 429, '60']);
    expect((await server.call('')).status).toBe(200);
    expect(server.mac.state().refetchRequested).toBe(false);
    expect((await server.call('/refetch', { method: 'POST' })).status).toBe(200);
    expect(server.mac.state().refetchRequested).toBe(true);
  });

  it('uses no refusal up for a caller that does not get as far as that', async () => {
    const server = await startTestServer({ tokens: [], refetchRefusals: [{ kind: 'server-error' }] });
    expect((await server.call('/refetch', { method: 'POST' })).status).toBe(401);
    server.api.behave({ tokens: [goodToken] });
    expect((await server.call('/refetch', { method: 'POST' })).status).toBe(500);
  });
});
