import type { App, IpcMain, IpcMainInvokeEvent, Protocol, Session, WebContents } from 'electron';

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
  const partial = <T>(parts: object): T => asElectron<T>(parts);
  return {
    calls,
    schemes,
    app: partial<App>({ enableSandbox: () => calls.push('enableSandbox') }),
    protocol: partial<Protocol>({ registerSchemesAsPrivileged: (list: unknown[]) => schemes.push(...list) }),
    session: partial<Session>({
      protocol: { handle: set('protocol') },
      webRequest: { onBeforeRequest: set('request') },
      setPermissionRequestHandler: set('permission-request'),
      setPermissionCheckHandler: set('permission-check'),
      setDevicePermissionHandler: set('device'),
      setDisplayMediaRequestHandler: set('screen'),
      on: set('session'),
    }),
    contents: partial<WebContents>({ on: set('contents'), setWindowOpenHandler: set('window-open') }),
    ipcMain: partial<IpcMain>({
      handle: set('ipc'),
      removeHandler: (channel: string) => handlers.delete(`ipc:${channel}`),
    }),
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
    frameEvent: (senderFrame: object | null) => partial<IpcMainInvokeEvent>({ senderFrame }),
    invoke: async (channel: string, event: IpcMainInvokeEvent, ...args: unknown[]): Promise<unknown> =>
      call(`ipc:${channel}`, event, ...args),
    channels: () => [...handlers.keys()].filter(name => name.startsWith('ipc:')),
  };
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

/** The one place where a fake is called Electron; a missing part throws at the call, not silently passes. */
function asElectron<T>(parts: object): T {
  const box: { value: unknown } = {
    value: new Proxy(parts, {
      get: (target, name) => {
        if (!Reflect.has(target, name)) throw new Error(`the fake has no ${String(name)}`);
        return Reflect.get(target, name);
      },
    }),
  };
  if (!isT<T>(box.value)) throw new Error('unreachable');
  return box.value;
}

function isT<T>(_value: unknown): _value is T {
  return true;
}
