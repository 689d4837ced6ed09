import type { PaneProps } from './pane-props.ts';

export function HelpPane({ view: { words } }: PaneProps) {
  return <p>{words['pane-help']}</p>;
}
