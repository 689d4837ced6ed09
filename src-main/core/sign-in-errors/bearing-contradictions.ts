import type { ContradictionReport, Snapshot } from '../../contract/snapshot.ts';
import type { ContradictionId } from '../contradictions/contradiction-words.ts';
import type { Join } from './sign-in-error.ts';
import { hasLooked } from '../has-looked.ts';

/** What every rule about the state of this Mac at Microsoft depends on. */
const reported: readonly Join[] = ['compliance', 'access-policy', 'enrolment', 'network'];
const proof: readonly Join[] = ['registration', 'device-record'];

/** Which contradiction can lie behind which kind of error. A new one has to say it here. */
const bearing: Readonly<Record<ContradictionId, readonly Join[]>> = {
  'mdm-here-not-upstream': reported,
  'clock-differs': [...reported, ...proof, 'sign-in'],
  'profile-but-agent-not-loaded': [...reported, ...proof, 'company-portal'],
  'failing-count-differs': ['compliance', 'access-policy', 'network'],
  'registered-here-not-upstream': [...reported, ...proof],
  'empty-kerberos': [...reported, 'sign-in'],
  'jamf-registered-without-profile': [...reported, ...proof, 'company-portal'],
  'jamf-not-registered-here-registered': [...reported, ...proof, 'company-portal'],
  'two-managers': [...reported, 'company-portal'],
  'another-device-id': [...reported, ...proof],
  'directory-disagrees': [...proof, 'sign-in'],
  'method-differs': [...proof, 'sign-in'],
};

/** The contradictions of this Mac that bear on one kind of error. */
export function bearingContradictions(
  join: Join | null,
  { contradictions, headline }: Snapshot,
): readonly ContradictionReport[] {
  if (join === null || !hasLooked({ headline })) return [];
  const ids = new Set(Object.entries(bearing).flatMap(([id, joins]) => (joins.includes(join) ? [id] : [])));
  return contradictions.filter(({ id }) => ids.has(id));
}
