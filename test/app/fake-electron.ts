import { EventEmitter } from 'node:events';
import type { App, IpcMain, IpcMainInvokeEvent, Notification, Protocol, Session, WebContents } from 'electron';

/** The parts of Electron that the guards are given. */
type Parts = { app: App; protocol: Protocol; session: Session; contents: WebContents; ipcMain: IpcMain };

type Listener = (...args: unknown[]) => unknown;
type PreventableEvent = { prevented: boolean; preventDefault: () => void };

/**
 * The few parts of Electron that the guards touch, passed in by hand. Only what is called exists; anything else throws,
 * so that a guard that starts to use more of Electron is noticed.
 */
export function fakeElectron() {
  const calls: string[] = [];
  const schemes: unknown[] = [];
  const handlers = new Map<string, Listener>();
  const set =
    (name: string) =>
    (...args: unknown[]): void => {
      const listener = args.at(-1);
      if (isListener(listener)) handlers.set(args.length > 1 ? `${name}:${String(args[0])}` : name, listener);
    };
  const call = (name: string, ...args: unknown[]): unknown => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`nothing listens to ${name}`);
    return handler(...args);
  };
  const emit = (name: string): PreventableEvent => {
    const event: PreventableEvent = {
      prevented: false,
      preventDefault: () => {
        event.prevented = true;
      },
    };
    call(name, event);
    return event;
  };
  const parts: Parts = {
    app: onlyWith({ enableSandbox: () => calls.push('enableSandbox') }),
    protocol: onlyWith({ registerSchemesAsPrivileged: (list: unknown[]) => schemes.push(...list) }),
    session: onlyWith({
      protocol: { handle: set('protocol') },
      webRequest: { onBeforeRequest: set('request') },
      setPermissionRequestHandler: set('permission-request'),
      setPermissionCheckHandler: set('permission-check'),
      setDevicePermissionHandler: set('device'),
      setDisplayMediaRequestHandler: set('screen'),
      on: set('session'),
    }),
    contents: onlyWith({ on: set('contents'), setWindowOpenHandler: set('window-open') }),
    ipcMain: onlyWith({
      handle: set('ipc'),
      removeHandler: (channel: string) => handlers.delete(`ipc:${channel}`),
    }),
  };
  return {
    ...parts,
    calls,
    schemes,
    request: (url: string) => answerOf(respond => call('request', { url }, respond)),
    askPermission: () => answerOf(respond => call('permission-request', null, 'media', respond)),
    checkPermission: () => call('permission-check', null, 'media'),
    checkDevice: () => call('device', {}),
    askScreen: () => answerOf(respond => call('screen', {}, respond)),
    serve: async (url: string): Promise<Response> => {
      const answer = await call('protocol:app', { url });
      if (!(answer instanceof Response)) throw new Error('the scheme gave no response');
      return answer;
    },
    emitOnSession: (name: string) => emit(`session:${name}`),
    emitOnContents: (name: string) => emit(`contents:${name}`),
    openWindow: (url: string) => call('window-open', { url }),
    frameEvent: (senderFrame: object | null): IpcMainInvokeEvent => onlyWith({ senderFrame }),
    invoke: async (channel: string, event: IpcMainInvokeEvent, ...args: unknown[]): Promise<unknown> =>
      call(`ipc:${channel}`, event, ...args),
    channels: () => [...handlers.keys()].filter(name => name.startsWith('ipc:')),
  };
}

/** The system's notifications, by hand: `made` are those that were shown, and take what the system tells of them. */
export function fakeNotifications(isSupported = true) {
  const made: FakeNotification[] = [];
  class FakeNotification extends EventEmitter {
    static readonly isSupported = (): boolean => isSupported;
    isClosed = false;
    show(): void {
      made.push(this);
    }
    close(): void {
      this.isClosed = true;
    }
  }
  const Fake: typeof Notification = onlyWith(FakeNotification);
  return { Notification: Fake, made };
}

function answerOf(ask: (respond: (answer: unknown) => void) => unknown): unknown {
  let answer: unknown;
  ask(given => {
    answer = given;
  });
  return answer;
}

function isListener(value: unknown): value is Listener {
  return typeof value === 'function';
}

/** Stands for a part of Electron with nothing but `parts`; whatever else is touched throws. */
function onlyWith(parts: object): never {
  const fake = new Proxy(parts, {
    get: (target, name): unknown => {
      if (!Reflect.has(target, name)) throw new Error(`the fake has no ${String(name)}`);
      return Reflect.get(target, name);
    },
  });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a fake can only claim to be Electron
  return fake as never;
}
