import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  sceneChanged,
  snapshotChanged,
  type Bridge,
  type Messages,
  type RequestChannel,
  type Requests,
} from '../contract/bridge.ts';

/*
 * The bridge: named methods, nothing generic. The page never gets ipcRenderer, a channel name or an event object:
 * the event's `sender` would be ipcRenderer itself.
 */
const request = <C extends RequestChannel>(
  channel: C,
  argument: Requests[C]['argument'],
): Promise<Requests[C]['answer']> => ipcRenderer.invoke(channel, argument);

/** Hears one message of main; the undo is the answer. */
const hear = <C extends keyof Messages>(channel: C, listener: (value: Messages[C]) => void): (() => void) => {
  const forward = (_event: IpcRendererEvent, value: Messages[C]): void => {
    listener(value);
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.removeListener(channel, forward);
  };
};

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
  about: () => request('about:get', null),
  showPane: pane => request('pane:show', pane),
  answerPrompt: reply => request('prompt:answer', reply),
  openContact: contact => request('contact:open', contact),
  copyCodes: () => request('codes:copy', null),
  close: () => request('window:close', null),
  onScene: listener => hear(sceneChanged, listener),
  onSnapshot: listener => hear(snapshotChanged, listener),
};

contextBridge.exposeInMainWorld('clearway', Object.freeze(bridge));
