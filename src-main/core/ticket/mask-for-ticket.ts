import type { Snapshot } from '../../contract/snapshot.ts';
import type { TimelineEntry } from '../../contract/timeline.ts';
import { createMask, maskIdentifiers, type Mask } from '../mask-identifiers.ts';

type Told = { readonly snapshot: Snapshot; readonly timeline: readonly TimelineEntry[] };

const uuid = /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/gi;
const address = /[\p{L}\p{N}._+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu;

/**
 * What a ticket tells, without what names the Mac and its user. Other ids and addresses go as well: an earlier device id
 * in a contradiction, or a second account, names the same person.
 */
export function maskForTicket({ snapshot, timeline }: Told): Told {
  const known = createMask(snapshot);
  const mask: Mask = text => known(text).replaceAll(uuid, '[id]').replaceAll(address, '[address]');
  return {
    snapshot: maskIdentifiers(snapshot, mask),
    timeline: timeline.map(({ at, kind, text, mayComeFrom }) => ({
      at,
      kind,
      text: mask(text),
      mayComeFrom: mayComeFrom === null ? null : mask(mayComeFrom),
    })),
  };
}
