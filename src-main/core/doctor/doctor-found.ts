import type { EvidenceValue } from '../../contract/snapshot.ts';
import type { Words } from '../words.ts';
import { doctorAnswers } from './doctor-inputs.ts';
import type { FoundMessageId } from './found-words.ts';

/** One line of what the doctor found. */
type Found = { readonly question: string; readonly answer: string };

/** The doctor's evidence for people. What matters on Macs of Jamf alone is left out elsewhere. */
export function sayFound(evidence: Readonly<Record<string, EvidenceValue>>, words: Words): readonly Found[] {
  const isJamf = evidence['vendor'] === 'jamf';
  return Object.entries(evidence).flatMap(([name, value]) => {
    if (!isJamf && ofJamf.includes(name)) return [];
    const [question, answer] = [`found.${name}`, `found.${name}.${String(value)}`];
    // Another version's evidence can hold what has no words here.
    return isFound(question) && isFound(answer)
      ? [{ question: words.say(question), answer: words.say(answer) }]
      : [{ question: name, answer: String(value) }];
  });
}

const ofJamf: readonly string[] = ['selfService', 'inventory', 'partner'];

function isFound(id: string): id is FoundMessageId {
  return Object.entries(doctorAnswers).some(
    ([question, answers]) => id === `found.${question}` || answers.some(answer => id === `found.${question}.${answer}`),
  );
}
