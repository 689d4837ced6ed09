import type { SecurityGuard } from './security-guard.ts';

/** Text that leaves: logs, tickets, terminals. */
export const textGuards: readonly SecurityGuard[] = [
  {
    guard: 'Every line of the log loses paths of addresses, ids and long runs',
    threat: 'token',
    where: 'src-main/core/redact/redact-line.ts',
    heldBy: [
      { file: 'test/adapters/log.test.ts', test: 'a line of the log › never holds a secret that was planted in it' },
      { file: 'test/adapters/log.test.ts', test: 'the log file › holds one redacted line for one event' },
    ],
  },
  {
    guard: 'One event is one line, whatever it says',
    threat: 'server-text',
    where: 'src-main/core/redact/redact-line.ts',
    heldBy: [
      {
        file: 'test/adapters/log.test.ts',
        test: 'a line of the log › is one line for one event, with its level and its name',
      },
    ],
  },
  {
    guard: 'A ticket and a recording lose secrets that are known, however they are written',
    threat: 'token',
    where: 'src-main/core/redact/known-secrets.ts',
    heldBy: [{ file: 'test/core/redact/redact.test.ts', test: 'a secret that is known › is found %s' }],
  },
  {
    guard: '… and secrets that give themselves away by their look or their name',
    threat: 'token',
    where: 'src-main/core/redact/redact.ts',
    heldBy: [
      {
        file: 'test/core/redact/redact.test.ts',
        test: 'a secret that gives itself away › is gone whatever surrounds it: %s',
      },
      {
        file: 'test/core/redact/redact.test.ts',
        test: 'a secret that gives itself away › is gone from a JSON value, wherever it stands',
      },
    ],
  },
  {
    guard: '… also where marks that nobody sees are between their letters',
    threat: 'token',
    where: 'src-main/core/redact/redact.ts',
    heldBy: [
      {
        file: 'test/core/redact/redact.test.ts',
        test: 'marks that nobody sees › hide no secret from redaction that Markdown would make whole',
      },
    ],
  },
  {
    guard: 'Redaction ends, in time that grows with the length alone',
    threat: 'server-text',
    where: 'src-main/core/redact/redact.ts',
    heldBy: [
      { file: 'test/core/redact/redact.test.ts', test: 'redaction › ends for a value that is nested without end' },
      { file: 'test/core/redact/redact.test.ts', test: 'redaction › ends for a megabyte of %j' },
    ],
  },
  {
    guard: 'A recording holds what an allow-list names of each file',
    threat: 'token',
    where: 'src-main/core/recording/kept-files.ts',
    heldBy: [
      {
        file: 'test/recording/allow-list.test.ts',
        test: 'what of a file is recorded › is what Clearway reads and nothing of somebody’s life (masked: %s)',
      },
    ],
  },
  {
    guard: 'A terminal is told letters and ends of lines alone',
    threat: 'server-text',
    where: 'src-main/commands/terminal-text.ts',
    heldBy: [
      {
        file: 'test/commands/terminal.test.ts',
        test: 'a terminal › is told nothing but letters and ends of lines, whatever a text holds',
      },
      { file: 'test/commands/terminal.test.ts', test: 'a terminal › obeys nothing of a hostile Mac in %s %s' },
    ],
  },
  {
    guard: 'The report token comes from standard input, never from an argument, and is repeated nowhere',
    threat: 'token',
    where: 'src-main/commands/report-token.ts',
    heldBy: [
      {
        file: 'test/commands/report-token.test.ts',
        test: 'report-token on a recorded Mac › never takes the token from an argument, nor repeats it: %j',
      },
    ],
  },
  {
    guard: 'The report token is one line of what a header can carry',
    threat: 'token',
    where: 'src-main/core/report-token.ts',
    heldBy: [
      {
        file: 'test/commands/report-token.test.ts',
        test: 'report-token on a recorded Mac › refuses %s, repeats none of it and changes nothing',
      },
    ],
  },
  {
    guard: 'A message of the Keychain never repeats the secret',
    threat: 'token',
    where: 'src-main/adapters/keychain.ts',
    heldBy: [
      {
        file: 'test/adapters/keychain.test.ts',
        test: 'what macOS says › stays short, on one line and without the secret',
      },
    ],
  },
  {
    guard: 'A Keychain prompt that nobody answers is given up, and nothing is written later',
    threat: 'same-user',
    where: 'src-main/adapters/keychain.ts',
    heldBy: [
      {
        file: 'test/adapters/keychain.test.ts',
        test: 'a Keychain that nobody unlocks › is given up on after a minute',
      },
      {
        file: 'test/adapters/keychain.test.ts',
        test: 'a Keychain that nobody unlocks › is not written to later, when that was said to have failed',
      },
    ],
  },
  {
    guard: 'A mail to the helpdesk leaves out the Mac’s name where IT keeps names back',
    threat: 'server-text',
    where: 'src-main/app/contact-desk.ts',
    heldBy: [
      {
        file: 'test/app/window-requests.test.ts',
        test: 'what stands beside the snapshot › writes a mail with the codes and this Mac’s name, and without the name where IT keeps names back',
      },
    ],
  },
  {
    guard: 'The window’s code may import nothing but types from the main process, and raw modules have one owner each',
    threat: 'supply-chain',
    where: 'scripts/boundaries.ts',
    heldBy: [{ file: 'test/boundaries.test.ts', test: 'the import rules › %s fires on a tree that breaks it' }],
  },
  {
    guard: '`config check` repeats no value of a setting',
    threat: 'token',
    where: 'src-main/kits/judge-settings.ts',
    heldBy: [
      {
        file: 'test/kits/judge-settings.test.ts',
        test: 'settings › are never repeated in a complaint: a value may be a secret in the wrong place',
      },
    ],
  },
  {
    guard: '`config show` shows of an address its host alone',
    threat: 'token',
    where: 'src-main/kits/shown-setting.ts',
    heldBy: [
      {
        file: 'test/commands/config.test.ts',
        test: 'config show › says of every setting what holds and where it comes from, and of an address its host alone',
      },
    ],
  },
];
