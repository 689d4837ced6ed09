import type { LocalPolicy, PolicyFault, PolicyFaultCode } from '../core/local-policies.ts';
import { faultText } from './fault-text.ts';
import { longestQuery } from './parse-statement.ts';
import { isForThisMac } from './policy-platform.ts';
import { ignoredKeys, otherFileKeys } from './policy-keys.ts';
import { mergeKey, truthOf, valueAt, type WrittenPair, type WrittenValue } from './written-value.ts';

/** Fleet's own limit for a name. */
const longestName = 255;
const longestText = 16 * 1024;

/** More about one policy than this is noise, and a hostile file could otherwise fill any log. */
const mostRemarks = 5;

/** One entry of a list: a policy for this Mac, or none, and what was wrong with it. */
export type PolicyEntry = { readonly policy: LocalPolicy | null; readonly faults: readonly PolicyFault[] };

type Found = { readonly code: PolicyFaultCode; readonly line: number | null; readonly key: string | null };
type Field<T> = { readonly value: T } | { readonly fault: Found };

/** Reads one entry of a list of policies; the same rules for text and for settings. */
export function readPolicyEntry(written: WrittenValue, entry: number): PolicyEntry {
  const name = nameOf(written);
  const blocks = mayBlock(written);
  const leaveOut = ({ code, line, key }: Found, remarks: readonly PolicyFault[] = []): PolicyEntry => ({
    policy: null,
    // Left out for a key that nobody knows: the one that was meant may be the one that counts.
    faults: [
      { code, line: line ?? written.line, entry, name, key, isLeftOut: true, blocks: blocks || code === 'unknown-key' },
      ...remarks,
    ],
  });
  if (written.kind === 'unreadable') return leaveOut({ code: written.why, line: written.line, key: null });
  if (written.kind !== 'map') return leaveOut({ code: 'not-a-policy', line: written.line, key: null });
  const pointer = written.pairs.find(({ key }) => otherFileKeys.has(key));
  if (pointer !== undefined && valueAt(written, 'name') === undefined)
    return leaveOut({ code: 'other-file', line: pointer.line, key: pointer.key });
  const twice = duplicateKey(written.pairs);
  if (twice !== undefined) return leaveOut({ code: 'duplicate-key', line: twice.line, key: faultText(twice.key) });

  // What is wrong with a policy for another system is nothing to this Mac.
  const platform = readPlatform(written);
  if ('value' in platform && !platform.value) return { policy: null, faults: [] };
  const fields = {
    name: readName(written),
    query: readText(written, 'query', { most: longestQuery, missing: 'no-query', tooLong: 'query-too-long' }),
    platform,
    conditional: readTruth(written, 'conditional_access_enabled'),
    merge: readMerge(written),
    misspelt: readMisspelt(written),
  };
  const bad = Object.values(fields).find(field => 'fault' in field);
  if (bad !== undefined) return leaveOut(bad.fault);
  const texts = {
    description: readText(written, 'description', { most: longestText, missing: null, tooLong: 'text-too-long' }),
    resolution: readText(written, 'resolution', { most: longestText, missing: null, tooLong: 'text-too-long' }),
    critical: readTruth(written, 'critical'),
  };
  const remarks = [
    ...Object.values(texts).flatMap(field => ('fault' in field ? [field.fault] : [])),
    ...unknownKeys(written.pairs),
  ];
  const title = valueOr(fields.name, '');
  return {
    policy: {
      id: `local:${title}`,
      name: title,
      query: valueOr(fields.query, ''),
      blocks: valueOr(fields.conditional, false),
      critical: valueOr(texts.critical, false),
      description: valueOr(texts.description, ''),
      resolution: valueOr(texts.resolution, '') === '' ? null : valueOr(texts.resolution, ''),
    },
    faults: remarks
      .slice(0, mostRemarks)
      .map(({ code, line, key }) => ({ code, line, entry, name, key, isLeftOut: false, blocks: false })),
  };
}

function valueOr<T>(field: Field<T>, otherwise: T): T {
  return 'value' in field ? field.value : otherwise;
}

