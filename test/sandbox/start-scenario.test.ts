import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { readKeptJourney } from '../../src-main/engine/keep-journey.ts';
import type { Scenario } from '../../src-main/sandbox/scenario.ts';
import { scenarioIds, scenarios, type ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario, type StartedScenario } from '../../src-main/sandbox/start-scenario.ts';
import { manualClock } from './manual-clock.ts';
import { noon } from './sandbox-server.ts';

const contractFiles = [
  'files/Applications/Safari.app/Contents/Info.plist',
  'files/Users/sam/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist',
  'commands/app-sso.json',
  'commands/csrutil.json',
  'commands/dscl.json',
  'commands/fdesetup.json',
  'commands/ioreg.json',
  'commands/pkgutil-earlier.json',
  'commands/pkgutil.json',
  'commands/pluginkit.json',
  'commands/profiles.json',
  'commands/security-certificates.json',
  'commands/security-name.json',
  'commands/spctl.json',
  'commands/sw-vers.json',
  'files/Applications/Company Portal.app/Contents/Info.plist',
  'files/Library/LaunchDaemons/com.fleetdm.orbit.plist',
  'files/Library/Managed Preferences/com.apple.extensiblesso.plist',
  'files/Library/Managed Preferences/com.fleetdm.fleetd.config.plist',
  'files/opt/orbit/identifier',
  'mac.json',
  // Clearway itself, as its package and the running app leave it.
  'files/Applications/Clearway.app/Contents/Info.plist',
  'files/Applications/Clearway.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  'files/Library/LaunchAgents/com.clearway.companion.plist',
  'files/Library/Managed Preferences/com.apple.notificationsettings.plist',
  'files/Users/sam/Library/Application Support/Clearway/app.json',
  'commands/clearway-codesign-describe.json',
  'commands/clearway-codesign-verify.json',
  'commands/clearway-df.json',
  'commands/clearway-launchctl-print-disabled.json',
  'commands/clearway-launchctl-print.json',
  'commands/clearway-spctl.json',
  'commands/clearway-stat-state.json',
];

const [portalFile, tokenFile] = [
  'files/Applications/Company Portal.app/Contents/Info.plist',
  'files/opt/orbit/identifier',
];
const serverFile = 'files/Library/Managed Preferences/com.fleetdm.fleetd.config.plist';

/** What is not on the Mac where its story says so. */
const lacking: Readonly<Partial<Record<ScenarioId, readonly string[]>>> = {
  'company-portal-missing': [portalFile],
  'token-missing': [tokenFile],
  'profile-missing': ['files/Library/Managed Preferences/com.apple.extensiblesso.plist'],
};

const jamfFiles = [
  'commands/jamf-psso.json',
  'files/Library/Application Support/JAMF/Jamf.app/Contents/Info.plist',
  'files/Library/Preferences/com.jamfsoftware.jamf.plist',
  'files/Users/sam/Library/Preferences/com.jamf.management.jamfAAD.plist',
];
const chrome = 'files/Users/sam/Library/Application Support/Google/Chrome';

/** What another manager or another browser brings. */
const besides: Readonly<Partial<Record<ScenarioId, readonly string[]>>> = {
  'jamf-not-registered': jamfFiles,
  'jamf-not-informed': jamfFiles,
  'intune-not-registered': ['files/Library/Intune/Microsoft Intune Agent.app/Contents/Info.plist'],
  'chrome-cannot-sign-in': [
    'files/Applications/Google Chrome.app/Contents/Info.plist',
    `${chrome}/Local State`,
    `${chrome}/Profile 1/Preferences`,
    `${chrome}/Profile 1/Secure Preferences`,
  ],
};

const fleetFiles = [tokenFile, serverFile, 'files/Library/LaunchDaemons/com.fleetdm.orbit.plist'];

/** What a Mac has beside and instead of those, where it evaluates IT's policies itself. */
function filesOf({ mac: { agent, local, preferences, reportToken }, service }: Scenario): readonly string[] {
  const isForced = local?.policies !== undefined || preferences !== undefined || service !== undefined;
  return [
    ...contractFiles.filter(name => agent !== null || !fleetFiles.includes(name)),
    ...(isForced ? ['files/Library/Managed Preferences/com.clearway.companion.plist'] : []),
    ...(local !== undefined && local.hasOsquery !== false ? ['osquery.json'] : []),
    ...(reportToken != null ? ['secrets.json'] : []),
  ].sort();
}

/** Where the Mac has another address than the sandbox's. */
const ownAddress: Readonly<Partial<Record<ScenarioId, string>>> = {
  'host-not-found': 'https://fleet.larkfield.invalid',
  'url-not-https': 'http://fleet.larkfield.example',
};

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'clearway-test-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function start(id: ScenarioId, speed = 1) {
  const clock = manualClock(noon);
  const scenario = await startScenario({ id, directory: await folder(), clock, speed });
  onTestFinished(() => scenario.close());
  return { clock, scenario };
}

function ask({ url, token }: StartedScenario, route: string, method = 'GET'): Promise<Response> {
  return fetch(`${url}/api/latest/fleet/device/${token}${route}`, { method });
}

