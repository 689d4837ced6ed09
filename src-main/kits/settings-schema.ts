import * as z from 'zod';
import { checkIds } from '../contract/ids.ts';
import { settingSchemas, type SettingKey } from '../core/config.ts';
import { settingKeys, settingRow } from './setting-catalogue.ts';
import { plain, settingDefault } from './setting-shape.ts';

const fields = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof fields>;

/** The settings as JSON Schema, for editors and pipelines; it says of a value what the product says of it. */
export function renderSettingsSchema(): string {
  const properties = Object.fromEntries(settingKeys.map(key => [key, described(key)]));
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Clearway settings',
    description: 'What IT can force in the preference domain com.clearway.companion.',
    type: 'object',
    properties,
    // What macOS and profile editors keep beside the settings of a payload.
    patternProperties: { '^Payload': {} },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function described(key: SettingKey): Fields {
  const { title, meaning, example } = settingRow(key);
  const standard = settingDefault(key);
  return {
    title,
    description: plain(meaning),
    ...valuesOf(key),
    ...(standard === null ? {} : { default: standard }),
    examples: [example],
  };
}

/** A property list has no null: where a key is to have its default, it is left out. */
function valuesOf(key: SettingKey): Fields {
  const whole = Object.entries(fields.parse(z.toJSONSchema(settingSchemas[key], { io: 'input' })));
  const values = withoutNull(Object.fromEntries(whole.filter(([name]) => name !== '$schema' && name !== 'default')));
  return values['type'] === 'array' ? { ...values, items: { type: 'string', enum: checkIds } } : values;
}

function withoutNull(schema: Fields): Fields {
  const { anyOf, ...rest } = schema;
  const types: unknown = schema['type'];
  if (Array.isArray(types)) return { ...rest, type: types.find(type => type !== 'null') };
  if (!Array.isArray(anyOf)) return schema;
  const ways = anyOf.map(way => withoutNull(fields.parse(way))).filter(way => way['type'] !== 'null');
  const [only, ...more] = ways;
  return only !== undefined && more.length === 0 ? { ...rest, ...only } : { ...rest, anyOf: ways };
}
