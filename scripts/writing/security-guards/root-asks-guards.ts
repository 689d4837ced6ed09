import type { SecurityGuard } from './security-guard.ts';

/** What root asks for a person: by the scripts of the kits, and by `doctor`. */
export const rootAsksGuards: readonly SecurityGuard[] = [
  {
    guard: 'A kit’s script of root opens `status.json` with its owner’s rights',
    threat: 'root',
    where: 'src-main/kits/scripts/status-script.ts',
    heldBy: [{ file: 'test/kits/status-script.test.ts', test: 'opens the file as its owner, never as root' }],
  },
  {
    guard: 'A kit’s script builds a path of no unusual account name, and asks for nobody where nobody is logged in',
    threat: 'root',
    where: 'src-main/kits/scripts/status-script.ts',
    heldBy: [
      { file: 'test/kits/status-script.test.ts', test: 'nobody at the Mac › the account name “%s” is not used' },
      {
        file: 'test/kits/status-script.test.ts',
        test: 'nobody at the Mac › “%s” gives no data, with a green on the disk',
      },
    ],
  },
  {
    guard: 'A kit’s script takes no old look for an answer, and none of the future',
    threat: 'same-user',
    where: 'src-main/kits/scripts/status-script.ts',
    heldBy: [
      {
        file: 'test/kits/status-script.test.ts',
        test: 'an old green › is no answer after a day, and its age still is one',
      },
      {
        file: 'test/kits/status-script.test.ts',
        test: 'an old green › is none from the future either, but for clocks that were set',
      },
    ],
  },
  {
    guard: 'A kit’s script answers in a closed form: what a person wrote cannot become another answer',
    threat: 'same-user',
    where: 'src-main/kits/scripts/status-script.ts',
    heldBy: [
      {
        file: 'test/kits/status-script.test.ts',
        test: 'a status.json that its owner wrote to deceive › has the registration code %j',
      },
      {
        file: 'test/kits/status-script.test.ts',
        test: 'a status.json that its owner wrote to deceive › has the state %j',
      },
    ],
  },
  {
    guard: 'A pipe, an endless or a huge file holds no script of a kit up',
    threat: 'same-user',
    where: 'src-main/kits/scripts/status-script.ts',
    heldBy: [
      {
        file: 'test/kits/status-script.test.ts',
        test: 'a status.json that says nothing usable › is a folder, or megabytes',
      },
      {
        file: 'test/kits/status-script.test.ts',
        test: 'gives up on a file that never ends, and leaves no process behind',
      },
    ],
  },
  {
    guard: 'A kit’s script runs Clearway as root only where root alone can have put and changed it',
    threat: 'root',
    where: 'src-main/kits/scripts/doctor-script.ts',
    heldBy: [
      { file: 'test/kits/doctor-script.test.ts', test: 'runs nothing as root that a person could have put there' },
      { file: 'test/kits/doctor-script.test.ts', test: 'runs nothing as root that others may write to' },
    ],
  },
  {
    guard: 'The kit for Fleet has its agent open only a plain file of 1 MiB at most, asked before it is opened',
    threat: 'root',
    where: 'src-main/kits/fleet/kept-files.ts',
    heldBy: [
      {
        file: 'test/kits/fleet-queries.test.ts',
        test: 'the queries of the Fleet kit › do not go by a file that is %j',
      },
      {
        file: 'test/kits/fleet-queries.test.ts',
        test: 'the queries of the Fleet kit › ask what a file is before they have it opened',
      },
    ],
  },
  {
    guard: '`doctor` as root takes no name for a person’s that could be a path, an option or a number',
    threat: 'root',
    where: 'src-main/probes/preflight/as-user.ts',
    heldBy: [
      { file: 'test/probes/preflight/parsers.test.ts', test: 'who is at the console › is nobody in %j' },
      { file: 'test/commands/doctor.test.ts', test: 'doctor › enters no session for %s at the console' },
    ],
  },
  {
    guard: '`doctor` as root asks for a person in their session, with their rights',
    threat: 'root',
    where: 'src-main/probes/preflight/as-user.ts',
    heldBy: [
      {
        file: 'test/probes/preflight/as-user.test.ts',
        test: 'root, for the person at the console › runs every program in their session, with their rights',
      },
    ],
  },
  {
    guard:
      '`doctor` as root reads below `/Users` only a file that is the person’s own, and through no link in its place',
    threat: 'root',
    where: 'src-main/adapters/owned-file.ts',
    heldBy: [
      {
        file: 'test/probes/preflight/as-user.test.ts',
        test: 'root, for the person at the console › reads what lies below /Users only where it is that person’s own',
      },
      {
        file: 'test/adapters/owned-file.test.ts',
        test: 'a file that root reads for somebody › is refused where it belongs to somebody else, also by a hard link or a folder that is a link',
      },
      {
        file: 'test/adapters/owned-file.test.ts',
        test: 'a file that root reads for somebody › is refused where it is a link, even to a file of their own',
      },
    ],
  },
  {
    guard: '`doctor` as root has no property list below `/Users` converted with root’s rights',
    threat: 'root',
    where: 'src-main/probes/preflight/as-user.ts',
    heldBy: [
      {
        file: 'test/probes/preflight/as-user.test.ts',
        test: 'root, where nobody is at the console › converts no property list below /Users: a link there could lead to what root alone may read',
      },
    ],
  },
  {
    guard: '`doctor` as root gives no answer of root’s own session for a person’s',
    threat: 'root',
    where: 'src-main/probes/preflight/as-user.ts',
    heldBy: [
      {
        file: 'test/probes/preflight/as-user.test.ts',
        test: 'root, where nobody is at the console › runs nothing that would answer for root in the person’s place',
      },
    ],
  },
];
