import type { ComponentChildren } from 'preact';

type SectionProps = { id: string; title: string; children: ComponentChildren };

/** A titled part of the panel. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
