import { describe, expect, it } from 'vitest';
import { sendHttp } from '../../src-main/adapters/http.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { known, unknown, type Fact } from '../../src-main/core/fact.ts';
import type { FleetAgent, FleetServer } from '../../src-main/core/facts.ts';
import { openOutbox } from '../../src-main/open-outbox.ts';
import type { Secrets } from '../../src-main/ports.ts';
import { createReporterOpener } from '../../src-main/upstreams/report/reporter-opener.ts';
import { createUpstreamSelector, type KeptBackOff } from '../../src-main/upstreams/select-upstream.ts';
import { startServer, type Answer } from '../fixtures/local-server.ts';
import { manualClock } from '../sandbox/manual-clock.ts';
import { goodToken, nothing, presentToken } from './scripted-fleet.ts';

function agentOf(server: FleetServer, present = true): Fact<FleetAgent> {
  const value: FleetAgent = {
    present,
    server,
    token: 'present',
    tokenModifiedAt: null,
    desktopEnabled: true,
    browserHost: null,
  };
  return known(value, { observedAt: '2026-11-20T10:00:00.000Z', source: 'a test' });
}
const agentAt = (url: string): Fact<FleetAgent> => agentOf({ kind: 'found', url });
const settingsOf = (values: Readonly<Record<string, unknown>> = {}) => parseSettings([values]).settings;

const failing: Answer = response => response.writeHead(500).end('{}');
const refusing: Answer = response => response.writeHead(401).end('{}');

const noSecrets: Secrets = {
  read: async () => ({ kind: 'absent' }),
  write: async () => ({ ok: true }),
  delete: async () => ({ ok: true, wasThere: true }),
};

/** A selector whose memory is a variable. */
function selector(first: KeptBackOff | null = null) {
  const clock = manualClock(Date.parse('2026-11-20T10:00:00Z'));
  const memory = { kept: first };
  const select = createUpstreamSelector({
    clock,
    http: sendHttp,
    random: () => 0,
    isCaptive: async () => false,
    readToken: async () => presentToken(goodToken),
    openReporter: createReporterOpener({
      http: sendHttp,
      clock,
      random: Math.random,
      log: () => undefined,
      outbox: openOutbox(null, clock),
      appVersion: '0.0.0',
      secrets: noSecrets,
    }),
  })(
    {
      read: () => memory.kept,
      write: kept => {
        memory.kept = kept;
      },
    },
    async () => ({ kind: 'nothing' }),
  );
  return { clock, memory, select: (agent: Fact<FleetAgent>, settings = settingsOf()) => select(settings, agent) };
}

describe('which upstream is asked', () => {
  it.each([
    ['none', 'none', 'none', null],
    ['jamf', 'jamf', 'misconfigured', 'upstream-unsupported'],
    ['intune', 'intune', 'misconfigured', 'upstream-unsupported'],
    ['report', 'report', 'misconfigured', 'no-upstream'],
  ])('%s by the settings: nothing is sent', async (Upstream, kind, state, code) => {
    const server = await startServer(failing);
    const upstream = selector().select(agentAt(`${server.url}/`), settingsOf({ Upstream }));
    const reading = await upstream.look('full', nothing);
    expect([reading.kind, reading.state, reading.problem?.code ?? null]).toEqual([kind, state, code]);
    expect(await upstream.requestRefetch()).toMatchObject({ ok: false, failure: { upstreamState: state } });
    expect(await upstream.readPush()).toBeNull();
    expect([upstream.server, upstream.backOffLeftMs()]).toEqual([null, null]);
    expect(server.seen).toEqual([]);
  });

  it.each([
    ['the agent could not be read', unknown({ code: 'permission-denied' }), 'fleet', 'error', 'permission-denied'],
    ['it does not apply', { kind: 'not-applicable', because: 'x' }, 'fleet', 'error', 'no-upstream'],
    [
      'its URL is no good',
      agentOf({ kind: 'bad', problem: { code: 'url-not-https' } }),
      'fleet',
      'misconfigured',
      'url-not-https',
    ],
    ['it names no server', agentOf({ kind: 'none' }), 'fleet', 'misconfigured', 'no-upstream'],
    ['there is no agent', agentOf({ kind: 'none' }, false), 'none', 'none', 'no-upstream'],
  ] as const)('where %s', async (_name, agent, kind, state, code) => {
    const reading = await selector().select(agent).look('full', nothing);
    expect([reading.kind, reading.state, reading.problem?.code]).toEqual([kind, state, code]);
  });

  it('is Fleet where the settings say so, even without any agent', async () => {
    const agent = agentOf({ kind: 'none' }, false);
    const reading = await selector()
      .select(agent, settingsOf({ Upstream: 'fleet' }))
      .look('full', nothing);
    expect([reading.kind, reading.state]).toEqual(['fleet', 'misconfigured']);
  });
});

