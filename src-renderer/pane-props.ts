import type { Bridge, View } from '../src-main/contract/bridge.ts';
import type { Intentions } from './intentions.ts';

/** What every pane is drawn from. */
export type PaneProps = { readonly view: View; readonly bridge: Bridge; readonly intentions: Intentions };
