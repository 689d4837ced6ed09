import type { Fact } from '../core/fact.ts';
import type { CompanyPortal, SsoProfiles } from '../core/facts.ts';
import type { Log, MacPorts, OsqueryAnswer, OsqueryRow } from '../ports.ts';
import type { Asked } from './probe.ts';
import { needsSecondPortal, portalStatement, withSecondPortal } from './company-portal.ts';
import { needsSecondProfiles, profilesStatement, withSecondProfiles } from './sso-profiles.ts';

export const secondSourcesAsks: readonly Asked[] = [portalStatement, profilesStatement].map(({ written }) => ({
  kind: 'osquery',
  statement: written,
}));

/** The facts that osquery can say something about. */
export type DoubtfulFacts = { readonly companyPortal: Fact<CompanyPortal>; readonly ssoProfiles: Fact<SsoProfiles> };

/**
 * Asks osquery about what the files left open, all in one batch, and nothing where they left nothing open: its start
 * costs half a second. Without osquery, or with no word from it until `withinMs`, the facts stay as they are.
 */
export async function askSecondSources(
  first: DoubtfulFacts,
  withinMs: number,
  ports: MacPorts & { readonly log: Log },
): Promise<DoubtfulFacts> {
  const asked = [
    ...(needsSecondPortal(first.companyPortal) ? [portalStatement] : []),
    ...(needsSecondProfiles(first.ssoProfiles) ? [profilesStatement] : []),
  ];
  if (asked.length === 0 || withinMs <= 0) return first;
  const answers = await answersWithin(asked, withinMs, ports);
  const rowsOf = (statement: typeof portalStatement): readonly OsqueryRow[] => {
    const answer = answers[asked.indexOf(statement)];
    return answer?.kind === 'rows' ? answer.rows : [];
  };
  return {
    companyPortal: withSecondPortal(first.companyPortal, rowsOf(portalStatement), ports),
    ssoProfiles: withSecondProfiles(first.ssoProfiles, rowsOf(profilesStatement), ports),
  };
}

async function answersWithin(
  asked: readonly (typeof portalStatement)[],
  withinMs: number,
  ports: MacPorts & { readonly log: Log },
): Promise<readonly OsqueryAnswer[]> {
  let cancel = (): void => undefined;
  const givenUp = new AbortController();
  const late = new Promise<readonly OsqueryAnswer[]>(resolve => {
    cancel = ports.clock.after(withinMs, () => {
      givenUp.abort();
      resolve([]);
    });
  });
  try {
    return await Promise.race([ports.queryOsquery(asked, givenUp.signal), late]);
  } catch (error) {
    // A bug of ours: it is logged, and for the user the first sources stand.
    ports.log('error', 'probe-threw', `second-sources: ${error instanceof Error ? error.name : typeof error}`);
    return [];
  } finally {
    cancel();
  }
}