describe('what is remembered of a server', () => {
  it('is the refused token, as long as it is the same server', async () => {
    const server = await startServer(refusing);
    const { select } = selector();
    await select(agentAt(`${server.url}/`)).look('full', nothing);
    await select(agentAt(`${server.url}/`)).look('full', nothing);
    expect(server.seen).toHaveLength(1);
  });

  it('outlives a moment in which the agent cannot be read', async () => {
    const server = await startServer(refusing);
    const { select } = selector();
    await select(agentAt(`${server.url}/`)).look('full', nothing);
    await select(unknown({ code: 'command-timed-out' })).look('full', nothing);
    await select(agentAt(`${server.url}/`)).look('full', nothing);
    expect(server.seen).toHaveLength(1);
  });

  it('is its back-off, by its name: kept, honoured after a restart, and not held against another server', async () => {
    const [first, second] = [await startServer(failing), await startServer(refusing)];
    const before = selector();
    await before.select(agentAt(`${first.url}/`)).look('full', nothing);
    expect(before.memory.kept).toMatchObject({ server: `127.0.0.1:${first.port}`, backOff: { failures: 1 } });
    const after = selector(before.memory.kept);
    expect((await after.select(agentAt(`${first.url}/`)).look('full', nothing)).state).toBe('error');
    expect(first.seen).toHaveLength(1);
    expect((await after.select(agentAt(`${second.url}/`)).look('full', nothing)).state).toBe('token-stale');
    // Coming back to the first one does not make it well.
    expect((await after.select(agentAt(`${first.url}/`)).look('full', nothing)).state).toBe('error');
    expect(first.seen).toHaveLength(1);
  });

  it('is asked below its path, where it has one', async () => {
    const server = await startServer(failing);
    await selector()
      .select(agentAt(`${server.url}/fleet/`))
      .look('full', nothing);
    expect(server.seen[0]?.url).toBe(`/fleet/api/latest/fleet/device/${goodToken}/desktop`);
  });
});

describe('a network that fails', () => {
  it.each([
    ['nothing listens', 'http://127.0.0.1:1/'],
    ['the name is unknown', 'https://fleet.invalid/'],
    ['the port is impossible', 'http://127.0.0.1:0/'],
  ])('tells no token where %s', async (_name, url) => {
    const { select, memory } = selector();
    const upstream = select(agentAt(url));
    const reading = await upstream.look('full', nothing);
    expect(reading.state).toBe('unreachable');
    expect(JSON.stringify([reading, memory.kept, await upstream.requestRefetch()])).not.toContain(goodToken);
  });
});

describe('the service that takes reports', () => {
  const ReportURL = 'https://reports.example.com/macs';
  const look = (values: Readonly<Record<string, unknown>>, agent: Fact<FleetAgent>) =>
    selector().select(agent, settingsOf(values)).look('full', nothing);
  const noFleet = agentOf({ kind: 'none' }, false);

  it('judges where there is no Fleet agent, or where IT says so', async () => {
    const judges = { kind: 'report', server: 'reports.example.com' };
    expect(await look({ ReportURL }, noFleet)).toMatchObject(judges);
    expect(await look({ ReportURL, Upstream: 'report' }, agentAt('https://fleet.example.com/'))).toMatchObject(judges);
  });

  it('judges nothing beside a Fleet agent, nor while it is not known whether there is one', async () => {
    expect(await look({ ReportURL }, agentAt('http://127.0.0.1:1/'))).toMatchObject({ kind: 'fleet' });
    const installed = agentOf({ kind: 'none' }, true);
    expect(await look({ ReportURL }, installed)).toMatchObject({ kind: 'fleet', state: 'misconfigured' });
    const unread = unknown({ code: 'permission-denied' });
    expect(await look({ ReportURL }, unread)).toMatchObject({ kind: 'fleet', problem: { code: 'permission-denied' } });
  });

  it('judges nothing where IT set no upstream at all', async () => {
    expect(await look({ ReportURL, Upstream: 'none' }, noFleet)).toMatchObject({ kind: 'none', problem: null });
  });

  it.each([
    [{ Upstream: 'report' }, 'no-upstream'],
    [{ ReportURL: 'http://reports.example.com/' }, 'url-not-https'],
    [{ ReportURL: 'https://user:secret@reports.example.com/' }, 'url-not-understood'],
    [{ ReportURL: 42 }, 'url-not-understood'],
  ])('is misconfigured with %o, and never passed over for something else', async (values, code) => {
    const reading = await look(values, noFleet);
    expect(reading).toMatchObject({ kind: 'report', state: 'misconfigured', problem: { code } });
    expect(JSON.stringify(reading)).not.toContain('secret');
  });

  it('stays the same while the settings do', () => {
    const { select } = selector();
    const settings = settingsOf({ ReportURL });
    expect(select(noFleet, settings)).toBe(select(noFleet, settings));
    expect(select(noFleet, settings)).not.toBe(select(noFleet, settingsOf({ ReportURL: `${ReportURL}/2` })));
  });
});
