import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../src-main/core/contradictions.ts';
import type { ContradictionId } from '../../src-main/core/contradictions/contradiction-words.ts';
import { known } from '../../src-main/core/fact.ts';
import type { JamfAgent, WorkplaceJoin } from '../../src-main/core/registration-facts.ts';
import { noMemory } from '../../src-main/core/registration-memory.ts';
import type { Given, Row } from './contradiction-row.ts';
import {
  appSso,
  checkInputs,
  device,
  fleetAgent,
  host,
  mdmEnrollment,
  noJamf,
  notApplicable,
  observedAt,
  platformProfile,
  policy,
  serverInstant,
  ssoProfiles,
  tokens,
  unreadable,
  user,
  words,
} from './examples.ts';

const seen = { observedAt, source: 'example' };
const jamf = (change: Partial<JamfAgent> = {}) => known({ ...noJamf, present: true, ...change }, seen);
const join = (change: Partial<WorkplaceJoin> = {}) =>
  known({ found: true, deviceId: null, userPrincipalName: null, ...change }, seen);
const directory = (bound: boolean, userPrincipalName: string | null = 'sam@example.com') =>
  known({ bound, userPrincipalName }, seen);
const intune = known({ present: true, version: '1' }, seen);
const noFleet = fleetAgent({ present: false });
const asks = {
  query:
    "SELECT 1 FROM app_sso_platform WHERE extension_identifier = 'com.microsoft.CompanyPortalMac.ssoextension' AND realm = 'KERBEROS.MICROSOFTONLINE.COM';",
};
const failing = { policies: [policy({ ...asks, verdict: 'fail' })], failingCount: 1 };
const gone = { ssoProfiles: ssoProfiles(), appSso: appSso({ device: null, user: null, tokens: null }) };
const noTicket = appSso({ user: { ...user, kerberosCount: 0 } });

