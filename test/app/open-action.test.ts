import { describe, expect, it } from 'vitest';
import { panes, webTargets } from '../../src-main/app/action-targets.ts';
import type { ActionId } from '../../src-main/contract/ids.ts';
import { known } from '../../src-main/core/fact.ts';
import { appSso, device, facts, mdmEnrollment, observedAt, settingsWith } from '../core/examples.ts';
import { actionWorld, snapshotWith, upstreamPage } from './action-world.ts';

const settingsPane = 'x-apple.systempreferences:';
const refuse = (): Promise<void> => Promise.reject(new Error(`no app for ${upstreamPage}`));

/** Snapshots that offer an action of their own. */
const unregistered = facts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) });
const offersRestart = snapshotWith({ facts: unregistered });
const managedBy = (vendor: 'jamf' | 'intune') => ({ ...unregistered, mdmEnrollment: mdmEnrollment({ vendor }) });
const offersPortal = snapshotWith({ facts: managedBy('intune') });
const withPolicies = settingsWith({ JamfRegistrationPolicyID: 12, JamfInventoryPolicyID: 34 });
const offersRegistration = snapshotWith({ facts: managedBy('jamf'), settings: withPolicies });
const offersUpdate = snapshotWith({
  facts: { ...unregistered, macosVersion: known('15.1', { observedAt, source: 'example' }) },
});

describe('actions that open a pane or a page', () => {
  it.each([
    ['open-device-management', `${settingsPane}com.apple.Profiles-Settings.extension`],
    ['open-own-account', `${settingsPane}com.apple.Users-Groups-Settings.extension?showinfo*user:sam`],
    ['open-company-portal-download', webTargets['open-company-portal-download']],
    ['open-upstream-page', upstreamPage],
    ['try-sign-in', webTargets['try-sign-in']],
  ] as const)('%s opens one literal target', async (action, target) => {
    const { open, opened } = actionWorld();
    expect(await open(action)).toEqual({ kind: 'done' });
    expect(opened).toEqual([target]);
  });

  it('lead to System Settings or to https only', () => {
    for (const target of Object.values(webTargets)) expect(target).toMatch(/^https:\/\//);
    for (const rows of Object.values(panes))
      for (const row of rows) for (const pane of row.panes) expect(pane).toMatch(/^com\.apple\.[\w.?*:{}-]+$/);
  });

  it('open the next target only where the system refuses the one before', async () => {
    const queried = `${settingsPane}com.apple.Users-Groups-Settings.extension?showinfo*user:sam`;
    const { open, opened } = actionWorld({
      openExternal: url => (url === queried ? refuse() : Promise.resolve()),
    });
    expect(await open('open-own-account')).toEqual({ kind: 'done' });
    expect(opened).toEqual([queried, `${settingsPane}com.apple.Users-Groups-Settings.extension`]);
  });

  it('open once in a second, however often a page asks for them', async () => {
    const { open, opened, lines } = actionWorld({ apartMs: 100 });
    const outcomes = [];
    for (let asked = 0; asked < 21; asked += 1) outcomes.push(await open('open-upstream-page'));
    expect(opened).toEqual([upstreamPage, upstreamPage, upstreamPage]);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(18);
    // Nor do they fill the log.
    expect(lines).toEqual([]);
  });

  it('open nothing when there is no page to open', async () => {
    const { open, opened, lines } = actionWorld({ page: null });
    expect(await open('open-upstream-page')).toEqual({ kind: 'no-target' });
    expect(opened).toEqual([]);
    expect(lines).toEqual(['action-without-target open-upstream-page']);
  });

  it('say that nothing opened, without the URL: it can hold the device token', async () => {
    const { open, lines } = actionWorld({ openExternal: refuse });
    const outcome = await open('open-upstream-page');
    expect(outcome).toEqual({ kind: 'not-done', why: 'Error' });
    expect(lines).toEqual(['action-not-opened open-upstream-page Error']);
    expect(JSON.stringify([outcome, lines])).not.toContain('secret-token');
  });
});

describe('actions that only a remedy on the screen may start', () => {
  const guarded: readonly ActionId[] = [
    'restart-sso-agent',
    'open-company-portal',
    'open-self-service-registration',
    'open-self-service-inventory',
    'open-software-update',
    'open-disk-encryption',
  ];

  it.each(guarded)('%s is refused where nothing offers it', async action => {
    const { open, opened, ran, questions, lines } = actionWorld({ mac: { settings: withPolicies } });
    expect(await open(action)).toEqual({ kind: 'refused', why: 'not-offered' });
    expect([opened, ran, questions()]).toEqual([[], [], 0]);
    expect(lines).toEqual([`action-refused ${action} not-offered`]);
  });

  it('is not offered by the remedy of another Mac: Company Portal stays closed where Jamf manages it', async () => {
    const { open, ran } = actionWorld({ snapshot: offersRegistration, mac: { settings: withPolicies } });
    expect(await open('open-company-portal')).toEqual({ kind: 'refused', why: 'not-offered' });
    expect(ran).toEqual([]);
  });

  it('opens Software Update where macOS has to be updated', async () => {
    const { open, opened } = actionWorld({ snapshot: offersUpdate });
    expect(await open('open-software-update')).toEqual({ kind: 'done' });
    expect(opened).toEqual([`${settingsPane}com.apple.Software-Update-Settings.extension`]);
  });

  it('opens Company Portal by its bundle id, through a command of the main process', async () => {
    const { open, opened, ran } = actionWorld({ snapshot: offersPortal });
    expect(await open('open-company-portal')).toEqual({ kind: 'done' });
    expect([opened, ran]).toEqual([[], [['/usr/bin/open', '-b', 'com.microsoft.CompanyPortalMac']]]);
  });

  it('says it where macOS has no Company Portal to open', async () => {
    const { open } = actionWorld({
      snapshot: offersPortal,
      result: { kind: 'exited', exit: 1, stdout: '', stderr: 'Unable to find application' },
    });
    expect(await open('open-company-portal')).toEqual({ kind: 'not-done', why: 'exit 1' });
  });
});

describe('Self Service', () => {
  it('is opened by the number of the policy alone', async () => {
    const { open, opened } = actionWorld({ snapshot: offersRegistration, mac: { settings: withPolicies } });
    expect(await open('open-self-service-registration')).toEqual({ kind: 'done' });
    expect(opened).toEqual(['jamfselfservice://content?entity=policy&id=12&action=execute']);
  });

  it.each([null, 0, -3, 1.5, Number.NaN, Number.MAX_VALUE])('is not opened for the policy %s', async number => {
    const settings = { ...withPolicies, JamfRegistrationPolicyID: number };
    const { open, opened } = actionWorld({ snapshot: offersRegistration, mac: { settings } });
    expect(await open('open-self-service-registration')).toEqual({ kind: 'no-target' });
    expect(opened).toEqual([]);
  });

  it('is opened for the inventory by the other policy', async () => {
    const { open, opened } = actionWorld({
      mac: { settings: withPolicies },
      snapshot: snapshotWith({
        settings: withPolicies,
        facts: facts({
          mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }),
          jamf: known(
            {
              present: true,
              server: null,
              ssoStatus: 'registered',
              deviceId: null,
              tenantId: null,
              userPrincipalName: null,
              entraId: 'pending',
            },
            { observedAt, source: 'example' },
          ),
        }),
      }),
    });
    expect(await open('open-self-service-inventory')).toEqual({ kind: 'done' });
    expect(opened).toEqual(['jamfselfservice://content?entity=policy&id=34&action=execute']);
  });
});

