import { checkIds } from '../contract/ids.ts';
import type { SettingKey } from '../core/config.ts';
import { bundleId } from './clearway-names.ts';
import { policyFields } from './policy-fields.ts';
import { settingKeys, settingRow } from './setting-catalogue.ts';
import { plain, settingDefault, settingForm, settingShape } from './setting-shape.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The custom schema of Jamf Pro's Application & Custom Settings. Each setting can be left “Not Configured”: Jamf writes
 * every field that it shows into the profile, and a key that is forced cannot be chosen by the person any more.
 */
export function renderJamfSchema(): string {
  const properties = Object.fromEntries(settingKeys.map((key, index) => [key, property(key, index)]));
  const manifest = {
    title: `Clearway (${bundleId})`,
    description: 'What IT can force in Clearway, the companion for sign-in with conditional access.',
    __preferencedomain: bundleId,
    options: { remove_empty_properties: true },
    properties,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function property(key: SettingKey, index: number): Fields {
  const { title, meaning } = settingRow(key);
  return {
    title,
    description: `${plain(meaning)}. Takes: ${plain(settingForm(key))}.`,
    property_order: (index + 1) * 5,
    anyOf: [
      { type: 'null', title: 'Not Configured' },
      { title: 'Configured', ...value(key) },
    ],
  };
}

function value(key: SettingKey): Fields {
  const { choices, example } = settingRow(key);
  const shape = settingShape(key);
  const standard = settingDefault(key);
  const first = standard === null ? {} : { default: standard };
  switch (shape.kind) {
    case 'boolean':
      return { type: 'boolean', ...first };
    case 'choice':
      return {
        type: 'string',
        ...first,
        enum: shape.values,
        options: { enum_titles: shape.values.map(name => choices?.[name] ?? name) },
      };
    case 'integer':
      return {
        type: 'integer',
        ...first,
        ...(shape.least === null ? {} : { minimum: shape.least }),
        ...(shape.most === null ? {} : { maximum: shape.most }),
      };
    case 'text':
      return {
        type: 'string',
        ...first,
        ...(shape.pattern === null ? {} : { pattern: shape.pattern }),
        ...(shape.longest === null ? {} : { maxLength: shape.longest }),
        ...(typeof example === 'string' ? { options: { infoText: `For example: ${example}` } } : {}),
      };
    case 'checks':
      return { type: 'array', items: { type: 'string', title: 'Check', enum: checkIds } };
    case 'policies':
      return { type: 'array', items: { type: 'object', title: 'Policy', properties: policyProperties() } };
  }
}

function policyProperties(): Fields {
  return Object.fromEntries(
    policyFields.map(({ key, type, title, meaning }, index) => [
      key,
      { type, title, description: meaning, property_order: (index + 1) * 5 },
    ]),
  );
}
