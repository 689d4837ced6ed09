import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHttp, goDirectly, noCertificates } from '../../src-main/adapters/http.ts';
import { emptyReading, type UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import type { Http, HttpRequest } from '../../src-main/ports.ts';
import { startFaultProxy, type FaultProxyOptions } from '../../src-main/sandbox/fault-proxy.ts';
import { faults, type FaultId } from '../../src-main/sandbox/faults.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { createFleetClient } from '../../src-main/upstreams/fleet/client.ts';
import { createFleetUpstream } from '../../src-main/upstreams/fleet/fleet-upstream.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { makeCertificates, type MadeCertificate } from '../sandbox/made-certificates.ts';
import { manualClock } from '../sandbox/manual-clock.ts';

type Way = Pick<FaultProxyOptions, 'fault' | 'tls' | 'elsewhere'> & {
  readonly pem?: string;
  readonly shape?: (request: HttpRequest) => HttpRequest;
};

/** The sandbox's server behind the fault proxy, and the product's own client, with its own transport, before it. */
async function fleetBehind({ pem, shape = request => request, ...way }: Way) {
  const clock = manualClock(Date.parse('2026-11-20T10:00:00Z'));
  const scenario = await startScenario({ id: 'clear', directory: `${await emptyFolder()}/mac`, clock });
  const proxy = await startFaultProxy({ target: scenario.url, ...way });
  onTestFinished(async () => {
    await proxy.close();
    await scenario.close();
  });
  const send = createHttp({
    resolveProxy: goDirectly,
    readCertificates: pem === undefined ? noCertificates : async () => ({ kind: 'found', pem: [pem] }),
    hasNetwork: () => true,
  });
  const http: Http = request => send(shape(request));
  const client = createFleetClient(
    new URL(`${proxy.url}/`),
    {
      http,
      clock,
      random: () => 0,
      readToken: async () => ({ kind: 'present', token: scenario.token, modifiedAt: '2026-11-20T09:30:00.000Z' }),
      isCaptive: async () => false,
    },
    { backOff: null, onBackOff: () => undefined },
  );
  const upstream = createFleetUpstream(client, clock);
  return { upstream, proxy, scenario, clock, look: () => upstream.look('full', emptyReading('fleet', 'ok')) };
}

const soon = (request: HttpRequest): HttpRequest => ({ ...request, deadlineMs: 400 });
const stateOf = ({ state, problem }: UpstreamReading) => ({ state, code: problem?.code ?? null });

/** What each fault between this Mac and its server has to be called. */
const outcomes: Readonly<Record<FaultId, readonly [state: string, code: string | null]>> = {
  'cut-mid-body': ['error', 'output-not-understood'],
  'slow-loris': ['unreachable', 'request-timed-out'],
  'stalls-before-headers': ['unreachable', 'request-timed-out'],
  reset: ['unreachable', 'connection-lost'],
  'length-too-long': ['error', 'output-not-understood'],
  'length-too-short': ['error', 'output-not-understood'],
  'gzip-bomb': ['error', 'output-not-understood'],
  oversized: ['error', 'output-too-large'],
  garbage: ['error', 'output-not-understood'],
  'redirect-elsewhere': ['error', 'redirected'],
  'server-error': ['error', 'server-error'],
  html: ['error', 'output-not-understood'],
  'clock-ahead': ['ok', null],
  'clock-behind': ['ok', null],
};
const ids = Object.keys(faults).filter((id): id is FaultId => Object.hasOwn(outcomes, id));
const isSlow = (id: FaultId): boolean => id === 'slow-loris' || id === 'stalls-before-headers';

describe('between this Mac and its server', () => {
  it('has a name for every fault', () => {
    expect(ids.sort()).toEqual(Object.keys(faults).sort());
  });

  it.each(ids)('%s has one name, ends the look, and shows no policy', async id => {
    const fleet = await fleetBehind({ fault: id, ...(isSlow(id) ? { shape: soon } : {}) });
    const reading = await fleet.look();
    const [expected, code] = outcomes[id];
    expect(stateOf(reading)).toEqual({ state: expected, code });
    if (expected === 'ok') return;
    expect(reading.policies).toBeNull();
    expect(fleet.proxy.seen()).toHaveLength(1);
    expect(JSON.stringify(reading)).not.toContain(fleet.scenario.token);
  });

  it.each(ids.filter(id => outcomes[id][0] !== 'ok'))('%s in answer to a refetch is not taken for a yes', async id => {
    const fleet = await fleetBehind({ fault: id, ...(isSlow(id) ? { shape: soon } : {}) });
    expect(await fleet.upstream.requestRefetch()).toMatchObject({ ok: false });
  });

  it.each(ids.filter(id => outcomes[id][0] !== 'ok'))('%s at the policies alone leaves the rest known', async id => {
    const fault = ({ route }: { readonly route: string }): FaultId | null => (route === 'policies' ? id : null);
    const fleet = await fleetBehind({ fault, ...(isSlow(id) ? { shape: soon } : {}) });
    const reading = await fleet.look();
    expect(reading).toMatchObject({ state: outcomes[id][0], policies: null, host: { mdm: 'on' }, failingCount: 0 });
  });

  it('sends nothing to where a redirect leads', async () => {
    const heard: string[] = [];
    const other = await startFaultProxy({
      target: 'http://127.0.0.1:9',
      fault: ({ route }) => (heard.push(route), 'html'),
    });
    onTestFinished(other.close);
    const fleet = await fleetBehind({ fault: 'redirect-elsewhere', elsewhere: other.url });
    expect(stateOf(await fleet.look())).toEqual({ state: 'error', code: 'redirected' });
    expect(heard).toEqual([]);
  });
});

describe('a server whose certificate is', () => {
  let made: ReturnType<typeof makeCertificates>;
  beforeAll(() => {
    made = makeCertificates();
  });

  it.each([
    ['good', 'ok', null],
    ['expired', 'unreachable', 'certificate-expired'],
    ['not-yet-valid', 'unreachable', 'certificate-not-yet-valid'],
    ['wrong-host', 'unreachable', 'certificate-wrong-host'],
    ['self-signed', 'unreachable', 'certificate-not-trusted'],
    ['private-ca', 'unreachable', 'certificate-not-trusted'],
  ] as const)('%s', async (kind, expected, code) => {
    const { key, cert }: MadeCertificate = made[kind];
    // The certificate that the Fleet agent brought is that of the authority which signed the first of them.
    const fleet = await fleetBehind({ fault: null, tls: { key, cert }, pem: made.good.ca });
    expect(stateOf(await fleet.look())).toEqual({ state: expected, code });
    if (expected !== 'ok') expect(fleet.proxy.seen()).toEqual([]);
  });

  it('of a private authority, once its agent has brought that', async () => {
    const { key, cert, ca } = made['private-ca'];
    const fleet = await fleetBehind({ fault: null, tls: { key, cert }, pem: ca });
    expect(stateOf(await fleet.look())).toEqual({ state: 'ok', code: null });
  });
});
