import * as z from 'zod';
import { checkIds } from '../contract/ids.ts';
import { settingSchemas, type SettingKey } from '../core/config.ts';
import { settingRow } from './setting-catalogue.ts';

/** What values a setting takes, as its schema has it. */
export type SettingShape =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | {
      readonly kind: 'integer';
      readonly least: number | null;
      readonly most: number | null;
      readonly pattern: string | null;
    }
  | { readonly kind: 'text'; readonly pattern: string | null; readonly longest: number | null }
  | { readonly kind: 'checks'; readonly ids: readonly string[] }
  | { readonly kind: 'policies' };

const described = z.object({
  type: z.union([z.string().transform(type => [type]), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
});
type Described = z.infer<typeof described>;

/** Reads it out of the schema, so that nothing is written twice. A property list has no null, so none is in here. */
export function settingShape(key: SettingKey): SettingShape {
  const ways = alternatives(z.toJSONSchema(settingSchemas[key], { io: 'input' }));
  const text = ways.find(way => way.type?.includes('string') === true);
  const whole = ways.find(way => way.type?.includes('integer') === true);
  if (ways.some(way => way.type?.includes('boolean') === true)) return { kind: 'boolean' };
  if (ways.some(way => way.type?.includes('array') === true)) return { kind: 'checks', ids: checkIds };
  if (whole !== undefined) {
    const least = whole.minimum ?? (whole.exclusiveMinimum === undefined ? null : whole.exclusiveMinimum + 1);
    // The largest exact number is no limit that anybody has set.
    const most = whole.maximum === Number.MAX_SAFE_INTEGER ? null : (whole.maximum ?? null);
    return { kind: 'integer', least, most, pattern: text?.pattern ?? null };
  }
  if (text?.enum !== undefined) return { kind: 'choice', values: text.enum };
  if (text !== undefined) return { kind: 'text', pattern: text.pattern ?? null, longest: text.maxLength ?? null };
  return { kind: 'policies' };
}

function alternatives(schema: unknown): readonly Described[] {
  const read = described.parse(schema);
  return read.anyOf === undefined
    ? [read]
    : read.anyOf.flatMap(alternatives).filter(way => way.type?.includes('null') !== true);
}

/** What a setting is when nobody forces it; null where that is nothing. */
export function settingDefault(key: SettingKey): unknown {
  return settingSchemas[key].parse(undefined);
}

/** What to write, in Markdown. */
export function settingForm(key: SettingKey): string {
  const { written } = settingRow(key);
  const shape = settingShape(key);
  if (written !== undefined) return written;
  switch (shape.kind) {
    case 'boolean':
      return 'true or false';
    case 'choice':
      return new Intl.ListFormat('en', { type: 'disjunction', style: 'short' })
        .format(shape.values.map(value => `\`${value}\``))
        .replace(', or ', ' or ');
    case 'integer':
      return `whole number, ${number(shape.least)} to ${number(shape.most)}`;
    case 'text':
      return shape.longest === null ? 'text' : `text, at most ${number(shape.longest)} characters`;
    case 'checks':
      return 'list of check ids';
    case 'policies':
      return 'list, or a text with one';
  }
}

/** Markdown as plain text. */
export function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
}

function number(value: number | null): string {
  return value === null ? 'any' : new Intl.NumberFormat('en').format(value);
}
