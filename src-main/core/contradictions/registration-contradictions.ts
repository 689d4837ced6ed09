import type { CheckInputs } from '../checks/check.ts';
import type { Fact } from '../fact.ts';
import { profileMethodOf } from '../profile-method.ts';
import { microsoftSsoExtension } from '../registration.ts';
import type { MessageArguments } from '../words.ts';
import { readTicket } from '../work-ticket.ts';
import type { Contradiction } from './contradiction.ts';

/** What this Mac's own sources say of its registration, against each other. */
export const registrationContradictions: readonly Contradiction[] = [
  {
    id: 'profile-but-agent-not-loaded',
    between: ['managed-preferences', 'app-sso'],
    causes: [
      'contradiction.profile-but-agent-not-loaded.cause-1',
      'contradiction.profile-but-agent-not-loaded.cause-2',
    ],
    differs: ({ registration }) => (registration.report.state === 'agent-not-loaded' ? {} : null),
  },
  {
    id: 'empty-kerberos',
    between: ['app-sso', 'fleet-agent'],
    causes: ['contradiction.empty-kerberos.cause-1', 'contradiction.empty-kerberos.cause-2'],
    differs: ({ facts }) => (readTicket(facts) === 'empty' ? {} : null),
  },
  {
    id: 'jamf-registered-without-profile',
    between: ['jamf', 'app-sso'],
    causes: [
      'contradiction.jamf-registered-without-profile.cause-1',
      'contradiction.jamf-registered-without-profile.cause-2',
    ],
    differs: ({ facts, registration }) => {
      const jamf = valueOf(facts.jamf);
      return jamf?.present === true && jamf.ssoStatus === 'registered' && registration.report.state === 'not-configured'
        ? {}
        : null;
    },
  },
  {
    id: 'jamf-not-registered-here-registered',
    between: ['jamf', 'app-sso'],
    causes: [
      'contradiction.jamf-not-registered-here-registered.cause-1',
      'contradiction.jamf-not-registered-here-registered.cause-2',
      'contradiction.jamf-not-registered-here-registered.cause-3',
    ],
    differs: ({ facts, registration }) => {
      const jamf = valueOf(facts.jamf);
      if (jamf?.present !== true || jamf.ssoStatus === null || jamf.ssoStatus === 'registered') return null;
      // A hyphen means something in ICU messages.
      return registration.report.state === 'registered' ? { said: jamf.ssoStatus.replaceAll('-', '_') } : null;
    },
  },
  {
    id: 'another-device-id',
    between: ['app-sso', 'device-ids'],
    causes: [
      'contradiction.another-device-id.cause-1',
      'contradiction.another-device-id.cause-2',
      'contradiction.another-device-id.cause-3',
    ],
    differs: findOtherDeviceId,
  },
  {
    id: 'directory-disagrees',
    between: ['app-sso', 'dscl'],
    causes: ['contradiction.directory-disagrees.cause-1', 'contradiction.directory-disagrees.cause-2'],
    differs: findDirectoryDoubt,
  },
  {
    id: 'method-differs',
    between: ['device-configuration', 'user-configuration'],
    causes: ['contradiction.method-differs.cause-1', 'contradiction.method-differs.cause-2'],
    differs: findOtherMethod,
  },
];

function valueOf<T>(fact: Fact<T>): T | null {
  return fact.kind === 'known' ? fact.value : null;
}

function findOtherDeviceId({ facts, registration, memory }: CheckInputs): MessageArguments | null {
  const { deviceId } = registration.report;
  if (deviceId === null) return null;
  const jamf = valueOf(facts.jamf);
  const join = valueOf(facts.workplaceJoin);
  const others: readonly (readonly [string, string | null])[] = [
    ['earlier', memory.earlierDeviceId],
    ['jamf', jamf?.present === true ? jamf.deviceId : null],
    ['join', join?.found === true ? join.deviceId : null],
  ];
  const other = others.find(([, id]) => id !== null && !isSame(id, deviceId));
  return other === undefined ? null : { source: other[0], id: other[1] ?? '', deviceId };
}

/** The name that Apple shows can be masked, which says nothing of whose it is. */
function findDirectoryDoubt({ facts, registration }: CheckInputs): MessageArguments | null {
  const directory = valueOf(facts.directory);
  const { state, userPrincipalName: name } = registration.report;
  if (directory === null || state !== 'registered') return null;
  if (!directory.bound) return { doubt: 'unbound' };
  const bound = directory.userPrincipalName;
  const isComparable = name !== null && bound !== null && !name.includes('*') && !bound.includes('*');
  return isComparable && !isSame(name, bound) ? { doubt: 'user' } : null;
}

function findOtherMethod({ facts }: CheckInputs): MessageArguments | null {
  const sso = valueOf(facts.appSso);
  const registered = sso?.user?.method ?? null;
  const profile = valueOf(facts.ssoProfiles)?.find(
    ({ platformSso, extensionIdentifier }) => platformSso && extensionIdentifier === microsoftSsoExtension,
  );
  // The profile is what macOS is going to load where the two differ.
  const configured = profileMethodOf(profile, facts.macosVersion) ?? sso?.device?.method ?? null;
  if (registered === null || configured === null || registered === configured) return null;
  return { registered: registered.replace('-', '_'), configured: configured.replace('-', '_') };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
