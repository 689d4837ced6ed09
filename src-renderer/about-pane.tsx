import type { PaneProps } from './pane-props.ts';

export function AboutPane({ view: { words } }: PaneProps) {
  return <p>{words['pane-about']}</p>;
}
