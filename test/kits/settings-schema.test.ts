import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkIds } from '../../src-main/contract/ids.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { sampleSettings } from '../../src-main/kits/sample-settings.ts';
import { settingKeys, settingRow } from '../../src-main/kits/setting-catalogue.ts';
import { renderSettingsSchema } from '../../src-main/kits/settings-schema.ts';
import { anySettings } from './any-settings.ts';

const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(renderSettingsSchema()));
// Compiling holds the schema against the meta schema of its draft.
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const anyValue = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -5, max: 2000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    'auto',
    'report',
    'full',
    'masked',
    'usgov',
    '15.3',
    '41',
    '/var',
    'de',
    'a@b.example',
    'https://a.b/c',
  ),
  fc.constantFrom(
    'HTTPS://A.B',
    '+49 30 1234',
    '0F3C2A51-7b64-4d1e-9a70-2c5d8e6f1b34',
    'x'.repeat(2049),
    'x'.repeat(61),
  ),
  fc.array(fc.oneof(fc.constantFrom(...checkIds), fc.constantFrom('company portal', 7)), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
);

describe('the JSON Schema of the settings', () => {
  it('takes settings that can be forced', () => {
    fc.assert(
      fc.property(anySettings, settings => {
        expect(validate(settings), JSON.stringify(validate.errors)).toBe(true);
      }),
    );
  });

  it('says of any value of any key what Clearway says of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settingKeys), anyValue, (key, value) => {
        const isFine = parseSettings([{ [key]: value }]).complaints.length === 0;
        expect(validate({ [key]: value }), `${key} ${JSON.stringify(value)}`).toBe(isFine);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses a key that there is not, but for what macOS keeps beside the settings', () => {
    expect(validate({ FleetUrl: 'https://fleet.example.com' })).toBe(false);
    expect(validate({ PayloadUUID: 'x' })).toBe(true);
  });

  it('has for each key a title, a description, and an example that is taken', () => {
    for (const key of settingKeys) {
      expect(schema).toHaveProperty(['properties', key, 'title']);
      expect(schema).toHaveProperty(['properties', key, 'description']);
      expect(schema).toHaveProperty(['properties', key, 'examples'], [settingRow(key).example]);
      expect(validate({ [key]: settingRow(key).example }), key).toBe(true);
    }
  });

  it('takes the samples', () => {
    expect(validate(sampleSettings)).toBe(true);
    expect(parseSettings([sampleSettings]).complaints).toEqual([]);
  });
});
