import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { parseSettings } from '../core/config.ts';
import { unknown } from '../core/fact.ts';
import { problem } from '../core/problem.ts';
import { noMemory } from '../core/registration-memory.ts';
import { emptyReading } from '../core/upstream-reading.ts';
import type { KeptJourney } from './keep-journey.ts';

/** The inputs before the first look: nothing is known, and each part says so. */
export function firstInputs(takenAt: string, revision: number, journey: KeptJourney): SnapshotInputs {
  return {
    takenAt,
    revision,
    mac: { name: 'unknown', macosVersion: 'unknown', user: 'unknown' },
    ...nothingKnown(),
    settings: parseSettings([]).settings,
    refetch: journey.refetch,
    access: journey.access,
    changes: journey.changes,
    durationsMs: journey.durationsMs,
    nextLook: null,
    isOld: false,
  };
}

/** What a look learns, where there was none. */
export function nothingKnown(): Pick<SnapshotInputs, 'facts' | 'upstream' | 'local' | 'reporting' | 'memory'> {
  const notLooked = unknown(problem('not-looked-yet'));
  return {
    facts: {
      companyPortal: notLooked,
      ssoProfiles: notLooked,
      appSso: notLooked,
      mdmEnrollment: notLooked,
      fleetAgent: notLooked,
      ssoExtension: notLooked,
      portalReceipt: notLooked,
      directory: notLooked,
      workplaceJoin: notLooked,
      jamf: notLooked,
      intune: notLooked,
      macosVersion: notLooked,
      diskEncryption: notLooked,
      browsers: notLooked,
      hardware: notLooked,
    },
    upstream: { ...emptyReading('none', 'none'), problem: problem('not-looked-yet') },
    local: { reading: null, answers: new Map() },
    reporting: null,
    memory: noMemory,
  };
}
