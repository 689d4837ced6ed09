import { longestPolicyText, type LocalPolicyList } from '../core/local-policies.ts';
import { collectPolicies, listFault, mostPolicies } from './collect-policies.ts';
import { splitDocuments, splitEntries, type TextPart } from './split-documents.ts';
import type { WrittenValue } from './written-value.ts';
import { readYaml } from './yaml-values.ts';

/** A GitOps file has one; each costs time, even an empty one. */
const mostDocuments = 1_000;

/** Reads policies from YAML or JSON: a list, or the `policies:` of a GitOps file. Never throws; every fault has its line. */
export function readPolicyText(text: string): LocalPolicyList {
  if (text.length > longestPolicyText) return { policies: [], faults: [listFault('too-large', 1)] };
  // A line may end in three ways, and a line number means the same in all of them.
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const parts = splitDocuments(plain);
  const surplus = parts[mostDocuments];
  const { policies, faults } = collectPolicies(
    parts.length === 0 ? [{ kind: 'nothing', line: 1 }] : parts.slice(0, mostDocuments).map(readDocument),
  );
  return { policies, faults: surplus === undefined ? faults : [...faults, listFault('too-many', surplus.line)] };
}

function readDocument(part: TextPart): WrittenValue {
  const whole = readPart(part);
  if (whole.kind !== 'unreadable' || whole.why === 'too-deep') return whole;
  const entries = splitEntries(part);
  return entries === null
    ? whole
    : { kind: 'list', line: part.line, items: readEntries(entries.slice(0, mostPolicies + 1)) };
}

/** After so many broken entries a text is no list with mistakes any more. What follows counts as one more. */
const mostBroken = 100;

function readEntries(parts: readonly TextPart[]): readonly WrittenValue[] {
  const items: WrittenValue[] = [];
  let broken = 0;
  for (const part of parts) {
    const item = broken < mostBroken ? readEntry(part) : unreadable(part.line);
    items.push(item);
    if (item.kind === 'unreadable') broken += 1;
    if (broken > mostBroken) break;
  }
  return items;
}

function readEntry(part: TextPart): WrittenValue {
  const list = readPart(part);
  const [entry, ...more] = list.kind === 'list' ? list.items : [];
  if (entry === undefined || more.length > 0) return list.kind === 'unreadable' ? list : unreadable(part.line);
  return entry;
}

const unreadable = (line: number): WrittenValue => ({ kind: 'unreadable', line, why: 'not-yaml' });

function readPart({ text, line }: TextPart): WrittenValue {
  const found = controlCharacter.exec(text);
  // YAML has no such characters. Where they stand, somebody gave a binary file, or one in another encoding.
  if (found !== null) return unreadable(line + text.slice(0, found.index).split('\n').length - 1);
  return readYaml(text, line);
}

const controlCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