/** Every contradiction that this Mac can see by itself: where its sources agree, differ, and one is not known. */
const rows = {
  'registered-here-not-upstream': {
    agree: {
      'the policy passes': { upstream: { policies: [policy(asks)] } },
      'neither knows of a registration': { facts: gone, upstream: failing },
      'another policy fails': { upstream: { policies: [policy({ verdict: 'fail' })], failingCount: 1 } },
    },
    differ: { 'the policy fails': { upstream: failing, says: 'finds no device' } },
    unknown: {
      'app-sso is not known': { facts: { appSso: unreadable }, upstream: failing },
      'the policies are not known': { upstream: { policies: null } },
      'the policy has not run': { upstream: { policies: [policy({ ...asks, verdict: 'pending' })], failingCount: 0 } },
      'the policy’s question is not known': {
        upstream: { policies: [policy({ query: null, verdict: 'fail' })], failingCount: 1 },
      },
      'the server’s evaluation is old': {
        upstream: {
          ...failing,
          host: host({ policyUpdatedAt: serverInstant(60 * 24 * 30), detailUpdatedAt: serverInstant(60 * 24 * 30) }),
        },
      },
      'an empty ticket says why already': { facts: { appSso: noTicket, fleetAgent: noFleet }, upstream: failing },
    },
  },
  'empty-kerberos': {
    agree: {
      'there is a ticket': {},
      'nobody is registered': {
        facts: { appSso: appSso({ user: { ...user, state: 'POUserStateNeedsNewKeys', kerberosCount: 0 } }) },
      },
      'Fleet is not here': { facts: { appSso: noTicket, fleetAgent: noFleet } },
      'it is another provider’s': {
        facts: {
          appSso: appSso({
            device: { ...device, extensionIdentifier: 'com.okta.mobile' },
            user: { ...user, kerberosCount: 0 },
          }),
        },
      },
    },
    differ: {
      'the list is empty, with tokens': { facts: { appSso: noTicket }, says: 'Fleet never reports' },
      'the list is empty, without tokens': {
        facts: { appSso: appSso({ user: { ...user, kerberosCount: 0 }, tokens: null }) },
        says: 'Fleet never reports',
      },
    },
    unknown: {
      'the key is missing': { facts: { appSso: appSso({ user: { ...user, kerberosCount: null }, tokens }) } },
      'app-sso is not known': { facts: { appSso: unreadable } },
      'the agent is not known': { facts: { appSso: noTicket, fleetAgent: unreadable } },
    },
  },
  'jamf-registered-without-profile': {
    agree: {
      'the profile is here': { facts: { jamf: jamf({ ssoStatus: 'registered' }), fleetAgent: noFleet } },
      'Jamf says no as well': { facts: { ...gone, jamf: jamf({ ssoStatus: 'not-registered' }) } },
    },
    differ: {
      'Jamf says yes, and the profile is gone': {
        facts: { ...gone, jamf: jamf({ ssoStatus: 'registered' }) },
        says: 'profile is gone',
      },
    },
    unknown: {
      'Jamf does not say': { facts: { ...gone, jamf: jamf({ ssoStatus: null }) } },
      'Jamf is not known': { facts: { ...gone, jamf: unreadable } },
      'the profiles are not known': {
        facts: { ...gone, ssoProfiles: unreadable, jamf: jamf({ ssoStatus: 'registered' }) },
      },
      'app-sso is not known': { facts: { ...gone, appSso: unreadable, jamf: jamf({ ssoStatus: 'registered' }) } },
    },
  },
  'jamf-not-registered-here-registered': {
    agree: {
      'Jamf says yes as well': { facts: { jamf: jamf({ ssoStatus: 'registered' }), fleetAgent: noFleet } },
      'macOS says no as well': { facts: { ...gone, jamf: jamf({ ssoStatus: 'not-registered' }) } },
      'Jamf is not here': { facts: { jamf: jamf({ present: false, ssoStatus: 'not-registered' }) } },
    },
    differ: {
      'Jamf says no': { facts: { jamf: jamf({ ssoStatus: 'not-registered' }) }, says: 'that it is not registered' },
      'Jamf says not set up': { facts: { jamf: jamf({ ssoStatus: 'not-enabled' }) }, says: 'not set up' },
      'Jamf says to repair': { facts: { jamf: jamf({ ssoStatus: 'needs-repair' }) }, says: 'needs a repair' },
    },
    unknown: {
      'Jamf does not say': { facts: { jamf: jamf({ ssoStatus: null }) } },
      'Jamf is not known': { facts: { jamf: unreadable } },
      'app-sso is not known': { facts: { appSso: unreadable, jamf: jamf({ ssoStatus: 'not-registered' }) } },
    },
  },
  'two-managers': {
    agree: {
      'Fleet is all there is': { facts: { mdmEnrollment: mdmEnrollment({ vendor: 'fleet' }) } },
      'Jamf is all there is': {
        facts: { mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }), jamf: jamf(), fleetAgent: noFleet },
      },
      'management is off': {
        facts: { mdmEnrollment: mdmEnrollment({ enrolled: false, vendor: 'jamf' }), jamf: jamf(), intune },
      },
    },
    differ: {
      'two agents are here, and management is of somebody else': {
        facts: { jamf: jamf() },
        says: 'The agents of Fleet and Jamf are on this Mac.',
      },
      'two agents are here, and management is not known': {
        facts: { mdmEnrollment: unreadable, intune },
        says: 'The agents of Fleet and Intune are on this Mac.',
      },
      'management is of one and the agent of another': {
        facts: { mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }), jamf: jamf() },
        says: 'Jamf manages this Mac, and Fleet’s agent is here too.',
      },
      'management is of one and two more agents are here': {
        facts: { mdmEnrollment: mdmEnrollment({ vendor: 'intune' }), jamf: jamf() },
        says: 'Intune manages this Mac, and the agents of Fleet and Jamf are here too.',
      },
      'three are here': {
        facts: { jamf: jamf(), intune },
        says: 'The agents of Fleet, Jamf and Intune are on this Mac.',
      },
    },
    unknown: {
      'the other agent is not known': { facts: { jamf: unreadable, intune: notApplicable } },
      'management is of somebody else': { facts: { mdmEnrollment: mdmEnrollment({ vendor: 'other' }) } },
      'the server’s address says nothing': { facts: { mdmEnrollment: mdmEnrollment({ vendor: null }) } },
      'management is not known': { facts: { mdmEnrollment: unreadable } },
    },
  },
  'another-device-id': {
    agree: {
      'nothing was there before': {},
      'it is the same one in other letters': {
        facts: { jamf: jamf({ deviceId: device.deviceId?.toUpperCase() ?? '' }), fleetAgent: noFleet },
      },
      'the one before is the present one': { memory: { earlierDeviceId: device.deviceId } },
    },
    differ: {
      'an earlier look saw another one': { memory: { earlierDeviceId: 'an-old-id' }, says: 'before (an-old-id)' },
      'Jamf has another one': {
        facts: { jamf: jamf({ deviceId: 'jamfs-id' }), fleetAgent: noFleet },
        says: 'Jamf knows this Mac at Microsoft by another device id (jamfs-id)',
      },
      'the Keychain has another one': {
        facts: { workplaceJoin: join({ deviceId: 'joined-id' }) },
        says: 'An older registration in the Keychain has another device id (joined-id)',
      },
    },
    unknown: {
      'the present one is not known': {
        facts: { appSso: appSso({ device: { ...device, deviceId: null } }) },
        memory: { earlierDeviceId: 'an-old-id' },
      },
      'Jamf’s is not known': { facts: { jamf: unreadable } },
      'Jamf does not say': { facts: { jamf: jamf(), fleetAgent: noFleet } },
      'there is no older registration to be seen': { facts: { workplaceJoin: join({ found: false, deviceId: 'x' }) } },
    },
  },
  'directory-disagrees': {
    agree: {
      'the account is bound': { facts: { directory: directory(true) } },
      'the names differ in letters alone': { facts: { directory: directory(true, 'Sam@Example.com') } },
      'nobody is registered': { facts: { ...gone, directory: directory(false, null) } },
    },
    differ: {
      'the account is not bound': { facts: { directory: directory(false, null) }, says: 'not tied to a work account' },
      'it is bound to somebody else': {
        facts: { directory: directory(true, 'alex@example.com') },
        says: 'another work account',
      },
    },
    unknown: {
      'the directory is not known': { facts: { directory: unreadable } },
      'the directory names nobody': { facts: { directory: directory(true, null) } },
      'Apple masks the name': {
        facts: {
          appSso: appSso({ user: { ...user, userPrincipalName: 's***@example.com' } }),
          directory: directory(true),
        },
      },
      'Apple names nobody': {
        facts: { appSso: appSso({ user: { ...user, userPrincipalName: null } }), directory: directory(true) },
      },
    },
  },
  'method-differs': {
    agree: {
      'both are the same': {},
      'nobody is registered': { facts: { appSso: appSso({ user: null }) } },
      'the other profile is another provider’s': {
        facts: {
          ssoProfiles: ssoProfiles(platformProfile, {
            ...platformProfile,
            extensionIdentifier: 'com.okta.mobile',
            method: 'password',
          }),
        },
      },
    },
    differ: {
      'the profile wants another one': {
        facts: { ssoProfiles: ssoProfiles({ ...platformProfile, method: 'password' }) },
        says: 'with the Secure Enclave, and the profile now wants the password',
      },
      'macOS 13 goes by the method at the top': {
        facts: {
          macosVersion: known('13.6.1', seen),
          ssoProfiles: ssoProfiles({ ...platformProfile, topMethod: 'password' }),
        },
        says: 'now wants the password',
      },
      'what macOS has loaded wants another one': {
        facts: {
          ssoProfiles: ssoProfiles({ ...platformProfile, method: null }),
          appSso: appSso({ device: { ...device, method: 'smart-card' } }),
        },
        says: 'now wants a smart card',
      },
    },
    unknown: {
      'nobody says what is wanted': {
        facts: { ssoProfiles: unreadable, appSso: appSso({ device: { ...device, method: null } }) },
      },
      'it is not known what was registered': {
        facts: { appSso: appSso({ user: { ...user, method: null }, device: { ...device, method: 'password' } }) },
      },
      'app-sso is not known': { facts: { appSso: unreadable } },
    },
  },
} satisfies Partial<Record<ContradictionId, Row>>;

function found(id: string, { facts, upstream, memory }: Given) {
  const inputs = checkInputs({ ...(facts && { facts }), ...(upstream && { upstream }) });
  const all = findContradictions({ ...inputs, memory: { ...noMemory, ...memory } }, words);
  return all.filter(one => one.id === id);
}

describe.each(Object.entries<Row>(rows))('%s', (id, { agree, differ, unknown }) => {
  it.each(Object.entries(agree))('is no contradiction where %s', (_what, given) => {
    expect(found(id, given)).toEqual([]);
  });

  it.each(Object.entries(differ))('is one where %s', (_what, { says, ...given }) => {
    const [contradiction] = found(id, given);
    expect(contradiction?.text).toContain(says);
    expect(contradiction?.causes.length).toBeGreaterThanOrEqual(2);
  });

  it.each(Object.entries(unknown))('is none where %s', (_what, given) => {
    expect(found(id, given)).toEqual([]);
  });
});
