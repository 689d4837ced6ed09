import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../src-main/core/contradictions.ts';
import { appSso, checkInputs, host, mdmEnrollment, policy, unreadable, words } from './examples.ts';

function found(change: Parameters<typeof checkInputs>[0]) {
  return findContradictions(checkInputs(change), words);
}
const ids = (change: Parameters<typeof checkInputs>[0]) => found(change).map(({ id }) => id);

describe('contradictions', () => {
  it('are none where all sources agree', () => {
    expect(found({})).toEqual([]);
  });

  it('name MDM that is on here and off on the server', () => {
    expect(found({ upstream: { host: host({ mdm: 'off' }) } })).toEqual([
      {
        id: 'mdm-here-not-upstream',
        text: words.say('contradiction.mdm-here-not-upstream'),
        between: ['profiles', 'upstream'],
      },
    ]);
  });

  it.each([
    ['both say off', { mdmEnrollment: mdmEnrollment({ enrolled: false }) }, 'off'],
    ['this Mac is not known', { mdmEnrollment: unreadable }, 'off'],
    ['the server says nothing', {}, null],
    ['the server still waits', {}, 'pending'],
  ] as const)('say nothing of MDM where %s', (_what, facts, mdm) => {
    expect(ids({ facts, upstream: { host: host({ mdm }) } })).not.toContain('mdm-here-not-upstream');
  });

  it('name a profile that macOS does not use', () => {
    expect(found({ facts: { appSso: appSso({ device: null }) } })).toEqual([
      {
        id: 'profile-but-agent-not-loaded',
        text: words.say('contradiction.profile-but-agent-not-loaded'),
        between: ['managed-preferences', 'app-sso'],
      },
    ]);
  });

  it("name a summary that counts other failures than the server's list shows", () => {
    const policies = [
      policy({ verdict: 'fail' }),
      policy({ id: '2', verdict: 'fail', blocks: false }),
      policy({ id: '3' }),
    ];
    expect(found({ upstream: { failingCount: 1, policies } })).toEqual([
      {
        id: 'failing-count-differs',
        text: words.say('contradiction.failing-count-differs', { summary: 1, listed: 2 }),
        between: ['desktop-summary', 'policies'],
      },
    ]);
  });

  it('say nothing of the counts where they agree, or where one is missing', () => {
    const failing = [policy({ verdict: 'fail' })];
    expect(ids({ upstream: { failingCount: 1, policies: failing } })).toEqual([]);
    expect(ids({ upstream: { failingCount: null, policies: failing } })).toEqual([]);
    expect(ids({ upstream: { failingCount: 3, policies: null } })).toEqual([]);
    expect(ids({ upstream: { failingCount: 0, policies: [policy({ verdict: 'pending' })] } })).toEqual([]);
  });

  it('are all named at once', () => {
    const all = ids({
      facts: { appSso: appSso({ device: null }) },
      upstream: { host: host({ mdm: 'off' }), failingCount: 4 },
    });
    expect(all).toEqual(['mdm-here-not-upstream', 'profile-but-agent-not-loaded', 'failing-count-differs']);
  });
});