/** Whether a policy that is left out counts for access, or says so in a way that cannot be read. */
function mayBlock(written: WrittenValue): boolean {
  if (written.kind !== 'map' || 'fault' in readMerge(written)) return true;
  if (valueAt(written, 'name') === undefined && written.pairs.some(({ key }) => otherFileKeys.has(key))) return true;
  return written.pairs
    .filter(({ key }) => key === 'conditional_access_enabled')
    .some(({ value }) => truthOf(value) !== false);
}

function nameOf(written: WrittenValue): string | null {
  const name = valueAt(written, 'name');
  const text = name?.kind === 'text' ? faultText(name.text) : '';
  return text === '' ? null : text;
}

function readName(written: WrittenValue): Field<string> {
  const field = readText(written, 'name', { most: Infinity, missing: 'no-name', tooLong: 'name-too-long' });
  if ('fault' in field) return field;
  // A name is a title: a line break or a direction mark in it could make a window or a log say something else.
  const value = field.value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const fault = (code: PolicyFaultCode): Field<string> => ({
    fault: { code, line: valueAt(written, 'name')?.line ?? null, key: 'name' },
  });
  if (value === '') return fault('no-name');
  return value.length > longestName ? fault('name-too-long') : { value };
}

type TextRule = {
  readonly most: number;
  readonly missing: PolicyFaultCode | null;
  readonly tooLong: PolicyFaultCode;
};

function readText(written: WrittenValue, key: string, { most, missing, tooLong }: TextRule): Field<string> {
  const value = valueAt(written, key);
  const fault = (code: PolicyFaultCode): Field<string> => ({ fault: { code, line: value?.line ?? null, key } });
  if (value !== undefined && value.kind !== 'nothing' && value.kind !== 'text') return fault('wrong-type');
  const text = value?.kind === 'text' ? value.text.trim() : '';
  if (text === '') return missing === null ? { value: '' } : fault(missing);
  return text.length > most ? fault(tooLong) : { value: text };
}

function readTruth(written: WrittenValue, key: string): Field<boolean> {
  const value = valueAt(written, key);
  const truth = truthOf(value);
  return truth === undefined ? { fault: { code: 'wrong-type', line: value?.line ?? null, key } } : { value: truth };
}

/** A `<<` that is still there was not followed: nobody knows what it says of access, and of everything else. */
function readMerge(written: WrittenValue): Field<null> {
  const pair = written.kind === 'map' ? written.pairs.find(({ key }) => key === mergeKey) : undefined;
  return pair === undefined ? { value: null } : { fault: { code: 'wrong-type', line: pair.line, key: mergeKey } };
}

/** A key that was meant to say whether the policy counts, and does not: the policy would quietly stop counting. */
function readMisspelt(written: WrittenValue): Field<null> {
  const pairs = written.kind === 'map' ? written.pairs : [];
  const pair = pairs.find(
    ({ key }) =>
      !ownKeys.has(key) && !ignoredKeys.has(key) && /^condit|access_?enabled/i.test(key.replaceAll('-', '_')),
  );
  return pair === undefined
    ? { value: null }
    : { fault: { code: 'unknown-key', line: pair.line, key: faultText(pair.key) } };
}

function readPlatform(written: WrittenValue): Field<boolean> {
  const field = readText(written, 'platform', { most: 1_000, missing: null, tooLong: 'unknown-platform' });
  if ('fault' in field) return field;
  const isFor = isForThisMac(field.value);
  if (isFor !== 'unknown') return { value: isFor === 'yes' };
  return { fault: { code: 'unknown-platform', line: valueAt(written, 'platform')?.line ?? null, key: 'platform' } };
}

function duplicateKey(pairs: readonly WrittenPair[]): WrittenPair | undefined {
  const seen = new Set<string>();
  return pairs.find(({ key }) => {
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  });
}

const ownKeys: ReadonlySet<string> = new Set([
  'name',
  'query',
  'platform',
  'conditional_access_enabled',
  'critical',
  'description',
  'resolution',
]);

function unknownKeys(pairs: readonly WrittenPair[]): readonly Found[] {
  // Fleet's own library says the platform a second time in a word for people.
  const isSaid = pairs.some(({ key }) => key === 'platform');
  return pairs
    .filter(({ key }) => !ownKeys.has(key) && !ignoredKeys.has(key) && !(isSaid && key === 'platforms'))
    .slice(0, mostRemarks)
    .map(({ key, line }) => ({ code: 'unknown-key', line, key: faultText(key) }));
}
