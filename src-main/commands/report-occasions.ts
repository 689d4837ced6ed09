import type { ReportOccasions } from '../engine/engine-parts.ts';
import type { LookArguments } from './arguments.ts';

/** The registration doctor, the list of policies and the error decoder only look; the look before a refetch is followed by its report. */
export const reportOccasions: Readonly<Record<LookArguments['command'], ReportOccasions>> = {
  status: 'all',
  refetch: 'refetch',
  psso: 'none',
  policies: 'none',
  explain: 'none',
  // A recording is of what a look finds, the service's answer to its report included.
  record: 'all',
  replay: 'none',
  timeline: 'none',
  ticket: 'none',
};
