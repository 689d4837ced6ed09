import type { LinkPromptId, Pane } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { LinkId } from './deep-links.ts';
import { isUnderWay } from './refetch-state.ts';

/** What a link leads to as things stand: a question, a pane, or nothing before the first look is over. */
export type LinkOffer =
  | { readonly kind: 'ask'; readonly prompt: LinkPromptId }
  | { readonly kind: 'show'; readonly pane: Pane }
  | { readonly kind: 'wait' };

/** What happens when the person agrees, and nothing else does. */
export type LinkDeed = 'refetch' | 'open-device-management' | 'show-help' | 'show-device';
export const linkDeeds: Readonly<Record<LinkPromptId, LinkDeed>> = {
  'link-refetch': 'refetch',
  'link-enroll': 'show-help',
  'link-enroll-refetch': 'refetch',
  'link-remediate': 'show-device',
  'link-remediate-refetch': 'refetch',
  'link-turn-on-mdm': 'open-device-management',
};

const device: LinkOffer = { kind: 'show', pane: 'device' };

/**
 * Microsoft's partner pages give everybody the same advice: to turn management on, or to refetch. Which of them helps
 * depends on this Mac, so it is decided here, anew with every snapshot.
 */
export function offerOf(link: LinkId, snapshot: Snapshot): LinkOffer {
  if (link === 'device') return device;
  if (link === 'help') return { kind: 'show', pane: 'help' };
  if (snapshot.headline.id === 'not-looked-yet') return { kind: 'wait' };
  if (link === 'refetch') return refetchBy('link-refetch', snapshot);
  if (isManagementOff(snapshot)) return ask('link-turn-on-mdm');
  const isRegistered = snapshot.registration.state === 'registered';
  if (link === 'enroll') return isRegistered ? refetchBy('link-enroll-refetch', snapshot) : ask('link-enroll');
  return isRegistered && !hasFailing(snapshot) ? refetchBy('link-remediate-refetch', snapshot) : ask('link-remediate');
}

function ask(prompt: LinkPromptId): LinkOffer {
  return { kind: 'ask', prompt };
}

/** Where the window itself offers no Refetch, or one is under way, it says why: nothing is left to ask. */
function refetchBy(prompt: LinkPromptId, { headline, refetch, upstream }: Snapshot): LinkOffer {
  const hasRefetch = upstream.kind !== 'none' && headline.id !== 'sign-in-required' && !isUnderWay(refetch.state);
  return hasRefetch ? ask(prompt) : device;
}

/** Off on this Mac itself; off at the server alone is nothing that the person can turn on here. */
function isManagementOff({ checks }: Snapshot): boolean {
  return checks.some(({ remedy, verdict }) => verdict === 'fail' && remedy?.id === 'turn-on-mdm');
}

function hasFailing({ checks, policies }: Snapshot): boolean {
  return [...checks, ...policies.items].some(({ blocks, verdict }) => blocks && verdict === 'fail');
}
