import type { KitFile } from '../kit.ts';
import { renderDoctorScript } from '../scripts/doctor-script.ts';
import { renderStatusScript } from '../scripts/status-script.ts';
import { renderXml } from '../xml-text.ts';

/** The names under which Jamf keeps the answers; smart groups ask for them by these names. */
export const attributeNames = {
  registration: 'Clearway registration',
  headline: 'Clearway headline',
  lastLook: 'Clearway last look',
  doctor: 'Clearway doctor',
} as const;

type Attribute = { readonly file: string; readonly name: string; readonly about: string; readonly script: string };

function attributes(maxAgeHours: number): readonly Attribute[] {
  const old = `“no data (why)” where it is not known or older than ${String(maxAgeHours)} hours.`;
  return [
    {
      file: 'clearway-registration',
      name: attributeNames.registration,
      about: `How far this Mac is registered with Entra, P0 (registered) to P9. ${old}`,
      script: renderStatusScript('jamf', 'registration', maxAgeHours),
    },
    {
      file: 'clearway-headline',
      name: attributeNames.headline,
      about: `What Clearway says, as code and state, such as “H6 blocked”. ${old}`,
      script: renderStatusScript('jamf', 'headline', maxAgeHours),
    },
    {
      file: 'clearway-last-look',
      name: attributeNames.lastLook,
      about: 'How many hours ago Clearway last looked, such as “3 h”. “no data (why)” where it is not known.',
      script: renderStatusScript('jamf', 'last-look', maxAgeHours),
    },
    {
      file: 'clearway-doctor',
      name: attributeNames.doctor,
      about: 'Whether everything is in place for Clearway. “no data (why)” where that cannot be asked.',
      script: renderDoctorScript('jamf'),
    },
  ];
}

/** Each attribute twice: as a script to paste, and as the XML that the API and the upload of Jamf Pro take. */
export function renderExtensionAttributes(maxAgeHours: number): readonly KitFile[] {
  return attributes(maxAgeHours).flatMap(({ file, name, about, script }) => [
    { path: `extension-attributes/${file}.sh`, text: script },
    {
      path: `extension-attributes/${file}.xml`,
      text: renderXml([
        'computer_extension_attribute',
        [
          ['name', name],
          ['enabled', 'true'],
          ['description', about],
          ['data_type', 'String'],
          [
            'input_type',
            [
              ['type', 'script'],
              ['platform', 'Mac'],
              ['script', script],
            ],
          ],
          ['inventory_display', 'Extension Attributes'],
        ],
      ]),
    },
  ]);
}
