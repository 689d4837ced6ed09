import type { HeadlineId } from '../../contract/ids.ts';
import type { Snapshot, UpstreamKind } from '../../contract/snapshot.ts';
import type { TicketPlace } from '../../contract/ticket.ts';
import { managingVendorShown } from '../managing-vendor.ts';
import type { MdmVendor } from '../registration-facts.ts';
import type { Words } from '../words.ts';
import type { PlaceId } from './ticket-words.ts';

/** Who judges this Mac, as far as it is known. */
export type Judge = UpstreamKind | 'other';

/** What the choice of places depends on. */
export type PlaceQuestion = {
  readonly headline: HeadlineId;
  readonly code: Snapshot['registration']['code'];
  readonly judge: Judge;
  /** Who manages this Mac, where that is known; Fleet can judge a Mac that another one manages. */
  readonly vendor: MdmVendor | null;
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
  {
    id: 'own-setup',
    // Where Jamf or Intune judges the Mac there is no server to set.
    when: ({ headline, judge }) =>
      judge === 'none' || (aboutSetup.includes(headline) && judge !== 'jamf' && judge !== 'intune'),
  },
  {
    id: 'sso-profile',
    when: ({ headline, code }) => headline === 'not-reported' || code === 'P1' || code === 'P2' || code === 'P3',
  },
  { id: 'entra-join-settings', when: ({ code }) => code === 'P4' || code === 'P5' || code === 'P6' },
  { id: 'entra-sign-ins', when: ({ headline }) => aboutSignIn.includes(headline) },
  { id: 'jamf-computer', when: question => isWith(question, 'jamf') },
  { id: 'intune-device', when: question => isWith(question, 'intune') },
  { id: 'fleet-host', when: question => isWith(question, 'fleet') },
  { id: 'report-service', when: ({ judge }) => judge === 'report' },
  // A Mac without a registration has no record there.
  { id: 'entra-device', when: ({ code }) => code !== 'P1' && code !== 'P2' && code !== 'P3' && code !== 'P4' },
  {
    id: 'intune-device',
    when: ({ headline, judge }) => judge === 'other' || aboutTelling.includes(headline),
  },
  {
    id: 'partner-connector',
    when: question =>
      aboutTelling.includes(question.headline) && (isWith(question, 'fleet') || isWith(question, 'jamf')),
  },
];

function isWith({ judge, vendor }: PlaceQuestion, who: MdmVendor): boolean {
  return judge === who || vendor === who;
}

/** More would be a list of everything. */
const most = 4;

/** The places to look at, by id. */
export function choosePlaces(question: PlaceQuestion): readonly PlaceId[] {
  const chosen = places.filter(({ when }) => when(question)).map(({ id }) => id);
  return [...new Set(chosen)].slice(0, most);
}

/** The places with what to open there and what to look for. */
export function findPlaces(snapshot: Snapshot, words: Words): readonly TicketPlace[] {
  const { headline, registration, upstream } = snapshot;
  const isAboutAgent = aboutAgent.includes(headline.id);
  const isFailing = snapshot.policies.items.some(({ blocks, verdict }) => blocks && verdict === 'fail');
  const args = {
    server: upstream.server ?? snapshot.report?.server ?? '–',
    agent: isAboutAgent ? 'yes' : 'no',
    failing: isFailing ? 'yes' : 'no',
    ticket: headline.id === 'not-reported' ? 'empty' : 'other',
  };
  const vendor = managingVendorShown(snapshot);
  const judge = upstream.kind === 'none' ? (vendor ?? 'none') : upstream.kind;
  return choosePlaces({ headline: headline.id, code: registration.code, judge, vendor }).map(id => ({
    id,
    open: words.say(`ticket.place.${id}.open`, args),
    look: words.say(`ticket.place.${id}.look`, args),
  }));
}
