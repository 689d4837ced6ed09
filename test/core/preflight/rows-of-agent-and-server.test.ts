import { describe, expect, it } from 'vitest';
import { agentOf, forced, macInOrder, minutesAgo, rowOf, unknown, upstreamOf } from './mac-in-order.ts';

describe('whether the server is reached', () => {
  it.each([
    'command-timed-out',
    'command-not-found',
    'file-unreadable',
    'permission-denied',
    'output-not-understood',
    'token-missing',
    'token-not-understood',
    'proxy-unsupported',
  ] as const)('is not known where only %s was seen', code => {
    const row = rowOf('server-reached', { upstream: upstreamOf({ state: 'misconfigured', server: null }, code) });
    expect(row).toMatchObject({ result: 'unknown' });
    expect(row.seen).toContain(code);
  });

  it.each([
    'url-not-https',
    'url-not-understood',
    'no-upstream',
    'not-a-fleet-server',
    'client-certificate-required',
    'proxy-sign-in-required',
  ] as const)('fails by %s, which is about the server', code => {
    expect(rowOf('server-reached', { upstream: upstreamOf({ state: 'misconfigured' }, code) }).result).toBe('fail');
  });

  it.each([
    upstreamOf({ state: 'misconfigured', server: null }, 'no-upstream'),
    upstreamOf({ kind: 'none', state: 'none' }),
  ])('is not known where settings that were not read may name one (%#)', upstream => {
    const facts = { upstream, settings: unknown('command-timed-out') };
    expect(rowOf('server-reached', facts).result).toBe('unknown');
    expect(rowOf('server-licence', facts).result).toBe('unknown');
  });
});

describe('a service that takes reports', () => {
  const settings = forced({ Upstream: 'report', ReportURL: 'https://reports.larkfield.example/' });
  const by = (code: 'not-asked' | 'no-upstream' | 'url-not-https' | 'url-not-understood') => ({
    settings,
    upstream: upstreamOf({ kind: 'report', server: null, state: 'misconfigured' }, code),
  });

  it('does not apply with a good address, and is never open for ever', () => {
    expect(rowOf('server-reached', by('not-asked'))).toMatchObject({ result: 'ok', applies: false });
  });

  it.each(['no-upstream', 'url-not-https', 'url-not-understood'] as const)('fails by %s, and names ReportURL', code => {
    const row = rowOf('server-reached', by(code));
    expect(row.result).toBe('fail');
    expect(row.todo).toContain('ReportURL');
    expect(row.todo).not.toContain('FleetURL');
  });
});

describe('rows that follow from the server’s', () => {
  it.each([
    ['connection-refused', 'unreachable'],
    ['host-not-found', 'unreachable'],
    ['token-missing', 'misconfigured'],
  ] as const)('say of %s that the clock has to wait for that', (code, state) => {
    const row = rowOf('clock-right', { serverClock: unknown(code), upstream: upstreamOf({ state }, code) });
    expect(row.result).toBe('unknown');
    expect(row.seen).toContain(code);
    expect(row.seen).not.toContain('session');
    expect(row.todo).toContain('Server is reached');
  });

  it('do not say that a server was silent which refused the token', () => {
    const refused = { upstream: upstreamOf({ state: 'token-stale' }, 'token-stale') };
    expect(rowOf('server-reached', refused).result).toBe('ok');
    expect(rowOf('server-licence', refused)).toMatchObject({
      result: 'unknown',
      todo: 'Mend the row “Device token is fresh” first.',
    });
    expect(rowOf('server-licence', refused).seen).toContain('The server answers');
  });

  it('do not apply where no server is asked, which is no good news', () => {
    const none = {
      settings: forced({ Upstream: 'none' }),
      upstream: upstreamOf({ kind: 'none', server: null, state: 'none' }),
      serverClock: { kind: 'not-applicable', because: 'no server is asked' } as const,
    };
    for (const id of ['agent-present', 'token-fresh', 'server-reached', 'server-licence', 'clock-right']) {
      expect(rowOf(id, none)).toMatchObject({ id, result: 'ok', applies: false });
    }
  });
});

describe('the device token', () => {
  const look = (change: Parameters<typeof agentOf>[0]) => ({
    look: { ...macInOrder.look, fleetAgent: agentOf(change) },
  });

  it.each([0, 5, 70])('is worth a look %i minutes after it was renewed, where nobody will renew it', minutes => {
    const facts = look({ desktopEnabled: false, tokenModifiedAt: minutesAgo(minutes) });
    expect(rowOf('token-fresh', facts).result).toBe('warn');
    expect(rowOf('token-fresh', facts).seen).toContain('switched off');
  });

  it('is fresh where somebody renews it, or where that is not known', () => {
    expect(rowOf('token-fresh').result).toBe('ok');
    expect(rowOf('token-fresh', look({ desktopEnabled: null })).result).toBe('ok');
  });

  it('is not fresh by an instant that is still to come', () => {
    expect(rowOf('token-fresh', look({ tokenModifiedAt: minutesAgo(-600) })).result).toBe('unknown');
  });

  it('sends to its file’s mode only who was refused it', () => {
    const todoOf = (code: 'not-a-mac' | 'permission-denied') =>
      rowOf('token-fresh', look({ token: 'unreadable', tokenProblem: { code } })).todo;
    expect(todoOf('permission-denied')).toContain('0644');
    expect(todoOf('not-a-mac')).toBe('Run it on a Mac, or name a recorded one with --root.');
  });

  it('is not missed where neither agent nor settings were seen', () => {
    const facts = { ...look({ present: false, token: 'missing' }), settings: unknown('command-timed-out') };
    expect(rowOf('token-fresh', facts).result).toBe('unknown');
  });
});
