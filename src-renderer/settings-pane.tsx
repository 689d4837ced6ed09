import type { PaneProps } from './pane-props.ts';

export function SettingsPane({ view: { words } }: PaneProps) {
  return <p>{words['pane-settings']}</p>;
}
