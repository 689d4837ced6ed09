import type { PolicyReport } from '../../src-main/contract/snapshot.ts';
import { findLinks } from '../../src-main/core/resolution-links.ts';
import { hostileMarkup } from './example-policies.ts';

/** Turns everything after it round, up to the end of what it stands in. */
export const turnedRound = '\u202E';

/** As long as a name may be, without one place to break it. */
export const unbrokenName = 'W'.repeat(255);

/** Reads "help.example.com" the other way round, so that what is turned round looks like that host. */
export const mirroredHost = 'moc.elpmaxe.pleh.example.net';

const stacked = `Stacked ${'e\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030A\u030B\u030C'.repeat(12)}`;

function hostile(id: string, name: string, changed: Partial<PolicyReport> = {}): PolicyReport {
  const resolution = `${hostileMarkup} ${turnedRound}Go to https://${mirroredHost}/ now. ${'x'.repeat(300)}`;
  return {
    id,
    name,
    verdict: 'fail',
    blocks: true,
    critical: true,
    description: `${turnedRound}${hostileMarkup}`,
    resolution,
    links: findLinks(resolution),
    local: 'fail',
    source: 'local',
    problem: null,
    ...changed,
  };
}

/** Policies of somebody who wants the window to say something else than it does. */
export const hostilePolicies: readonly PolicyReport[] = [
  hostile('local:1', hostileMarkup),
  hostile('local:2', `${turnedRound}redro nI`),
  hostile('local:3', unbrokenName),
  hostile('local:4', stacked, { blocks: false, critical: false }),
  hostile('local:5', 'كل شيء على ما يرام', { verdict: 'pass', local: 'pass' }),
  hostile('local:6', `${turnedRound}${unbrokenName}`, {
    verdict: 'undetermined',
    local: 'undetermined',
    problem: { code: 'query-failed', text: `${turnedRound}${hostileMarkup}${unbrokenName}` },
  }),
];

/** Sentences about a list in which such a policy stands. */
export const hostileFaults = [hostileMarkup, `${turnedRound}redro nI`, unbrokenName].map((text, index) => ({
  code: 'no-query',
  text: `Entry ${index + 1}: the policy “${text}” has no query, so it was left out.`,
  line: null,
  entry: index + 1,
  name: text,
}));
