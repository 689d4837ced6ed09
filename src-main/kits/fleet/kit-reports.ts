import { bundleId } from '../clearway-names.ts';
import { maxAgeHours } from '../scripts/max-age-hours.ts';
import type { YamlValue } from '../yaml-text.ts';
import type { FleetKitInput } from './fleet-kit-input.ts';
import { appFile, isCurrent, parsedFiles, statusFile, valueOf } from './kept-files.ts';

/** Six hours: a registration changes by the day, and 5,000 Macs need not all be asked every hour. */
const interval = 6 * 60 * 60;

/** What IT wants to see of all Macs: one row for each Mac and person. */
export function kitReports({ settings }: FleetKitInput): YamlValue {
  const hours = maxAgeHours(settings);
  return [
    report(
      'Clearway: registration and headline',
      'Where each Mac stands by its own account: the registration (P0 to P9), the headline (H0 and up), when it last looked, and whether that is recent.',
      rows(statusFile, {
        registration: valueOf('registration/code'),
        headline: valueOf('headline/code'),
        server: valueOf('upstream/state'),
        taken_at: valueOf('takenAt'),
        current: `CASE WHEN ${isCurrent(hours)} THEN 'yes' ELSE 'no' END`,
      }),
    ),
    report(
      'Clearway: version and visibility',
      'Which version runs on each Mac, whether its icon is to be seen, and what became of its notifications.',
      rows(appFile, {
        version: valueOf('version'),
        icon: valueOf('icon'),
        notifications: valueOf('notifications'),
        seen_at: valueOf('at'),
      }),
    ),
    report(
      'Clearway: installed versions',
      'Which version lies on each Mac, also where nobody has started it yet.',
      `SELECT bundle_short_version AS version FROM apps WHERE bundle_identifier = '${bundleId}';`,
    ),
  ];
}

/** A row for each file, with these columns. */
function rows(file: string, columns: Readonly<Record<string, string>>): string {
  const wanted = Object.entries(columns).map(([column, value]) => `  ${value} AS ${column}`);
  return `SELECT\n${wanted.join(',\n')}\n${parsedFiles(file)};`;
}

function report(name: string, description: string, query: string): YamlValue {
  return {
    name,
    description,
    query,
    interval,
    platform: 'darwin',
    logging: 'snapshot',
    observer_can_run: true,
    automations_enabled: false,
  };
}
