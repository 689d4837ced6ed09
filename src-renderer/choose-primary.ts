import type { ActionId, CheckId, HeadlineId } from '../src-main/contract/ids.ts';
import type { Snapshot } from '../src-main/contract/snapshot.ts';
import { isFixedHere } from './fixed-here.tsx';
import { isFollowed } from './refetch-states.ts';

/** The one button that stands out. `show` leads to the steps where they are all that Clearway has to offer. */
export type Primary =
  | { readonly kind: 'refetch' | 'sign-in' | 'try' }
  | { readonly kind: 'open'; readonly action: ActionId }
  | { readonly kind: 'show'; readonly check: CheckId };

type Way = 'refetch' | 'sign-in' | 'offer' | 'remedy';

/**
 * What calls for a click under each headline, first match wins. Nothing does where nobody has to do anything, or
 * somebody else has to: Refetch stays within reach, but it would bring the same answer.
 */
const waysOf: Readonly<Record<HeadlineId, readonly Way[]>> = {
  'nothing-in-the-way': [],
  'done-try-signing-in': ['offer'],
  'mdm-off': ['remedy'],
  'company-portal-needed': ['remedy'],
  'profile-missing': ['remedy'],
  'registration-needed': ['remedy'],
  'policies-failing': ['remedy'],
  'check-failing': ['remedy'],
  'sign-in-required': ['sign-in'],
  'refetch-under-way': ['refetch'],
  'refetch-queued': ['refetch'],
  'upstream-unreachable': [],
  'upstream-token-stale': ['remedy'],
  'upstream-rate-limited': [],
  'upstream-misconfigured': ['remedy'],
  'upstream-error': [],
  'upstream-none': ['remedy'],
  'check-undetermined': ['offer', 'remedy'],
  'policies-undetermined': ['offer', 'remedy'],
  'policies-stale': ['refetch'],
  'good-to-fix': ['offer', 'remedy'],
  'not-looked-yet': [],
  'mdm-off-upstream': ['refetch'],
  'still-refused': [],
  'not-checked-lately': [],
  'mac-offline': [],
  'network-sign-in': [],
  'upstream-token-not-renewed': [],
  'push-failed': ['refetch'],
  'not-reported': ['offer', 'remedy'],
  'not-heard': ['refetch'],
  'service-refuses': ['offer'],
  'switched-off': [],
};

/** Remedies that this Mac can do no more for: that the server looks again is what is left of them. */
const endsInRefetch: ReadonlySet<string> = new Set(['tell-server-mdm', 'wake-agent', 'refetch-after-registering']);

/** Which one button stands out, if any. A refetch under way is finished first. */
export function choosePrimary(snapshot: Snapshot): Primary | null {
  const { headline, refetch } = snapshot;
  if (headline.id !== 'sign-in-required' && isFollowed(refetch.state)) return { kind: 'refetch' };
  for (const way of waysOf[headline.id]) {
    // The question whether it worked has no better answer, so nothing stands out beside it.
    if (way === 'offer' && snapshot.access.offer === 'answer') return null;
    const primary = choices[way](snapshot);
    if (primary !== null) return primary;
  }
  return null;
}

const choices: Readonly<Record<Way, (snapshot: Snapshot) => Primary | null>> = {
  refetch: askServer,
  'sign-in': () => ({ kind: 'sign-in' }),
  offer: ({ access }) => (access.offer === 'try' ? { kind: 'try' } : null),
  remedy: chooseRemedy,
};

/** With nobody to ask there is nothing to refetch. */
function askServer({ upstream }: Snapshot): Primary | null {
  return upstream.kind === 'none' ? null : { kind: 'refetch' };
}

/** What the remedy that the headline names can open. */
function namedAction({ headline, checks, doctor }: Snapshot): ActionId | null {
  const named = [...checks, ...(doctor === null ? [] : [doctor])].find(
    ({ remedy }) => remedy !== null && remedy.id === headline.remedy,
  );
  return named?.remedy?.action ?? null;
}

/** What the way through registration speaks of and this Mac can open: the registration's own first, also where the headline is about something else. */
export function walkAction(snapshot: Snapshot): ActionId | null {
  const registration = snapshot.checks.find(({ id }) => id === 'platform-sso-registration');
  return snapshot.doctor?.remedy?.action ?? registration?.remedy?.action ?? namedAction(snapshot);
}

function chooseRemedy(snapshot: Snapshot): Primary | null {
  const { headline, checks } = snapshot;
  if (headline.turn !== 'you' || headline.remedy === null) return null;
  const check = checks.find(({ remedy }) => remedy?.id === headline.remedy);
  const action = namedAction(snapshot);
  if (action !== null) return { kind: 'open', action };
  const show: Primary | null = check === undefined ? null : { kind: 'show', check: check.id };
  // Only a policy that this Mac sees fixed is news to the server: before that, asking it would bring the same answer.
  const isNews =
    headline.remedy === 'fix-policies' && snapshot.policies.items.some(item => item.blocks && isFixedHere(item));
  return isNews || endsInRefetch.has(headline.remedy) ? askServer(snapshot) : show;
}
