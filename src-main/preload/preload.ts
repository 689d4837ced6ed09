import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { snapshotChanged, type Bridge, type RequestChannel, type Requests } from '../contract/bridge.ts';
import type { Snapshot } from '../contract/snapshot.ts';

/*
 * The bridge: named methods, nothing generic. The page never gets ipcRenderer, a channel name or an event object:
 * the event's `sender` would be ipcRenderer itself.
 */
const request = <C extends RequestChannel>(
  channel: C,
  argument: Requests[C]['argument'],
): Promise<Requests[C]['answer']> => ipcRenderer.invoke(channel, argument);

const bridge: Bridge = {
  view: () => request('view:get', null),
  look: () => request('look:request', null),
  refetch: () => request('refetch:request', null),
  cancelRefetch: () => request('refetch:cancel', null),
  open: action => request('action:open', action),
  openLink: choice => request('link:open', choice),
  tryAccess: () => request('access:try', null),
  answerAccess: answer => request('access:answer', answer),
  explain: pasted => request('explain:text', pasted),
  registrationTried: () => request('registration:tried', null),
  timeline: () => request('timeline:get', null),
  ticket: isMasked => request('ticket:get', { isMasked }),
  copyTicket: () => request('ticket:copy', null),
  settings: () => request('settings:get', null),
  changeSetting: change => request('settings:change', change),
  onSnapshot: listener => {
    const forward = (_event: IpcRendererEvent, snapshot: Snapshot): void => {
      listener(snapshot);
    };
    ipcRenderer.on(snapshotChanged, forward);
    return () => {
      ipcRenderer.removeListener(snapshotChanged, forward);
    };
  },
};

contextBridge.exposeInMainWorld('clearway', Object.freeze(bridge));
