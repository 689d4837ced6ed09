import type { ComponentChildren } from 'preact';

type FoldProps = { title: string; count: string | null; children: ComponentChildren };

/** A part that is folded away until wanted. The element itself remembers whether it is open. */
export function Fold({ title, count, children }: FoldProps) {
  return (
    <details class="fold">
      <summary>
        <h2>{title}</h2>
        {count === null ? null : <span class="count">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
