import type { DoctorRow, StandingCaveat } from './doctor-row.ts';
import { rowsBefore } from './rows-before.ts';
import { rowsRegistered } from './rows-registered.ts';
import { rowsRegistering } from './rows-registering.ts';

/** The doctor's rows, first match wins, in the order in which a person meets the troubles. */
export const doctorTable: readonly DoctorRow[] = [...rowsBefore, ...rowsRegistering, ...rowsRegistered];

const done = ['registered', 'registered-as-far-as-seen'] as const;
/** Said only to somebody who has this registration behind them. */
const behind = [
  ...done,
  'registered-not-confirmed',
  'partner-not-informed',
  'not-reported',
  'method-changing',
  'sign-in-needed',
  'repair-needed',
] as const;

/** What is to be kept in mind besides. */
export const standingCaveats: readonly StandingCaveat[] = [
  {
    when: { macos: ['15-corrupting'] },
    caveat: 'macos-corrupts',
    notBeside: ['macos-corrupts-registration', 'configuration-corrupt'],
  },
  { when: { macos: ['unknown'] }, caveat: 'macos-unknown', notBeside: done },
  { when: { vendor: ['unknown'] }, caveat: 'manager-unknown', notBeside: [...done, 'mdm-off'] },
  { when: { portal: ['too-old-for-setup'] }, caveat: 'portal-too-old-for-setup', notBeside: behind },
  { when: { methodChange: ['yes'] }, caveat: 'method-changes', notBeside: ['method-changing'] },
  {
    when: { registration: ['device-not-registered'], tries: ['1'] },
    caveat: 'tried-once',
    // What is told there explains the try that failed: it says nothing about the tenant.
    notBeside: ['mdm-off', 'macos-corrupts-registration', 'macos-too-old', 'smart-card-needs-newer-macos'],
  },
  { when: { mdm: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
  { when: { portal: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
  { when: { profile: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
  { when: { extension: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
  // Without anything to do, which of them was not seen is all that is left to say.
  { when: { registration: ['registered'], macos: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
  { when: { registration: ['registered'], vendor: ['unknown'] }, caveat: 'not-everything-seen', notBeside: [] },
];
