import type { PolicyFaultReport } from '../src-main/contract/snapshot.ts';
import type { Speech } from './speech.ts';

/** What is wrong with IT's own list, for whoever reads it out to IT: each mistake with its place. */
export function PolicyFaults({ faults, speech }: { faults: readonly PolicyFaultReport[]; speech: Speech }) {
  if (faults.length === 0) return null;
  return (
    <>
      <h3 class="rows-title">{speech.words['policy-faults']}</h3>
      <ul class="rows">
        {faults.map(fault => (
          <li class="row row-plain" key={`${fault.code} ${fault.line ?? ''} ${fault.entry ?? ''} ${fault.text}`}>
            <p class="written-by-it">{fault.text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
