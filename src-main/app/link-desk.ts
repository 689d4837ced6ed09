import type { LinkPromptId, Pane, PromptAnswer } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { readLink, type LinkId } from '../core/deep-links.ts';
import { linkDeeds, offerOf, type LinkDeed } from '../core/link-offer.ts';
import { admitLink, countIgnored, noLinksYet, noneIgnored } from '../core/link-rate.ts';
import type { Clock, Log } from '../ports.ts';
import type { SceneDesk } from './scene-desk.ts';

/** Turns links into questions: whoever wrote one decides nothing, and is quoted nowhere. */
export type LinkDesk = {
  readonly open: (text: string) => void;
  /** What a link offers follows from the snapshot. */
  readonly snapshotChanged: () => void;
  /** Whoever closes the window has answered: a link is about now. */
  readonly windowClosed: () => void;
  readonly answers: Readonly<Record<LinkPromptId, (answer: PromptAnswer) => void>>;
};

export type LinkDeskParts = {
  readonly snapshot: () => Snapshot;
  /** Made after this one, which hears its answers. */
  readonly scene: () => Pick<SceneDesk, 'ask' | 'withdraw' | 'show'>;
  /** Opens the window, or brings it to the front; without a pane it stays where the person is. */
  readonly openWindow: (pane?: Pane) => void;
  readonly refetch: () => void;
  readonly openDeviceManagement: () => void;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** One link stands at a time, the newest: a page that opens all of them gets one question. */
export function createLinkDesk(parts: LinkDeskParts): LinkDesk {
  const { snapshot, scene, openWindow, clock, log } = parts;
  const deeds = createDeeds(parts);
  const logUnreadable = createIgnoredLog('not-a-link', log);
  const logTooMany = createIgnoredLog('too-many', log);
  let rate = noLinksYet;
  let standing: { readonly link: LinkId; readonly prompt: LinkPromptId | null } | null = null;

  const forget = (): void => {
    const prompt = standing?.prompt ?? null;
    standing = null;
    if (prompt !== null) scene().withdraw(prompt);
  };
  /** Asks what the link offers now, in the place of what it offered before. */
  const settle = (link: LinkId): Pane | undefined => {
    const offer = offerOf(link, snapshot());
    const prompt = offer.kind === 'ask' ? offer.prompt : null;
    if (standing?.prompt !== prompt) forget();
    standing = offer.kind === 'show' ? null : { link, prompt };
    if (prompt !== null) scene().ask(prompt);
    return offer.kind === 'show' ? offer.pane : undefined;
  };
  const answered = (prompt: LinkPromptId) => (answer: PromptAnswer) => {
    const link = standing?.prompt === prompt ? standing.link : null;
    if (link === null) return;
    standing = null;
    if (answer !== 'agree') return;
    // What was agreed to is what the words said; if it is no longer what helps, that is asked instead.
    const offer = offerOf(link, snapshot());
    if (offer.kind === 'ask' && offer.prompt === prompt) deeds[linkDeeds[prompt]]();
    else settle(link);
  };
  return {
    open: text => {
      const now = clock.now();
      const link = readLink(text);
      if (link === null) {
        logUnreadable(now);
        return;
      }
      const admitted = admitLink(rate, now);
      if (admitted === null) {
        logTooMany(now);
        return;
      }
      rate = admitted;
      openWindow(settle(link));
    },
    snapshotChanged: () => {
      if (standing !== null) settle(standing.link);
    },
    windowClosed: forget,
    answers: {
      'link-refetch': answered('link-refetch'),
      'link-enroll': answered('link-enroll'),
      'link-enroll-refetch': answered('link-enroll-refetch'),
      'link-remediate': answered('link-remediate'),
      'link-remediate-refetch': answered('link-remediate-refetch'),
      'link-turn-on-mdm': answered('link-turn-on-mdm'),
    },
  };
}

function createDeeds({ scene, refetch, openDeviceManagement }: LinkDeskParts): Readonly<Record<LinkDeed, () => void>> {
  return {
    refetch,
    'open-device-management': () => {
      // Its steps stand there, should the settings not open.
      scene().show('device');
      openDeviceManagement();
    },
    'show-help': () => {
      scene().show('help');
    },
    'show-device': () => {
      scene().show('device');
    },
  };
}

/** One line a minute with how many there were: the fact alone, for a link can hold anything. */
function createIgnoredLog(why: string, log: Log): (at: number) => void {
  let ignored = noneIgnored;
  return at => {
    const counted = countIgnored(ignored, at);
    ({ ignored } = counted);
    if (counted.tell !== null) log('warn', 'link-ignored', `${why} ${counted.tell}`);
  };
}
