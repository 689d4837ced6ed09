import { checkIds } from '../contract/ids.ts';
import type { SettingKey } from '../core/config.ts';
import type { FormatPlist, PlistValue } from '../ports.ts';
import { bundleId } from './clearway-names.ts';
import { policyFields } from './policy-fields.ts';
import { settingGroups, settingKeys, settingRow } from './setting-catalogue.ts';
import { plain, settingDefault, settingForm, settingShape } from './setting-shape.ts';

type Fields = Readonly<Record<string, PlistValue>>;

/** Editors keep what is newer. Both move when a key, a value or a text does. */
const version = 1;
const modifiedAt = new Date(Date.UTC(2026, 10, 22));

/** The manifest by which ProfileCreator and iMazing Profile Editor show the settings. */
export function renderPreferenceManifest(formatPlist: FormatPlist): string {
  return formatPlist({
    pfm_description: 'What IT can force in Clearway',
    pfm_domain: bundleId,
    pfm_format_version: 1,
    pfm_interaction: 'combined',
    pfm_last_modified: modifiedAt,
    pfm_macos_min: '13.0',
    pfm_platforms: ['macOS'],
    pfm_subkeys: [...payloadKeys, segments(), ...settingKeys.map(subkey)],
    pfm_targets: ['system', 'user'],
    pfm_title: 'Clearway',
    pfm_unique: true,
    pfm_version: version,
  });
}

function payloadKey(name: string, title: string, standard: PlistValue | null): Fields {
  return {
    ...(standard === null ? {} : { pfm_default: standard }),
    pfm_name: name,
    pfm_title: title,
    pfm_type: typeof standard === 'number' ? 'integer' : 'string',
    ...(name === 'PayloadOrganization' || name === 'PayloadDescription' ? {} : { pfm_require: 'always' }),
  };
}

/** Every payload has these, and editors want them named. */
const payloadKeys: readonly Fields[] = [
  payloadKey('PayloadDescription', 'Payload Description', 'Settings of Clearway'),
  payloadKey('PayloadDisplayName', 'Payload Display Name', 'Clearway'),
  payloadKey('PayloadIdentifier', 'Payload Identifier', bundleId),
  payloadKey('PayloadType', 'Payload Type', bundleId),
  payloadKey('PayloadUUID', 'Payload UUID', null),
  payloadKey('PayloadVersion', 'Payload Version', 1),
  payloadKey('PayloadOrganization', 'Payload Organization', null),
];

/** The headings under which ProfileCreator shows the keys. */
function segments(): Fields {
  return {
    pfm_name: 'PFC_SegmentedControl_0',
    pfm_range_list_titles: Object.values(settingGroups),
    pfm_segments: Object.fromEntries(
      Object.entries(settingGroups).map(([group, title]) => [
        title,
        settingKeys.filter(key => settingRow(key).group === group),
      ]),
    ),
    pfm_type: 'string',
  };
}

function subkey(key: SettingKey): Fields {
  const { title, meaning } = settingRow(key);
  return {
    ...standardOf(key),
    pfm_description: plain(meaning),
    pfm_name: key,
    pfm_note: `Takes: ${plain(settingForm(key))}.`,
    ...value(key),
    pfm_title: title,
  };
}

function standardOf(key: SettingKey): Fields {
  const standard = settingDefault(key);
  const isPlain = typeof standard === 'string' || typeof standard === 'number' || typeof standard === 'boolean';
  return isPlain ? { pfm_default: standard } : {};
}

function value(key: SettingKey): Fields {
  const { choices, example } = settingRow(key);
  const shape = settingShape(key);
  switch (shape.kind) {
    case 'boolean':
      return { pfm_type: 'boolean' };
    case 'choice':
      return {
        pfm_range_list: shape.values,
        pfm_range_list_titles: shape.values.map(name => choices?.[name] ?? name),
        pfm_type: 'string',
      };
    case 'integer':
      return {
        ...(shape.least === null ? {} : { pfm_range_min: shape.least }),
        ...(shape.most === null ? {} : { pfm_range_max: shape.most }),
        pfm_type: 'integer',
      };
    case 'text':
      return {
        ...(shape.pattern === null ? {} : { pfm_format: shape.pattern }),
        pfm_type: 'string',
        ...(typeof example === 'string' ? { pfm_value_placeholder: example } : {}),
      };
    case 'checks':
      return { pfm_subkeys: [{ pfm_range_list: checkIds, pfm_type: 'string' }], pfm_type: 'array' };
    case 'policies':
      return { pfm_subkeys: [{ pfm_subkeys: policySubkeys, pfm_type: 'dictionary' }], pfm_type: 'array' };
  }
}

const policySubkeys: readonly Fields[] = policyFields.map(({ key, type, title, meaning }) => ({
  pfm_description: meaning,
  pfm_name: key,
  pfm_title: title,
  pfm_type: type,
}));
