import { describe, expect, it } from 'vitest';
import { headlineCodes, type HeadlineId } from '../../../src-main/contract/ids.ts';
import { composeTicket } from '../../../src-main/core/ticket/compose-ticket.ts';
import { choosePlaces } from '../../../src-main/core/ticket/next-places.ts';
import { printTicket } from '../../../src-main/core/ticket/print-ticket.ts';
import { placeIds } from '../../../src-main/core/ticket/ticket-words.ts';
import { words } from '../examples.ts';
import { blocked, ticketInputs } from './ticket-inputs.ts';

describe('where to look next', () => {
  const headlines = Object.keys(headlineCodes).filter((id): id is HeadlineId => id in headlineCodes);
  const codes = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'] as const;
  const judges = ['fleet', 'jamf', 'intune', 'report', 'none', 'other'] as const;
  const vendors = [null, 'fleet', 'jamf', 'intune'] as const;
  const all = headlines.flatMap(headline =>
    codes.flatMap(code =>
      judges.flatMap(judge =>
        vendors.map(vendor => ({ judge, vendor, places: choosePlaces({ headline, code, judge, vendor }) })),
      ),
    ),
  );

  it('is somewhere for every headline, registration and judge, and at most four places', () => {
    for (const { places } of all) {
      expect(places.length).toBeGreaterThan(0);
      expect(places.length).toBeLessThanOrEqual(4);
    }
    expect(new Set(all.flatMap(({ places }) => places))).toEqual(new Set(placeIds));
  });

  it('is always with the one who judges the Mac', () => {
    const own = {
      fleet: 'fleet-host',
      jamf: 'jamf-computer',
      intune: 'intune-device',
      report: 'report-service',
    } as const;
    for (const { judge, places } of all)
      if (judge !== 'none' && judge !== 'other') expect(places).toContain(own[judge]);
  });

  it('is always with the one who manages the Mac, and with Jamf before the judge', () => {
    const own = { fleet: 'fleet-host', jamf: 'jamf-computer', intune: 'intune-device' } as const;
    for (const { judge, vendor, places } of all) {
      if (vendor !== null) expect(places).toContain(own[vendor]);
      if (vendor === 'jamf' && judge === 'fleet')
        expect(places.indexOf('jamf-computer')).toBeLessThan(places.indexOf('fleet-host'));
    }
  });

  it('is not the setting of a server where Jamf or Intune judges the Mac, which has none', () => {
    for (const { judge, places } of all)
      if (judge === 'jamf' || judge === 'intune') expect(places).not.toContain('own-setup');
    expect(choosePlaces({ headline: 'upstream-none', code: 'P0', judge: 'none', vendor: null })).toContain('own-setup');
  });

  it('asks at Fleet which policies fail where one does, and nowhere else', () => {
    const fleetOf = (items: typeof blocked.policies.items) =>
      composeTicket(ticketInputs({}, { policies: { ...blocked.policies, items } })).places.find(
        ({ id }) => id === 'fleet-host',
      )?.look;
    expect(fleetOf(blocked.policies.items)).toContain('which ones fail');
    const passing = fleetOf(blocked.policies.items.map(item => (item.blocks ? { ...item, verdict: 'pass' } : item)));
    expect(passing).toContain('Is MDM on');
    expect(passing).not.toContain('which ones fail');
  });

  it('is the profile and its Kerberos realm first where macOS has no work ticket', () => {
    const headline = { ...blocked.headline, id: 'not-reported', code: 'H30' } as const;
    const [first] = composeTicket(ticketInputs({}, { headline })).places;
    expect(first?.id).toBe('sso-profile');
    expect(first?.look).toContain('Kerberos realm');
    const { places } = composeTicket(ticketInputs({}, { registration: { ...blocked.registration, code: 'P1' } }));
    expect(places.find(({ id }) => id === 'sso-profile')?.look).not.toContain('Kerberos');
  });

  it('is Jamf, then Fleet, for a Mac of Jamf with Fleet’s agent, by the doctor’s word', () => {
    const { doctor } = blocked;
    if (doctor === null) throw new Error('this Mac was looked at');
    const mac = { ...blocked, doctor: { ...doctor, evidence: { ...doctor.evidence, vendor: 'jamf' } } };
    const ids = composeTicket(ticketInputs({}, mac)).places.map(({ id }) => id);
    expect(ids).toEqual(['jamf-computer', 'fleet-host', 'entra-device']);
    expect(printTicket(composeTicket(ticketInputs({}, mac)), words)).toContain('Jamf Pro, Computers');
  });
});
