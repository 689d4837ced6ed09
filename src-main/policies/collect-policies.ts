import type { LocalPolicy, LocalPolicyList, PolicyFault, PolicyFaultCode } from '../core/local-policies.ts';
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
    if (found === null) continue;
    isListed = true;
    if ('fault' in found) faults.push(found.fault);
    // One more than are read, so that it is noticed that there are too many.
    else for (const entry of found.entries.slice(0, mostPolicies + 1 - entries.length)) entries.push(entry);
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

type Entries = { readonly entries: readonly WrittenValue[] } | { readonly fault: PolicyFault };

/** A list, the `policies` of a GitOps file, or a policy in the form that `fleetctl apply` takes; null for none of them. */
function entriesOf(document: WrittenValue): Entries | null {
  if (document.kind === 'list') return { entries: document.items };
  if (document.kind === 'unreadable') return { fault: listFault(document.why, document.line) };
  const kind = valueAt(document, 'kind');
  const spec = valueAt(document, 'spec');
  if (kind?.kind === 'text' && kind.text === 'policy' && spec !== undefined)
    return { entries: spec.kind === 'list' ? spec.items : [spec] };
  const policies = valueAt(document, 'policies');
  if (policies === undefined) return null;
  if (policies.kind === 'nothing') return { entries: [] };
  return policies.kind === 'list' ? { entries: policies.items } : { fault: listFault('no-list', policies.line) };
}
