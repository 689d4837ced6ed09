import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import { unknown } from '../../src-main/core/fact.ts';
import type { Facts } from '../../src-main/core/facts.ts';
import { problem } from '../../src-main/core/problem.ts';
import type { Log, MacPorts } from '../../src-main/ports.ts';
import { askWithin, collectFacts } from '../../src-main/probes/collect.ts';
import type { Probe } from '../../src-main/probes/probe.ts';
import { companyPortalPath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, managed, openMac } from '../fixtures/recorded-folder.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';

const { settings } = parseSettings([]);
const fleet = { url: 'http://127.0.0.1:8412', token: '0d5e7a3c-1b2f-4c88-9e60-aa11bb22cc33' };

function recordingLog(): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { lines, log: (level, event, detail) => lines.push([level, event, detail].join(' ')) };
}

/** How each fact ended that is looked at. */
function kindsOf(facts: Facts): Readonly<Record<string, string>> {
  const looked = Object.entries(facts).filter(
    ([, fact]) => fact.kind !== 'unknown' || fact.problem.code !== 'not-looked-yet',
  );
  return Object.fromEntries(looked.map(([name, { kind }]) => [name, kind]));
}

describe('collecting the facts of one look', () => {
  it('learns everything from a Mac on which everything is done', async () => {
    const { ports, clock } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const facts = await collectFacts(Promise.resolve(settings), { ...ports, log }).facts;
    expect(kindsOf(facts)).toEqual(
      Object.fromEntries(
        [
          ...['companyPortal', 'ssoProfiles', 'appSso', 'mdmEnrollment', 'fleetAgent', 'ssoExtension'],
          ...['portalReceipt', 'directory', 'workplaceJoin', 'jamf', 'intune', 'macosVersion', 'hardware'],
          ...['diskEncryption', 'browsers'],
        ].map(name => [name, 'known']),
      ),
    );
    expect(lines).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('names every problem of a Mac on which no command answers', async () => {
    const { ports } = await openMac(bareMac);
    const facts = await collectFacts(Promise.resolve(settings), { ...ports, log: recordingLog().log }).facts;
    expect(facts.appSso).toEqual({ kind: 'unknown', problem: { code: 'command-not-found' } });
    expect(facts.mdmEnrollment).toEqual({ kind: 'unknown', problem: { code: 'command-not-found' } });
    expect(facts.companyPortal).toMatchObject({ kind: 'known', value: { installed: false } });
  });

  it('lets no probe read what it does not declare', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const asked: string[] = [];
    const run: MacPorts['run'] = request => {
      asked.push(request.argv.join(' '));
      return ports.run(request);
    };
    const curious: Probe<string> = {
      id: 'curious',
      asks: [{ kind: 'command', argv: ['/usr/bin/sw_vers', '-productVersion'] }],
      ask: async ({ run: ask }) => {
        const limits = { deadlineMs: 1000, maxBytes: 1000 };
        await ask({ argv: ['/usr/bin/sw_vers', '-productVersion'], ...limits });
        await ask({ argv: ['/usr/bin/fdesetup', 'status'], ...limits });
        return unknown(problem('not-looked-yet'));
      },
    };
    expect(await askWithin(curious, { ...ports, run, log })).toMatchObject({ problem: { code: 'probe-failed' } });
    expect(asked).toEqual(['/usr/bin/sw_vers -productVersion']);
    expect(lines).toHaveLength(1);
  });

  it('turns a probe that throws into a problem and one line of the log', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const run: MacPorts['run'] = request => {
      if (request.argv[0].endsWith('app-sso')) throw new TypeError('secret text of the fault');
      return ports.run(request);
    };
    const facts = await collectFacts(Promise.resolve(settings), { ...ports, run, log }).facts;
    expect(facts.appSso).toEqual({ kind: 'unknown', problem: { code: 'probe-failed', detail: 'app-sso' } });
    expect(facts.mdmEnrollment.kind).toBe('known');
    expect(lines).toEqual(['error probe-threw app-sso: TypeError']);
  });

  it('survives a system in which everything throws', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const fault = (): never => {
      throw new RangeError('no');
    };
    const collected = collectFacts(Promise.resolve(settings), { ...ports, run: fault, readFile: fault, log });
    const facts = Object.values(await collected.facts);
    const codes = facts.map(fact => (fact.kind === 'unknown' ? fact.problem.code : fact.kind));
    const failed = codes.filter(code => code !== 'not-looked-yet');
    expect(failed).toEqual(Array.from({ length: 15 }, () => 'probe-failed'));
    expect((await collected.fleetAgent).kind).toBe('unknown');
    expect(lines).toHaveLength(15);
  });
});

