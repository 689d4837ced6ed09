import type { ComponentChildren } from 'preact';

type SectionProps = { id: string; title: string; children: ComponentChildren };

/** A titled part of the panel. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      {/* Can be given the focus, so that a pointer from further up leads here for the keyboard as well. */}
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
