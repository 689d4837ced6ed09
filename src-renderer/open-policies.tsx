import type { PolicyReport } from '../src-main/contract/snapshot.ts';

/** Policies that this Mac could not evaluate, each with its reason: what the helpdesk is told. */
export function OpenPolicies({ policies }: { policies: readonly PolicyReport[] }) {
  if (policies.length === 0) return null;
  return (
    <ul class="failing-policies">
      {policies.map(({ id, name, problem }) => (
        <li key={id}>
          <p class="policy-name">
            <strong>{name}</strong>
          </p>
          {problem === null ? null : <p class="summary">{problem.text}</p>}
        </li>
      ))}
    </ul>
  );
}