describe('restarting the single sign-on agent', () => {
  it("ends the person's own agent and nothing else, once they have agreed", async () => {
    const { open, ran, questions } = actionWorld({ snapshot: offersRestart });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'done' });
    expect(questions()).toBe(1);
    expect(ran).toEqual([['/usr/bin/pkill', '-u', '501', '-x', 'AppSSOAgent']]);
  });

  it('runs nothing where the person does not want it', async () => {
    const { open, ran } = actionWorld({ snapshot: offersRestart, confirm: async () => false });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'declined' });
    expect(ran).toEqual([]);
  });

  it.each(['15.0', '15', '15.1', '15.1.1', '15.2', '12.7.6', 'unknown', ''])(
    'does not happen on macOS %s, even if a page asks for it and a snapshot offers it',
    async macosVersion => {
      const { open, ran, questions } = actionWorld({ snapshot: offersRestart, mac: { macosVersion } });
      expect(await open('restart-sso-agent')).toEqual({ kind: 'refused', why: 'macos' });
      expect([ran, questions()]).toEqual([[], 0]);
    },
  );

  it.each(['13.0', '14.7.1', '15.3', '15.7', '26.0', '27'])('can happen on macOS %s', async macosVersion => {
    const { open } = actionWorld({ snapshot: offersRestart, mac: { macosVersion } });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'done' });
  });

  it.each([0, -1, 1.5, Number.NaN])('does not happen to the processes of user %s', async uid => {
    const { open, ran } = actionWorld({ snapshot: offersRestart, mac: { user: { name: 'sam', uid } } });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'refused', why: 'user' });
    expect(ran).toEqual([]);
  });

  it('asks once at a time, and again after the answer', async () => {
    let answer: (agreed: boolean) => void = () => undefined;
    const asked = new Promise<boolean>(resolve => {
      answer = resolve;
    });
    const { open, ran, questions } = actionWorld({ snapshot: offersRestart, confirm: () => asked });
    const first = open('restart-sso-agent');
    expect(await open('restart-sso-agent')).toEqual({ kind: 'refused', why: 'asking' });
    expect(questions()).toBe(1);
    answer(true);
    expect(await first).toEqual({ kind: 'done' });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'done' });
    expect(ran).toHaveLength(2);
  });

  it('can be asked about again after something went wrong', async () => {
    const { open, questions } = actionWorld({
      snapshot: offersRestart,
      confirm: () => Promise.reject(new Error('no dialog')),
    });
    await expect(open('restart-sso-agent')).rejects.toThrow('no dialog');
    await expect(open('restart-sso-agent')).rejects.toThrow('no dialog');
    expect(questions()).toBe(2);
  });

  it.each([
    [{ kind: 'exited', exit: 1, stdout: '', stderr: '' }, 'exit 1'],
    [{ kind: 'failed', problem: { code: 'command-not-found' } }, 'command-not-found'],
  ] as const)('says that nothing was restarted', async (result, why) => {
    const { open, lines } = actionWorld({ snapshot: offersRestart, result });
    expect(await open('restart-sso-agent')).toEqual({ kind: 'not-done', why });
    expect(lines).toEqual([`action-not-opened restart-sso-agent ${why}`]);
  });
});
