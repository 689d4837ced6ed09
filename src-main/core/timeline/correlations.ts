import { elapsedMs } from '../instants.ts';
import type { ChangeEvent } from './event.ts';
import { isRegistrationLost, isSignedOut, stopsUsingProfile } from './registration-change.ts';

/** What can lie behind another event. */
export type CauseId =
  | 'company-portal'
  | 'macos'
  | 'profile'
  | 'profile-gone'
  | 'method'
  | 'mdm-off'
  | 'registered-anew'
  | 'registration-lost'
  | 'signed-out'
  | 'profile-unused'
  | 'policy-failed';

type When = (event: ChangeEvent) => boolean;
type Correlation = { readonly effect: When; readonly causes: readonly CauseId[] };

/** An event later than this has most likely another cause. */
const withinMs = 30 * 60_000;

const changed: When = ({ from, to }) => from !== null && from !== to;

const isCause: Readonly<Record<CauseId, When>> = {
  'company-portal': event => event.kind === 'company-portal' && changed(event),
  macos: event => event.kind === 'macos' && changed(event),
  profile: event => event.kind === 'profile' && changed(event) && event.to !== 'missing',
  'profile-gone': event => event.kind === 'profile' && changed(event) && event.to === 'missing',
  method: event => event.kind === 'method' && changed(event),
  'mdm-off': event => event.kind === 'mdm' && changed(event) && event.to === 'off',
  'registered-anew': ({ kind }) => kind === 'registration-tried',
  'registration-lost': isRegistrationLost,
  'signed-out': isSignedOut,
  'profile-unused': stopsUsingProfile,
  'policy-failed': event => event.kind === 'policy' && event.to === 'fail',
};

/** What has been seen to follow from what, likelier causes first. A row is a reason to look, never a proof. */
const correlations: readonly Correlation[] = [
  { effect: isRegistrationLost, causes: ['profile-gone', 'mdm-off', 'method', 'company-portal', 'macos', 'profile'] },
  { effect: isSignedOut, causes: ['method', 'company-portal', 'macos', 'profile'] },
  { effect: stopsUsingProfile, causes: ['profile', 'mdm-off', 'company-portal', 'macos'] },
  {
    effect: event => event.kind === 'device-id' && changed(event),
    causes: ['registered-anew', 'mdm-off', 'profile-gone', 'company-portal', 'macos'],
  },
  { effect: event => event.kind === 'profile' && event.to === 'missing' && changed(event), causes: ['mdm-off'] },
  {
    effect: ({ kind, from, to }) => (kind === 'policy' || kind === 'check') && from === 'pass' && to === 'fail',
    causes: ['mdm-off', 'company-portal', 'macos'],
  },
  {
    effect: ({ kind, to }) => kind === 'access' && to?.startsWith('did-not-work/') === true,
    causes: [
      'registration-lost',
      'signed-out',
      'profile-unused',
      'policy-failed',
      'mdm-off',
      'company-portal',
      'macos',
    ],
  },
];

export type Cause = { readonly id: CauseId; readonly minutes: number };

/** What happened shortly before an event and may be its cause: the nearest one, of those as near the likeliest. */
export function findCause(event: ChangeEvent, earlier: readonly ChangeEvent[]): Cause | null {
  const found = correlations
    .filter(({ effect }) => effect(event))
    .flatMap(({ causes }) => causes)
    .flatMap(id => {
      const ages = earlier.filter(isCause[id]).flatMap(({ at }) => elapsedMs(at, event.at) ?? []);
      return ages.filter(age => age >= 0 && age <= withinMs).map(age => ({ id, minutes: Math.floor(age / 60_000) }));
    });
  return found.reduce<Cause | null>((best, next) => (best === null || next.minutes < best.minutes ? next : best), null);
}
