import type { CheckInputs } from '../checks/check.ts';
import type { MdmVendor } from '../registration-facts.ts';
import type { MessageArguments } from '../words.ts';
import type { Contradiction } from './contradiction.ts';

/** Two who manage one Mac: each may tell Microsoft something else of it. */
export const twoManagers: Contradiction = {
  id: 'two-managers',
  between: ['profiles', 'agents'],
  causes: ['contradiction.two-managers.cause-1', 'contradiction.two-managers.cause-2'],
  differs: findTwo,
};

type Manager = Exclude<MdmVendor, 'other'>;
const names: Readonly<Record<Manager, string>> = { fleet: 'Fleet', jamf: 'Jamf', intune: 'Intune' };

function findTwo({ facts: { fleetAgent, jamf, intune, mdmEnrollment } }: CheckInputs): MessageArguments | null {
  const mdm = mdmEnrollment.kind === 'known' && mdmEnrollment.value.enrolled ? mdmEnrollment.value.vendor : null;
  const isHere = (manager: Manager, fact: typeof fleetAgent | typeof jamf | typeof intune): boolean =>
    mdm === manager || (fact.kind === 'known' && fact.value.present);
  const found: readonly string[] = [
    ...(isHere('fleet', fleetAgent) ? [names.fleet] : []),
    ...(isHere('jamf', jamf) ? [names.jamf] : []),
    ...(isHere('intune', intune) ? [names.intune] : []),
  ];
  const [one, other, third] = found;
  return one === undefined || other === undefined ? null : { count: found.length, one, other, third: third ?? '' };
}
