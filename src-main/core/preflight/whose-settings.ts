import type { PreflightFacts } from './preflight-facts.ts';

/** Root found nobody whose Mac this is: of what is forced, only what holds for every person here was read. */
export function isPersonMissing({ ranAs }: Pick<PreflightFacts, 'ranAs'>): boolean {
  return ranAs.asRoot && ranAs.user === 'nobody';
}

/** Whether the settings that were read are this person’s. With nobody known, only what holds for the Mac is anybody’s. */
export function areSettingsKnown(facts: Pick<PreflightFacts, 'ranAs' | 'settings'>): boolean {
  const { settings } = facts;
  return settings.kind === 'known' && (settings.value.isForced || !isPersonMissing(facts));
}

export const noPerson = 'no person is known';
export const asPerson = 'Run it again while the person is logged in.';
