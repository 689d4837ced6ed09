import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../src-main/core/contradictions.ts';
import {
  appSso,
  checkInputs,
  host,
  mdmEnrollment,
  policy,
  serverInstant,
  serverNow,
  unreadable,
  words,
} from './examples.ts';

function found(change: Parameters<typeof checkInputs>[0]) {
  return findContradictions(checkInputs(change), words);
}
const causesOf = (
  id: 'mdm-here-not-upstream' | 'clock-differs' | 'profile-but-agent-not-loaded' | 'failing-count-differs',
) => [words.say(`contradiction.${id}.cause-1`), words.say(`contradiction.${id}.cause-2`)];
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
        causes: causesOf('mdm-here-not-upstream'),
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
        causes: causesOf('profile-but-agent-not-loaded'),
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
        causes: causesOf('failing-count-differs'),
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

describe('two clocks that differ', () => {
  /** A Mac whose clock shows so many minutes more than the server's. */
  const ahead = (minutes: number) => found({ upstream: { host: host({ serverNowAt: serverInstant(-minutes) }) } });
  const says = (minutes: number, direction: string) => [
    {
      id: 'clock-differs',
      text: words.say('contradiction.clock-differs', { minutes, direction }),
      between: ['mac', 'server'],
      causes: causesOf('clock-differs'),
    },
  ];

  it.each([
    [5, 5, 'ahead'],
    [5.99, 5, 'ahead'],
    [60, 60, 'ahead'],
    [26 * 60, 1560, 'ahead'],
    [-5, 5, 'behind'],
    [-90, 90, 'behind'],
    [-40 * 60, 2400, 'behind'],
  ])('are named from five minutes on: %d minutes are %i %s', (minutes, whole, direction) => {
    expect(ahead(minutes)).toEqual(says(whole, direction));
  });

  it('are named in words that say which way', () => {
    expect(ahead(125)[0]?.text).toContain('125 minutes ahead of the server');
    expect(ahead(-125)[0]?.text).toContain('125 minutes behind the server');
  });

  it.each([0, 1, 4, 4.6, 4.999, -1, -4, -4.6, -4.999])('are not named under five minutes: %d', minutes => {
    expect(ahead(minutes)).toEqual([]);
  });

  it.each([
    ['the server does not say', { serverNow: null }],
    ['the server says it badly', { serverNow: 'yesterday' }],
    ['this Mac’s own moment is not one', { serverNowAt: '' }],
  ])('are not named where %s', (_what, change) => {
    expect(ids({ upstream: { host: host({ ...change }) } })).toEqual([]);
  });

  it('are not named where the server was not read', () => {
    expect(ids({ upstream: { host: null } })).toEqual([]);
  });

  it('are compared at the moment of reading, however old the other stamps are', () => {
    const old = host({
      detailUpdatedAt: serverInstant(5000),
      policyUpdatedAt: null,
      lastSeenAt: null,
      serverNowAt: serverNow,
    });
    expect(ids({ upstream: { host: old, policies: [], failingCount: null } })).toEqual([]);
  });
});
