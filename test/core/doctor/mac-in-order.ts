import type { DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';

/** What the doctor is told of a Mac of Fleet on which everything is in order. */
export const macInOrder = {
  registration: 'registered',
  portal: 'current',
  profile: 'platform-sso',
  extension: 'enabled',
  macos: '15',
  mdm: 'on',
  vendor: 'fleet',
  methodChange: 'no',
  method: 'other',
  tries: '0',
  selfService: 'no',
  inventory: 'no',
  partner: 'unknown',
  ticket: 'seen',
} as const satisfies DoctorInputs;
