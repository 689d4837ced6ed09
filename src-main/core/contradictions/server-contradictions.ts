import type { CheckInputs } from '../checks/check.ts';
import { elapsedMs } from '../instants.ts';
import { isRegistrationQuery } from '../known-queries.ts';
import type { MessageArguments } from '../words.ts';
import type { Contradiction } from './contradiction.ts';

/** This Mac against what its server says. */
export const serverContradictions: readonly Contradiction[] = [
  {
    id: 'mdm-here-not-upstream',
    between: ['profiles', 'upstream'],
    causes: ['contradiction.mdm-here-not-upstream.cause-1', 'contradiction.mdm-here-not-upstream.cause-2'],
    differs: ({ facts, upstream }) =>
      facts.mdmEnrollment.kind === 'known' && facts.mdmEnrollment.value.enrolled && upstream.host?.mdm === 'off'
        ? {}
        : null,
  },
  {
    // A wrong clock makes certificates, tokens and Kerberos fail in ways that nobody connects with it.
    id: 'clock-differs',
    between: ['mac', 'server'],
    causes: ['contradiction.clock-differs.cause-1', 'contradiction.clock-differs.cause-2'],
    differs: ({ upstream: { host } }) => {
      const ahead = elapsedMs(host?.serverNow ?? null, host?.serverNowAt ?? null) ?? 0;
      const minutes = Math.floor(Math.abs(ahead) / 60_000);
      return minutes < 5 ? null : { minutes, direction: ahead > 0 ? 'ahead' : 'behind' };
    },
  },
  {
    id: 'registered-here-not-upstream',
    between: ['app-sso', 'policies'],
    causes: [
      'contradiction.registered-here-not-upstream.cause-1',
      'contradiction.registered-here-not-upstream.cause-2',
      'contradiction.registered-here-not-upstream.cause-3',
    ],
    differs: isRegisteredHereAlone,
  },
];

/** The server's summary against its own list. */
export const failingCountDiffers: Contradiction = {
  id: 'failing-count-differs',
  between: ['desktop-summary', 'policies'],
  causes: ['contradiction.failing-count-differs.cause-1', 'contradiction.failing-count-differs.cause-2'],
  differs: ({ upstream, policies }) => {
    if (upstream.failingCount === null || policies.source !== 'fleet') return null;
    const failing = policies.items.filter(({ source, verdict }) => source === 'fleet' && verdict === 'fail').length;
    return failing === upstream.failingCount ? null : { summary: upstream.failingCount, listed: failing };
  },
};

/**
 * Fleet's device API never says whether the server has this Mac's device id. A policy that asks for it does: it reads the
 * same table. A push that failed proves the opposite, because nothing is pushed without a device id.
 */
function isRegisteredHereAlone({ registration, facts, upstream, policiesStale }: CheckInputs): MessageArguments | null {
  const { appSso } = facts;
  if (registration.report.state !== 'registered' || policiesStale || appSso.kind !== 'known') return null;
  // Then it is known why.
  if (appSso.value.user?.kerberosCount === 0) return null;
  const fails = upstream.policies?.some(({ query, verdict }) => verdict === 'fail' && isRegistrationQuery(query));
  return fails === true ? {} : null;
}
