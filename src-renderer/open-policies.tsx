import type { PolicyReport } from '../src-main/contract/snapshot.ts';

/** Policies that this Mac could not evaluate, those of one reason together: what the helpdesk is told. */
export function OpenPolicies({ policies }: { policies: readonly PolicyReport[] }) {
  return (
    <ul class="failing-policies">
      {[...Map.groupBy(policies, ({ problem }) => problem?.text ?? '')].map(([reason, alike]) => (
        <li key={reason}>
          {alike.map(({ id, name }) => (
            <p class="policy-name" key={id}>
              <strong>{name}</strong>
            </p>
          ))}
          {reason === '' ? null : <p class="problem">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}