describe('the time a look may take', () => {
  it('runs every command at once', async () => {
    const recorded = recordedMac({ now: noon, fleet });
    const plists = [
      companyPortalPath,
      `${managed}/com.apple.extensiblesso.plist`,
      `${managed}/com.fleetdm.fleetd.config.plist`,
    ];
    const { ports } = await openMac({
      ...recorded,
      files: { ...recorded.files, ...Object.fromEntries(plists.map(path => [path, binaryPlist])) },
    });
    const running = new Set<string>();
    const reached = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const run: MacPorts['run'] = async request => {
      running.add(request.argv.join(' '));
      // Nine commands, and a conversion for each probe that reads a binary list.
      if (running.size === 12) reached.resolve(undefined);
      await release.promise;
      return { kind: 'exited', exit: 1, stdout: '', stderr: '' };
    };
    const { facts } = collectFacts(Promise.resolve(settings), { ...ports, run, log: recordingLog().log });
    await reached.promise;
    expect([...running].sort()).toEqual(
      [
        '/usr/bin/app-sso platform -s',
        '/usr/bin/fdesetup status',
        ...plists.map(path => plutilAnswer(path, {}).argv.join(' ')),
        '/usr/bin/dscl . -read /Users/sam dsAttrTypeStandard:AltSecurityIdentities',
        '/usr/bin/pluginkit -m -i com.microsoft.CompanyPortalMac.ssoextension',
        '/usr/bin/profiles status -type enrollment',
        '/usr/bin/security find-certificate -a /Users/sam/Library/Keychains/login.keychain-db',
        '/usr/bin/sw_vers -productVersion',
        '/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice',
        '/usr/sbin/pkgutil --pkg-info com.microsoft.CompanyPortalMac',
      ].sort(),
    );
    release.resolve(undefined);
    await facts;
  });

  it('is as long as the slowest command, not the sum', async () => {
    const recorded = recordedMac({ now: noon, fleet });
    const commands = Object.fromEntries(
      Object.entries(recorded.commands).map(([name, command]) => [name, { ...command, delayMs: 3000 }]),
    );
    const { ports, clock } = await openMac({ ...recorded, commands });
    const { facts } = collectFacts(Promise.resolve(settings), { ...ports, log: recordingLog().log });
    // The deadlines of 15 probes and the delays of nine commands.
    await clock.untilWaiting(24);
    clock.pass(3000);
    expect((await facts).appSso).toMatchObject({ kind: 'known', observedAt: '2026-06-10T12:00:03.000Z' });
    expect(clock.waiting()).toBe(0);
  });

  it('ends at the probe’s own deadline, whatever the probe still waits for', async () => {
    const { ports, clock } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const run: MacPorts['run'] = request =>
      request.argv[0].endsWith('profiles') ? new Promise(() => undefined) : ports.run(request);
    const { facts, fleetAgent } = collectFacts(Promise.resolve(settings), { ...ports, run, log });
    // The agent's fact does not wait for the slow probe.
    expect((await fleetAgent).kind).toBe('known');
    clock.pass(12_000);
    expect((await facts).mdmEnrollment).toEqual({
      kind: 'unknown',
      problem: { code: 'command-timed-out', detail: 'mdm-enrollment' },
    });
    expect(lines).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  it('does not wait for a helper of Jamf’s that hangs beyond its deadline', async () => {
    const { ports, clock } = await openMac(recordedMac({ now: noon, fleet, jamf: { ssoStatus: 'hangs' } }));
    const asked = Promise.withResolvers<undefined>();
    const run: MacPorts['run'] = request => {
      const result = ports.run(request);
      if (request.argv[1] === 'getPSSOStatus') asked.resolve(undefined);
      return result;
    };
    const { facts } = collectFacts(Promise.resolve(settings), { ...ports, run, log: recordingLog().log });
    await asked.promise;
    clock.pass(8000);
    expect((await facts).jamf).toMatchObject({ kind: 'known', value: { present: true, ssoStatus: null } });
    expect(clock.waiting()).toBe(0);
  });

  it('is not spoiled by a probe that throws after its deadline', async () => {
    const { ports, clock } = await openMac(recordedMac({ now: noon, fleet }));
    const { log, lines } = recordingLog();
    const late = Promise.withResolvers<never>();
    const run: MacPorts['run'] = request => (request.argv[0].endsWith('profiles') ? late.promise : ports.run(request));
    const { facts } = collectFacts(Promise.resolve(settings), { ...ports, run, log });
    clock.pass(12_000);
    expect((await facts).mdmEnrollment.kind).toBe('unknown');
    late.reject(new Error('late'));
    await new Promise(setImmediate);
    expect(lines).toEqual([]);
  });
});
