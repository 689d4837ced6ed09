import type { LocalPolicy, LocalPolicyList, PolicyFault, PolicyFaultCode } from '../core/local-policies.ts';
import { faultText } from './fault-text.ts';
import { isPolicyKind, misplacedPolicies } from './misplaced-policies.ts';
import { readPolicyEntry } from './policy-entry.ts';
import { valueAt, type WrittenValue } from './written-value.ts';

/** More entries are not read: each costs osquery time on a Mac that somebody works on. */
export const mostPolicies = 10_000;

/** A fault of a whole list. What was not read may have counted for access. */
export function listFault(code: PolicyFaultCode, line: number | null): PolicyFault {
  return { code, line, entry: null, name: null, key: null, isLeftOut: true, blocks: true };
}

/** Reads the policies of all documents of one list; the first one of a name counts. */
export function collectPolicies(documents: readonly WrittenValue[]): LocalPolicyList {
  const entries: WrittenValue[] = [];
  const faults: PolicyFault[] = [];
  let isListed = false;
  for (const document of documents) {
    const found = entriesOf(document);
    if (found.lists.length > 0 || found.faults.length > 0) isListed = true;
    for (const fault of found.faults) faults.push(fault);
    // One more than are read, so that it is noticed that there are too many.
    for (const list of found.lists)
      for (const entry of list.slice(0, mostPolicies + 1 - entries.length)) entries.push(entry);
  }
  if (!isListed) faults.push(listFault('no-list', documents[0]?.line ?? null));
  const names = new Set<string>();
  const policies: LocalPolicy[] = [];
  entries.slice(0, mostPolicies).forEach((written, index) => {
    const read = readPolicyEntry(written, index + 1);
    for (const fault of read.faults) faults.push(fault);
    if (read.policy === null) return;
    const { name, blocks } = read.policy;
    if (names.has(name)) {
      const { line } = valueAt(written, 'name') ?? written;
      faults.push({ code: 'duplicate-name', line, entry: index + 1, name, key: null, isLeftOut: true, blocks });
      return;
    }
    names.add(name);
    policies.push(read.policy);
  });
  const surplus = entries[mostPolicies];
  if (surplus !== undefined) faults.push(listFault('too-many', surplus.line));
  return { policies, faults };
}

type Found = { readonly lists: readonly (readonly WrittenValue[])[]; readonly faults: readonly PolicyFault[] };

/** A list, the `policies` of a GitOps file, or a policy in the form that `fleetctl apply` takes; nothing for none of them. */
function entriesOf(document: WrittenValue): Found {
  const only = (fault: PolicyFault): Found => ({ lists: [], faults: [fault] });
  if (document.kind === 'nothing') return { lists: [], faults: [] };
  if (document.kind === 'list') return { lists: [document.items], faults: [] };
  if (document.kind === 'unreadable') return only(listFault(document.why, document.line));
  if (document.kind !== 'map') return only(listFault('no-list', document.line));
  const lists: (readonly WrittenValue[])[] = [];
  const faults: PolicyFault[] = [];
  const spec = isPolicyKind(valueAt(document, 'kind')) ? valueAt(document, 'spec') : undefined;
  if (spec !== undefined) lists.push(spec.kind === 'list' ? spec.items : [spec]);
  // YAML has a key once; where it stands twice anyway, neither list may be gone without a word.
  for (const { value } of document.pairs.filter(({ key }) => key === 'policies')) {
    if (value.kind === 'list') lists.push(value.items);
    else if (value.kind === 'nothing') lists.push([]);
    else faults.push(listFault('no-list', value.line));
  }
  if (faults.length > 0) return { lists, faults };
  for (const { key, line } of misplacedPolicies(document).slice(0, mostMisplaced))
    faults.push({ ...listFault('misplaced-policies', line), key: faultText(key) });
  return { lists, faults };
}

/** More of them in one document than this is noise. */
const mostMisplaced = 5;