describe('every scenario', () => {
  it.each(scenarioIds)('%s: writes exactly the files of the contract', async id => {
    const { scenario } = await start(id);
    const entries = await readdir(scenario.root, { recursive: true, withFileTypes: true });
    const files = entries
      .filter(entry => entry.isFile())
      .map(entry => path.relative(scenario.root, path.join(entry.parentPath, entry.name)));
    const expected = [...filesOf(scenarios[id]), ...(besides[id] ?? [])].filter(
      name => lacking[id]?.includes(name) !== true,
    );
    expect(files.sort()).toEqual(expected.sort());
    const read = (name: string): Promise<string> => readFile(path.join(scenario.root, name), 'utf8');
    if (expected.includes(tokenFile)) {
      expect(await read(tokenFile)).toBe(id === 'token-half-written' ? '3f9b8' : scenario.token);
    }
    if (expected.includes(serverFile)) {
      expect(await read(serverFile)).toContain(`<string>${ownAddress[id] ?? scenario.url}</string>`);
    }
    expect(await read('commands/app-sso.json')).toContain(
      id === 'registration-unreadable' ? 'Error deserializing' : 'Time: 2026-06-10 12:00:00 +0000',
    );
  });

  it.each(scenarioIds.filter(id => id !== 'unreachable'))('%s: shows the server the Mac’s macOS version', async id => {
    const { scenario } = await start(id);
    scenario.api.behave({ signInRequired: false, refusal: null, tokens: [scenario.token] });
    const { macosVersion } = scenarios[id].mac;
    expect(await (await ask(scenario, '')).json()).toHaveProperty('host.os_version', `macOS ${macosVersion}`);
    expect(await readFile(path.join(scenario.root, 'mac.json'), 'utf8')).toContain(`"${macosVersion}"`);
  });

  it('stands in the list, and nothing else is told', () => {
    expect(Object.keys(scenarios).sort()).toEqual([...scenarioIds].sort());
  });

  it('starts fresh, or with a journey that the product can read', async () => {
    for (const id of scenarioIds) {
      const { state } = (await start(id)).scenario;
      if (!('kept' in scenarios[id])) expect(state).toBeNull();
      if (state === null) continue;
      const lines: string[] = [];
      const log = (_level: string, event: string): void => void lines.push(event);
      const journey = await readKeptJourney(createStateStore(state), log);
      expect(journey.refetch).toMatchObject({ state: 'accepted', isJoined: false });
      expect(lines).toEqual([]);
    }
  });

  it('is one sentence long in the list', () => {
    for (const id of scenarioIds) expect(scenarios[id].description).toMatch(/^[A-Z][^.]*\.$/);
  });
});

describe('the scripts', () => {
  it('blocked-then-fixed: one policy that counts fails until the refetch', async () => {
    const { clock, scenario } = await start('blocked-then-fixed');
    expect(await (await ask(scenario, '/policies')).json()).toHaveProperty('policies[1].response', 'fail');
    await ask(scenario, '/refetch', 'POST');
    clock.pass(8000);
    expect(await (await ask(scenario, '/desktop')).json()).toHaveProperty('failing_policies_count', 1);
    clock.pass(1500);
    expect(await (await ask(scenario, '/desktop')).json()).toHaveProperty('failing_policies_count', 0);
  });

  it('runs faster where asked', async () => {
    const { clock, scenario } = await start('blocked-then-fixed', 20);
    await ask(scenario, '/refetch', 'POST');
    clock.pass(475);
    expect(scenario.mac.state()).toMatchObject({ refetchRequested: false, policyUpdatedAt: noon, responses: {} });
  });

  it('not-registered: P4 on the Mac, nothing wrong upstream', async () => {
    const { scenario } = await start('not-registered');
    expect(await readFile(path.join(scenario.root, 'commands/app-sso.json'), 'utf8')).toContain(
      '\\"registrationCompleted\\" : false',
    );
    expect(await (await ask(scenario, '/desktop')).json()).toHaveProperty('failing_policies_count', 0);
  });

  it('sign-in-required: gates all but the summary', async () => {
    const { scenario } = await start('sign-in-required');
    const answers = [
      await ask(scenario, ''),
      await ask(scenario, '/policies'),
      await ask(scenario, '/refetch', 'POST'),
    ];
    for (const answer of answers) expect(await answer.json()).toHaveProperty('sso_required', true);
    expect((await ask(scenario, '/desktop')).status).toBe(200);
  });

  it('never-answers: keeps the flag, the stamps and its status', async () => {
    const { clock, scenario } = await start('never-answers');
    const before = scenario.mac.state();
    expect((await ask(scenario, '/refetch', 'POST')).status).toBe(200);
    clock.pass(1_800_000);
    expect(scenario.mac.state()).toEqual({ ...before, refetchRequested: true, status: 'online' });
  });
});

describe('starting and ending', () => {
  it('refuses a folder with something in it, and leaves no server behind', async () => {
    const directory = await folder();
    await writeFile(path.join(directory, 'mine.txt'), 'mine');
    const { scenario } = await start('clear');
    const { port } = scenario.api;
    await scenario.close();
    await expect(startScenario({ id: 'clear', directory, clock: manualClock(noon), port })).rejects.toThrow(
      /needs an empty folder/,
    );
    await expect(fetch(scenario.url)).rejects.toThrow();
    expect(await readdir(directory)).toEqual(['mine.txt']);
  });

  it('leaves the folder, and lets go of the port', async () => {
    const { scenario } = await start('clear');
    await scenario.close();
    await expect(fetch(scenario.url)).rejects.toThrow();
    expect(await readdir(scenario.root)).toContain('mac.json');
  });
});
