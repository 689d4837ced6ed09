import type { ComponentChildren } from 'preact';

type FoldProps = {
  title: string;
  count: string | null;
  children: ComponentChildren;
  /** Hears that the fold was opened: for what is asked for only when somebody wants to see it. */
  onOpen?: () => void;
};

/** A part that is folded away until wanted. The element itself remembers whether it is open. */
export function Fold({ title, count, children, onOpen }: FoldProps) {
  return (
    <details
      class="fold"
      onToggle={event => {
        if (event.currentTarget.open) onOpen?.();
      }}
    >
      <summary>
        <h2>{title}</h2>
        {count === null ? null : <span class="count">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
