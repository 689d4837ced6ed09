import type { HeadlineId } from '../../contract/ids.ts';
import type { Snapshot, UpstreamKind } from '../../contract/snapshot.ts';
import type { TicketPlace } from '../../contract/ticket.ts';
import type { Words } from '../words.ts';
import type { PlaceId } from './ticket-words.ts';

/** Who manages or judges this Mac, as far as it is known. */
export type Judge = UpstreamKind | 'other';

/** What the choice of places depends on. */
export type PlaceQuestion = {
  readonly headline: HeadlineId;
  readonly code: Snapshot['registration']['code'];
  readonly judge: Judge;
};

type Place = { readonly id: PlaceId; readonly when: (question: PlaceQuestion) => boolean };

const aboutSetup: readonly HeadlineId[] = ['upstream-misconfigured', 'upstream-none'];
const aboutAgent: readonly HeadlineId[] = [
  'upstream-token-stale',
  'upstream-token-not-renewed',
  'upstream-unreachable',
  'upstream-error',
];
const aboutTelling: readonly HeadlineId[] = ['push-failed', 'still-refused', 'service-refuses', 'mdm-off-upstream'];
const aboutSignIn: readonly HeadlineId[] = [
  'still-refused',
  'done-try-signing-in',
  'nothing-in-the-way',
  'push-failed',
  'good-to-fix',
];

/*
 * Where a technician looks, the most telling place first. Paths through the consoles in words: their deep links are no
 * documented interface, and a dead link costs more than a search.
 */
const places: readonly Place[] = [
  { id: 'own-setup', when: ({ headline, judge }) => aboutSetup.includes(headline) || judge === 'none' },
  { id: 'sso-profile', when: ({ code }) => code === 'P1' || code === 'P2' || code === 'P3' },
  { id: 'entra-join-settings', when: ({ code }) => code === 'P4' || code === 'P5' || code === 'P6' },
  { id: 'entra-sign-ins', when: ({ headline }) => aboutSignIn.includes(headline) },
  { id: 'fleet-host', when: ({ judge }) => judge === 'fleet' },
  { id: 'jamf-computer', when: ({ judge }) => judge === 'jamf' },
  { id: 'report-service', when: ({ judge }) => judge === 'report' },
  // A Mac without a registration has no record there.
  { id: 'entra-device', when: ({ code }) => code !== 'P1' && code !== 'P2' && code !== 'P3' && code !== 'P4' },
  {
    id: 'intune-device',
    when: ({ headline, judge }) => judge === 'intune' || judge === 'other' || aboutTelling.includes(headline),
  },
  {
    id: 'partner-connector',
    when: ({ headline, judge }) => aboutTelling.includes(headline) && (judge === 'fleet' || judge === 'jamf'),
  },
];

/** More would be a list of everything. */
const most = 4;

/** The places to look at, by id. */
export function choosePlaces(question: PlaceQuestion): readonly PlaceId[] {
  const chosen = places.filter(({ when }) => when(question)).map(({ id }) => id);
  return chosen.slice(0, most);
}

/** The places with what to open there and what to look for. */
export function findPlaces(snapshot: Snapshot, words: Words): readonly TicketPlace[] {
  const { headline, registration, upstream } = snapshot;
  const isAboutAgent = aboutAgent.includes(headline.id);
  const args = { server: upstream.server ?? snapshot.report?.server ?? '–', agent: isAboutAgent ? 'yes' : 'no' };
  return choosePlaces({ headline: headline.id, code: registration.code, judge: judgeOf(snapshot) }).map(id => ({
    id,
    open: words.say(`ticket.place.${id}.open`, args),
    look: words.say(`ticket.place.${id}.look`, args),
  }));
}

/** The doctor knows who manages the Mac also where nobody can be asked. */
function judgeOf({ upstream, doctor }: Snapshot): Judge {
  if (upstream.kind !== 'none') return upstream.kind;
  const vendor = doctor?.evidence['vendor'];
  return vendor === 'fleet' || vendor === 'jamf' || vendor === 'intune' || vendor === 'other' ? vendor : 'none';
}
