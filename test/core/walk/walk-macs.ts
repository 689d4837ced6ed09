import { known } from '../../../src-main/core/fact.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import type { RegistrationCode, RegistrationMethod } from '../../../src-main/contract/snapshot.ts';
import { decideDoctor } from '../../../src-main/core/doctor/decide-doctor.ts';
import { readDoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';
import type { WalkVendor } from '../../../src-main/core/walk/walk-step.ts';
import { drawWalk } from '../../../src-main/core/walk/draw-walk.ts';
import {
  appSso,
  checkInputs,
  device,
  fleetAgent,
  mdmEnrollment,
  noJamf,
  observedAt,
  platformProfile,
  ssoProfiles,
  unreadable,
  user,
  words,
} from '../examples.ts';

export const codes = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'] as const;
const seen = { observedAt, source: 'example' };

type Mac = {
  readonly code: RegistrationCode;
  readonly version?: string;
  readonly method?: RegistrationMethod | null;
  readonly vendor?: WalkVendor;
  readonly tries?: number;
  readonly facts?: Partial<Facts>;
};

/** What is known of a Mac whose registration stands at a code. */
export function macAt({ code, version = '15.5', method = 'secure-enclave', vendor = 'fleet', facts = {} }: Mac): {
  readonly facts: Partial<Facts>;
} {
  return {
    facts: {
      ...registrationAt(code, method),
      macosVersion: known(version, seen),
      mdmEnrollment: vendor === 'unknown' ? unreadable : mdmEnrollment({ vendor }),
      jamf: known({ ...noJamf, present: vendor === 'jamf' }, seen),
      fleetAgent: fleetAgent({ present: vendor === 'fleet' }),
      ...facts,
    },
  };
}

/** The walk of that Mac. */
export function walkAt(mac: Mac) {
  const inputs = checkInputs(macAt(mac));
  const sources = { ...inputs, memory: { ...inputs.memory, tries: mac.tries ?? 0 } };
  const { remedy } = decideDoctor(readDoctorInputs(sources));
  return drawWalk({ ...sources, shownVersion: 'unknown', remedy }, words);
}

function registrationAt(code: RegistrationCode, method: RegistrationMethod | null): Partial<Facts> {
  const profiles = ssoProfiles({ ...platformProfile, method, topMethod: method });
  const its = { ...device, method };
  const account = { ...user, method };
  const nobody = { user: null, tokens: null };
  const at: Readonly<Record<RegistrationCode, Partial<Facts>>> = {
    P0: { appSso: appSso({ device: its, user: account }) },
    P1: { appSso: appSso({ device: null, ...nobody }), ssoProfiles: ssoProfiles() },
    P2: { appSso: appSso({ device: null, ...nobody }) },
    P3: { appSso: appSso({ device: { ...its, extensionIdentifier: 'com.example.other' }, ...nobody }) },
    P4: { appSso: appSso({ device: { ...its, registrationCompleted: false }, ...nobody }) },
    P5: { appSso: appSso({ device: its, ...nobody }) },
    P6: { appSso: appSso({ device: its, user: { ...account, state: 'POUserStateNeedsRegistration' } }) },
    P7: { appSso: appSso({ device: its, user: { ...account, state: 'POUserStateNeedsNewKeys' } }) },
    P8: { appSso: appSso({ device: its, user: { ...account, kerberosCount: 0 }, tokens: null }) },
    P9: { appSso: unreadable },
  };
  return { ssoProfiles: profiles, ...at[code] };
}
