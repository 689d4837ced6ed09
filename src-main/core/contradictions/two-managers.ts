import type { CheckInputs } from '../checks/check.ts';
import type { MdmVendor } from '../registration-facts.ts';
import type { MessageArguments } from '../words.ts';
import type { Contradiction } from './contradiction.ts';

/** One who manages this Mac and somebody else's agent beside it, or two agents and no word of who manages. */
export const twoManagers: Contradiction = {
  id: 'two-managers',
  between: ['profiles', 'agents'],
  causes: ['contradiction.two-managers.cause-1', 'contradiction.two-managers.cause-2'],
  differs: findTwo,
};

type Manager = Exclude<MdmVendor, 'other'>;
const names: Readonly<Record<Manager, string>> = { fleet: 'Fleet', jamf: 'Jamf', intune: 'Intune' };

function findTwo({ facts: { fleetAgent, jamf, intune, mdmEnrollment } }: CheckInputs): MessageArguments | null {
  const mdm = mdmEnrollment.kind === 'known' ? mdmEnrollment.value : null;
  // What was left behind by a management that is off manages nothing.
  if (mdm?.enrolled === false) return null;
  const manager = mdm === null || mdm.vendor === null || mdm.vendor === 'other' ? null : mdm.vendor;
  const agents = [
    ['fleet', fleetAgent],
    ['jamf', jamf],
    ['intune', intune],
  ] as const;
  const others = agents.flatMap(([id, fact]) =>
    id !== manager && fact.kind === 'known' && fact.value.present ? [names[id]] : [],
  );
  const [one, other = '', third = ''] = others;
  if (one === undefined || (manager === null && other === '')) return null;
  return { manager: manager === null ? 'none' : names[manager], count: others.length, one, other, third };
}
