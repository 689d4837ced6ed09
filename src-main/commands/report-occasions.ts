import type { ReportOccasions } from '../engine/engine-parts.ts';
import type { LookArguments } from './arguments.ts';

/** The registration doctor and the list of policies only look; the look before a refetch is followed by its report. */
export const reportOccasions: Readonly<Record<LookArguments['command'], ReportOccasions>> = {
  status: 'all',
  refetch: 'refetch',
  psso: 'none',
  policies: 'none',
  ticket: 'none',
};
