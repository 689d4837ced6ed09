import type { RegistrationReport } from '../../contract/snapshot.ts';
import { ageInWords, isFromFuture } from './age-in-words.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { byFact, notKnown, type Decision } from './preflight-row.ts';

export const registrationAsks =
  '/usr/bin/app-sso platform -s; where root finds nobody logged in, status.json of the state folder';

/** What was kept says nothing about now when it is older than a day, or than two looks. */
function keptWithinMs({ settings }: Pick<PreflightFacts, 'settings'>): number {
  const between = settings.kind === 'known' ? settings.value.settings.IdleRefreshMinutes : 0;
  return Math.max(24 * 3600_000, 2 * between * 60_000);
}

/** Decides by the registration that was asked, or that was kept not long ago; `asKept` says then how long. */
export function byRegistration(
  facts: PreflightFacts,
  decide: (report: RegistrationReport, asKept: string) => Decision,
): Decision {
  const { registration, ranAs } = facts;
  return byFact(registration, report => {
    if (ranAs.basis !== 'status-json') return decide(report, '');
    const ageMs = ranAs.ageSeconds === null ? null : ranAs.ageSeconds * 1000;
    const said = ageMs === null ? 'at a time that is not known' : ageInWords(ageMs);
    return ageMs === null || isFromFuture(ageMs) || ageMs > keptWithinMs(facts)
      ? notKnown(`Clearway saw it last ${said}: that says nothing about now.`, 'Run it while the person is logged in.')
      : decide(report, ` As Clearway saw it ${said}.`);
  });
}
