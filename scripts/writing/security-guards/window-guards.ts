import type { SecurityGuard } from './security-guard.ts';

/** The window, which shows what servers and people wrote. */
export const windowGuards: readonly SecurityGuard[] = [
  {
    guard: 'Every renderer runs in the system’s sandbox',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      { file: 'test/app/harden.test.ts', test: 'before the app is ready › sandboxes every renderer' },
      {
        file: 'test/e2e/guards.test.ts',
        test: 'the window cannot be led astray › has every renderer in the system’s sandbox',
      },
    ],
  },
  {
    guard: 'The page has no Node, no embedded pages and a world of its own beside the preload script',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      {
        file: 'test/app/harden.test.ts',
        test: 'the window’s page › has no Node, no embedded pages and a world of its own, inspected: %s',
      },
      {
        file: 'test/e2e/guards.test.ts',
        test: 'the window cannot be led astray › is sandboxed, isolated and without Node',
      },
    ],
  },
  {
    guard: 'The page has an origin of its own (`app://clearway`) that cannot fetch; nothing is loaded over `file:`',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      {
        file: 'test/app/harden.test.ts',
        test: 'before the app is ready › gives the window a secure origin of its own that cannot fetch',
      },
    ],
  },
  {
    guard: 'Every request of the window but those for its own files is cancelled',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      { file: 'test/app/harden.test.ts', test: 'the session › cancels a request for %s' },
      {
        file: 'test/app/harden.test.ts',
        test: 'who may send requests › does not mistake a longer host for its own when it filters requests',
      },
      { file: 'test/e2e/guards.test.ts', test: 'the window cannot be led astray › %s leads nowhere' },
    ],
  },
  {
    guard: 'No permission is granted, whether asked for, checked, for a device or for the screen',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      { file: 'test/app/harden.test.ts', test: 'the session › grants no permission, asked or checked' },
      { file: 'test/e2e/guards.test.ts', test: 'the window cannot be led astray › gets no permission for anything' },
    ],
  },
  {
    guard: 'Nothing is downloaded',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [{ file: 'test/app/harden.test.ts', test: 'the session › prevents every download' }],
  },
  {
    guard: 'No contents navigate, are redirected, or embed a page',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      { file: 'test/app/harden.test.ts', test: 'web contents › prevents %s' },
      { file: 'test/e2e/guards.test.ts', test: 'the window cannot be led astray › %s leads nowhere' },
    ],
  },
  {
    guard: 'No contents open a further window',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [{ file: 'test/app/harden.test.ts', test: 'web contents › opens no window' }],
  },
  {
    guard: 'The page’s inspector opens in a checkout alone',
    threat: 'debugging',
    where: 'src-main/app/harden.ts',
    heldBy: [
      {
        file: 'test/app/harden.test.ts',
        test: 'who may send requests › lets the inspector load only while the app is not packaged',
      },
    ],
  },
  {
    guard: 'Messages are taken from the main frame of the window’s own page alone',
    threat: 'window',
    where: 'src-main/app/harden.ts',
    heldBy: [
      { file: 'test/app/harden.test.ts', test: 'who may send requests › %s: %#' },
      { file: 'test/app/ipc.test.ts', test: 'requests of the window › are refused from %s' },
    ],
  },
  {
    guard: 'Messages are taken from the one window that is known',
    threat: 'window',
    where: 'src-main/app/ipc.ts',
    heldBy: [
      {
        file: 'test/app/ipc.test.ts',
        test: 'requests of the window › are refused from a sender that is not the window: %s',
      },
    ],
  },
  {
    guard: 'Every argument of a message is parsed, exactly and with its lengths',
    threat: 'window',
    where: 'src-main/app/ipc.ts',
    heldBy: [
      { file: 'test/app/ipc.test.ts', test: 'requests of the window › are refused when the action is %j' },
      { file: 'test/app/ipc.test.ts', test: 'requests of the window › are refused when the link is %j' },
      { file: 'test/app/ipc.test.ts', test: 'requests of the window › are refused when %s carries %j' },
    ],
  },
  {
    guard: 'The window’s files are a fixed table that was read at the start; no path reaches the disk',
    threat: 'window',
    where: 'src-main/app/window-files.ts',
    heldBy: [{ file: 'test/app/window-files.test.ts', test: 'the window’s own scheme › knows no %s' }],
  },
  {
    guard:
      'A strict content security policy: own script and styles, no network, no frames, no forms, no markup out of strings',
    threat: 'server-text',
    where: 'src-main/app/window-files.ts',
    heldBy: [
      { file: 'test/app/window-files.test.ts', test: 'the window’s own scheme › says %s' },
      { file: 'test/window/security.test.ts', test: 'refuses %s in the page' },
      { file: 'test/window/security.test.ts', test: 'refuses to make markup of a string' },
    ],
  },
  {
    guard: 'Answers are what their header says (`nosniff`) and never cached',
    threat: 'window',
    where: 'src-main/app/window-files.ts',
    heldBy: [
      {
        file: 'test/app/window-files.test.ts',
        test: 'the window’s own scheme › serves the page with every header that guards it',
      },
    ],
  },
  {
    guard: 'What servers and people wrote is shown as text, in its own direction',
    threat: 'server-text',
    where: 'src-renderer',
    heldBy: [
      { file: 'test/window/hostile-text.test.ts', test: 'markup stays the characters it is: %s' },
      {
        file: 'test/window/hostile-text.test.ts',
        test: 'text that runs the other way does not turn round the host that a link leads to',
      },
    ],
  },
  {
    guard: 'No code is made of text, anywhere in what is packaged',
    threat: 'server-text',
    where: 'src-main',
    heldBy: [{ file: 'test/security/never-used.test.ts', test: 'Clearway never has %s' }],
  },
];
