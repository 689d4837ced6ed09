import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { linkIds, type LinkId } from '../../src-main/core/deep-links.ts';
import { linkDeeds, offerOf } from '../../src-main/core/link-offer.ts';
import { idleRefetch } from '../../src-main/core/refetch-state.ts';
import { firstInputs } from '../../src-main/engine/first-inputs.ts';
import { noJourney } from '../../src-main/engine/keep-journey.ts';
import { snapshotWith } from '../app/action-world.ts';
import { anySnapshotInputs } from './arbitraries.ts';
import { appSso, facts, host, mdmEnrollment, policy, reading, switchedOff, unreadable, words } from './examples.ts';

const off = mdmEnrollment({ enrolled: false });
const notRegistered = facts({ appSso: appSso({ device: null, user: null }) });
const underWay = { ...idleRefetch, state: 'accepted' } as const;
const failing = reading({ policies: [policy({ verdict: 'fail', blocks: true })] });

const told = (link: LinkId, snapshot: Snapshot): string => {
  const offer = offerOf(link, snapshot);
  return offer.kind === 'ask' ? offer.prompt : offer.kind === 'show' ? `pane ${offer.pane}` : 'wait';
};

/** What each link offers, in the order of the columns. */
const links = ['refetch', 'enroll', 'remediate'] as const;
const rows: readonly [string, Snapshot, readonly string[]][] = [
  ['all is well', snapshotWith(), ['link-refetch', 'link-enroll-refetch', 'link-remediate-refetch']],
  [
    'this Mac is not registered',
    snapshotWith({ facts: notRegistered }),
    ['link-refetch', 'link-enroll', 'link-remediate'],
  ],
  [
    'the registration cannot be read',
    snapshotWith({ facts: facts({ appSso: unreadable }) }),
    ['link-refetch', 'link-enroll', 'link-remediate'],
  ],
  [
    'a policy that counts fails',
    snapshotWith({ upstream: failing }),
    ['link-refetch', 'link-enroll-refetch', 'link-remediate'],
  ],
  [
    'device management is off',
    snapshotWith({ facts: facts({ mdmEnrollment: off }) }),
    ['link-refetch', 'link-turn-on-mdm', 'link-turn-on-mdm'],
  ],
  [
    'device management is off, and this Mac is not registered',
    snapshotWith({ facts: { ...notRegistered, mdmEnrollment: off } }),
    ['link-refetch', 'link-turn-on-mdm', 'link-turn-on-mdm'],
  ],
  [
    'device management is on here, and off by the server’s record',
    snapshotWith({ upstream: reading({ host: host({ mdm: 'off' }) }) }),
    ['link-refetch', 'link-enroll-refetch', 'link-remediate'],
  ],
  [
    'whether device management is on cannot be read',
    snapshotWith({ facts: facts({ mdmEnrollment: unreadable }) }),
    ['link-refetch', 'link-enroll-refetch', 'link-remediate-refetch'],
  ],
  ['a refetch is under way', snapshotWith({ refetch: underWay }), ['pane device', 'pane device', 'pane device']],
  ['nobody can be asked', snapshotWith({ upstream: switchedOff }), ['pane device', 'pane device', 'pane device']],
  [
    'the server wants a sign-in first',
    snapshotWith({ upstream: reading({ state: 'sign-in-required' }) }),
    ['pane device', 'pane device', 'pane device'],
  ],
  [
    'nothing has been looked at yet',
    composeSnapshot(firstInputs('2026-11-20T12:00:00.000Z', 0, noJourney), words),
    ['wait', 'wait', 'wait'],
  ],
];

describe('what a link offers', () => {
  it.each(rows)('where %s', (_name, snapshot, offers) => {
    expect(links.map(link => told(link, snapshot))).toEqual(offers);
    expect([told('device', snapshot), told('help', snapshot)]).toEqual(['pane device', 'pane help']);
  });

  it('is a refetch only where nothing is under way and somebody can be asked, on any Mac', () => {
    fc.assert(
      fc.property(anySnapshotInputs, fc.constantFrom(...linkIds), (inputs, link) => {
        const snapshot = composeSnapshot(inputs, words);
        const offer = offerOf(link, snapshot);
        if (offer.kind !== 'ask') return;
        const deed = linkDeeds[offer.prompt];
        if (deed === 'refetch') {
          expect(snapshot.upstream.kind).not.toBe('none');
          expect(['requesting', 'queued', 'accepted', 'answered', 'evaluated']).not.toContain(snapshot.refetch.state);
        }
        const mdm = snapshot.checks.find(({ id }) => id === 'mdm-enrollment');
        if (deed === 'open-device-management') expect(mdm?.verdict).toBe('fail');
      }),
    );
  });
});
