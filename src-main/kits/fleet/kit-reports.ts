import { bundleId } from '../clearway-names.ts';
import type { YamlValue } from '../yaml-text.ts';

const stateFolder = '/Users/%/Library/Application Support/Clearway';

/** What Clearway keeps of its last look, for each person of a Mac. Only that person and root can open the folder. */
export const statusFile = `${stateFolder}/status.json`;

/** Six hours: a registration changes by the day, and 5,000 Macs need not all be asked every hour. */
const interval = 6 * 60 * 60;

/** What IT wants to see of all Macs: one row for each Mac and person. */
export function kitReports(): YamlValue {
  return [
    report(
      'Clearway: registration and headline',
      'Where each Mac stands by its own account: the registration (P0 to P9), the headline (H0 and up), and when it last looked.',
      rows(statusFile, {
        registration: 'registration/code',
        headline: 'headline/code',
        server: 'upstream/state',
        taken_at: 'takenAt',
      }),
    ),
    report(
      'Clearway: version and visibility',
      'Which version runs on each Mac, whether its icon is to be seen, and what became of its notifications.',
      rows(`${stateFolder}/app.json`, {
        version: 'version',
        icon: 'icon',
        notifications: 'notifications',
        seen_at: 'at',
      }),
    ),
    report(
      'Clearway: installed versions',
      'Which version lies on each Mac, also where nobody has started it yet.',
      `SELECT bundle_short_version AS version FROM apps WHERE bundle_identifier = '${bundleId}';`,
    ),
  ];
}

/** `parse_json` is a table of Fleet's agent: a row for each key, which is turned here into a column. */
function rows(file: string, columns: Readonly<Record<string, string>>): string {
  const wanted = Object.entries(columns).map(
    ([column, key]) => `  MAX(CASE WHEN fullkey = '${key}' THEN value END) AS ${column}`,
  );
  return ['SELECT', wanted.join(',\n'), 'FROM parse_json', `WHERE path LIKE '${file}'`, 'GROUP BY path;'].join('\n');
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
