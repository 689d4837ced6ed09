import type { SecurityGuard } from './security-guard.ts';

/** This Mac: programs, files, settings and state. */
export const macGuards: readonly SecurityGuard[] = [
  {
    guard: 'Programs are started by their absolute path',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/run-command.test.ts',
        test: 'a command that cannot be run › is refused without an absolute path: "%s"',
      },
    ],
  },
  {
    guard: 'Programs are started without a shell',
    threat: 'server-text',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/run-command.test.ts',
        test: 'a command › is given its arguments as they are, without a shell',
      },
    ],
  },
  {
    guard: 'Programs see five variables and nothing of Clearway’s environment',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      { file: 'test/adapters/run-command.test.ts', test: 'a command › sees five variables and nothing of ours' },
    ],
  },
  {
    guard: 'Programs start in `/`, where nobody can have put files in their way',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/run-command.test.ts',
        test: 'a command is started where nobody can have put files in its way',
      },
    ],
  },
  {
    guard: 'Programs have a deadline, and end with all that they have started',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/run-command.test.ts',
        test: 'a command that does not end › takes its children and their children with it',
      },
    ],
  },
  {
    guard: 'The output of a program has a limit',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/run-command.test.ts',
        test: 'the cap on an output › ends a program that never stops printing',
      },
    ],
  },
  {
    guard: 'A program reads nothing that was not meant for it',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [{ file: 'test/adapters/run-command.test.ts', test: 'a command › has nothing to read' }],
  },
  {
    guard: 'Only what is declared is read or run, and the declarations are what is published',
    threat: 'supply-chain',
    where: 'src-main/probes/restrict-ports.ts',
    heldBy: [
      {
        file: 'test/recording/transparency.test.ts',
        test: 'ports that are restricted › refuse what was not declared, and name no path',
      },
    ],
  },
  {
    guard: 'A folder, a pipe or a device is not read as a file',
    threat: 'same-user',
    where: 'src-main/adapters/files.ts',
    heldBy: [
      {
        file: 'test/adapters/files.test.ts',
        test: 'what is no file › is not read when it is a pipe, and nobody waits for its other end',
      },
      { file: 'test/adapters/files.test.ts', test: 'what is no file › is not read when it is a device: %s' },
    ],
  },
  {
    guard: 'A file that is read has a limit',
    threat: 'same-user',
    where: 'src-main/adapters/files.ts',
    heldBy: [
      { file: 'test/adapters/files.test.ts', test: 'a file › may be as large as allowed and not one byte more' },
    ],
  },
  {
    guard: 'A property list has a limit, a depth and no entities of its own',
    threat: 'user-settings',
    where: 'src-main/adapters/plist.ts',
    heldBy: [
      {
        file: 'test/adapters/plist.test.ts',
        test: 'a property list with bad intentions › is refused when its entities %s',
      },
      { file: 'test/adapters/plist.test.ts', test: 'a property list › is read to a depth that no real one has' },
      { file: 'test/adapters/plist.test.ts', test: 'a property list › is read up to a megabyte' },
    ],
  },
  {
    guard: 'A property list is quoted in no message',
    threat: 'user-settings',
    where: 'src-main/adapters/plist.ts',
    heldBy: [
      {
        file: 'test/adapters/plist.test.ts',
        test: 'a property list with bad intentions › never throws and never prints, whatever it is made of',
      },
    ],
  },
  {
    guard: 'Binary property lists go through Apple’s own program',
    threat: 'user-settings',
    where: 'src-main/probes/read-plist.ts',
    heldBy: [
      { file: 'test/probes/forced-values.test.ts', test: 'forced values › are read from binary plists through plutil' },
    ],
  },
  {
    guard: 'Only forced values are settings; what a user writes chooses nothing',
    threat: 'user-settings',
    where: 'src-main/probes/forced-values.ts',
    heldBy: [{ file: 'test/probes/forced-values.test.ts', test: 'forced values › are not what the user wrote' }],
  },
  {
    guard: 'A setting of the wrong kind never chooses another server',
    threat: 'user-settings',
    where: 'src-main/core/config.ts',
    heldBy: [
      {
        file: 'test/core/config.test.ts',
        test: 'the settings › name $key with the value $value and leave every other key alone',
      },
      {
        file: 'test/probes/fleet-server.test.ts',
        test: 'a bad server never falls through to the next source › when Clearway’s settings name %s',
      },
    ],
  },
  {
    guard: 'A source of settings that cannot be read ends the search for the server',
    threat: 'user-settings',
    where: 'src-main/probes/fleet-server.ts',
    heldBy: [
      {
        file: 'test/probes/fleet-server.test.ts',
        test: 'a source that cannot be read › never falls through to the next one, which may name another server',
      },
    ],
  },
  {
    guard: 'Identifiers stay masked where it cannot be told whether IT wants that',
    threat: 'user-settings',
    where: 'src-main/core/config.ts',
    heldBy: [
      {
        file: 'test/core/config.test.ts',
        test: 'the settings › hide identifiers where a level could not be read: it may be the one that says so',
      },
    ],
  },
  {
    guard: 'State is for its user alone: folder 0700, files 0600',
    threat: 'other-users',
    where: 'src-main/adapters/state-store.ts',
    heldBy: [
      {
        file: 'test/adapters/state-store.test.ts',
        test: 'the state store › is for this user alone, whatever the mask says',
      },
      {
        file: 'test/adapters/state-store.test.ts',
        test: 'the state store › is for this user alone when the app makes its folder, and is left as it is when it was there',
      },
    ],
  },
  {
    guard: 'A document is replaced whole, and a reader sees the old one or the new',
    threat: 'same-user',
    where: 'src-main/adapters/state-store.ts',
    heldBy: [
      {
        file: 'test/adapters/state-store.test.ts',
        test: 'the state store › replaces a document by another file, so that a reader of the old one is not disturbed',
      },
    ],
  },
  {
    guard: 'A pipe or an endless file in the place of a document stops nothing',
    threat: 'same-user',
    where: 'src-main/adapters/state-store.ts',
    heldBy: [
      {
        file: 'test/adapters/state-store.test.ts',
        test: 'the state store › waits for nobody where a pipe lies in the place of a document, and can put it aside',
      },
      {
        file: 'test/adapters/state-store.test.ts',
        test: 'the state store › reads no document that is larger than any of its own',
      },
    ],
  },
  {
    guard: 'The timeline is for its user alone, a file, and read up to a limit',
    threat: 'other-users',
    where: 'src-main/adapters/timeline-store.ts',
    heldBy: [
      {
        file: 'test/adapters/timeline-store.test.ts',
        test: 'the file of the timeline › is made with its folder, for this user alone, and added to',
      },
      {
        file: 'test/adapters/timeline-store.test.ts',
        test: 'the file of the timeline › waits for nobody where a pipe lies in its place',
      },
      {
        file: 'test/adapters/timeline-store.test.ts',
        test: 'the file of the timeline › is read from its end where it is larger than any timeline',
      },
    ],
  },
  {
    guard: 'One process writes; of two that take over a lock one gets it',
    threat: 'same-user',
    where: 'src-main/adapters/writer-lock.ts',
    heldBy: [
      {
        file: 'test/adapters/writer-lock.test.ts',
        test: 'the lock of a state folder › is held by one, and free again when released',
      },
      {
        file: 'test/adapters/writer-lock-takeover.test.ts',
        test: 'a lock whose holders are killed › is taken over by one at a time, however many find it dead at once',
      },
    ],
  },
  {
    guard: 'The log is for its user alone and keeps to its size',
    threat: 'other-users',
    where: 'src-main/adapters/log.ts',
    heldBy: [
      { file: 'test/adapters/log.test.ts', test: 'the log file › is for its owner alone' },
      {
        file: 'test/adapters/log.test.ts',
        test: 'the log file › never grows much beyond 1 MB, and one older one is all that is kept',
      },
    ],
  },
  {
    guard: 'After the end nothing is started any more',
    threat: 'same-user',
    where: 'src-main/adapters/run-command.ts',
    heldBy: [
      {
        file: 'test/adapters/stop-all-commands.test.ts',
        test: 'after the end of all programs none is started any more',
      },
    ],
  },
  {
    guard: '`config --out` replaces no file and follows no link',
    threat: 'other-users',
    where: 'src-main/adapters/new-file.ts',
    heldBy: [
      {
        file: 'test/commands/config-profile.test.ts',
        test: 'config profile › writes what config check takes, and never over a file that is there',
      },
      {
        file: 'test/commands/config-gitops.test.ts',
        test: 'clearway config gitops › writes nothing at all where one file is another already, or a link',
      },
    ],
  },
];
