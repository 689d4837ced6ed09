import type { CheckReport } from '../src-main/contract/snapshot.ts';
import { CheckCard } from './check-card.tsx';
import type { Intentions } from './intentions.ts';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type CheckSectionProps = {
  id: string;
  title: string;
  checks: readonly CheckReport[];
  intentions: Intentions;
  speech: Speech;
};

/** A titled group of checks as cards; nothing at all when the group is empty. */
export function CheckSection({ id, title, checks, ...rest }: CheckSectionProps) {
  if (checks.length === 0) return null;
  return (
    <Section id={id} title={title}>
      {checks.map(check => (
        <CheckCard key={check.id} check={check} {...rest} />
      ))}
    </Section>
  );
}
