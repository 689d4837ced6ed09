import type { SecurityGuard } from './security-guard.ts';

/** What root runs on a Mac: the package’s scripts, the uninstaller and the scripts of the kits. */
export const installingGuards: readonly SecurityGuard[] = [
  {
    guard: 'A script of root takes no function, file or search path from the environment',
    threat: 'root',
    where: 'build',
    heldBy: [
      {
        file: 'test/packaging-scripts/environment.test.ts',
        test: 'a script of root › runs nothing that the environment brings: %s',
      },
      {
        file: 'test/kits/jamf-and-intune.test.ts',
        test: 'the kit for %s › has scripts of root that take nothing from the environment',
      },
    ],
  },
  {
    guard: 'A link, another program or a folder in the command’s place stays as it is',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › leaves %s at the place of its shim alone',
      },
    ],
  },
  {
    guard: 'The command is placed only in folders that root alone may write to',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › places no shim in a %s, and says what does the same',
      },
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › places nothing where the owner of /usr/local/bin puts a link in the very moment of the move',
      },
    ],
  },
  {
    guard: 'A folder for the command that is a link is not entered',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › writes nowhere through a /usr/local/bin that is a link',
      },
    ],
  },
  {
    guard: 'A link in the LaunchAgent’s place is replaced, and not followed',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › makes its LaunchAgent root’s again, and replaces a link in its place without following it',
      },
    ],
  },
  {
    guard: 'An app or a LaunchAgent in it that is not root’s is given to nobody, and neither is a link',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › fails for %s, and leaves no temporary folder',
      },
    ],
  },
  {
    guard: 'The installer enters the sessions of people alone: none of root, of services or of nobody known',
    threat: 'root',
    where: 'build/pkg-scripts/postinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/postinstall.test.ts',
        test: 'postinstall, run as root in a root folder like that of a Mac › places everything at %s and starts nothing',
      },
    ],
  },
  {
    guard: 'Another app that is called Clearway.app is not overwritten',
    threat: 'bundle',
    where: 'build/pkg-scripts/preinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/preinstall.test.ts',
        test: 'preinstall, run as root in a root folder like that of a Mac › refuses to install into another app, and on another volume',
      },
    ],
  },
  {
    guard: 'Where a link lies in the app’s place nothing is written to where it leads',
    threat: 'root',
    where: 'build/pkg-scripts/preinstall',
    heldBy: [
      {
        file: 'test/packaging-scripts/preinstall.test.ts',
        test: 'preinstall, run as root in a root folder like that of a Mac › removes a link in place of the app, and nothing of where it leads',
      },
    ],
  },
  {
    guard: 'Only root takes Clearway off',
    threat: 'other-users',
    where: 'build/uninstall.sh',
    heldBy: [
      {
        file: 'test/packaging-scripts/uninstall.test.ts',
        test: 'uninstall.sh, run in a root folder like that of a Mac › does nothing for anybody but root, nor with an option that it does not know',
      },
    ],
  },
  {
    guard: 'In a home the uninstaller has the rights of that user alone',
    threat: 'root',
    where: 'build/uninstall.sh',
    heldBy: [
      {
        file: 'test/packaging-scripts/uninstall.test.ts',
        test: 'uninstall.sh, run in a root folder like that of a Mac › has in a home the rights of its user alone',
      },
    ],
  },
  {
    guard: 'The uninstaller goes through no link that leads out of a home, and removes none’s target',
    threat: 'root',
    where: 'build/uninstall.sh',
    heldBy: [
      {
        file: 'test/packaging-scripts/uninstall.test.ts',
        test: 'uninstall.sh, run in a root folder like that of a Mac › removes a link and not where it leads, and goes through none that leads out of a home',
      },
    ],
  },
  {
    guard: 'The uninstaller leaves another app and another command of those names',
    threat: 'same-user',
    where: 'build/uninstall.sh',
    heldBy: [
      {
        file: 'test/packaging-scripts/uninstall.test.ts',
        test: 'uninstall.sh, run in a root folder like that of a Mac › leaves a shim, an app and a link of somebody else',
      },
    ],
  },
  {
    guard: 'The uninstaller ends what runs out of the app’s folder, and nothing else',
    threat: 'same-user',
    where: 'build/uninstall.sh',
    heldBy: [
      {
        file: 'test/packaging-scripts/uninstall.test.ts',
        test: 'uninstall.sh, run in a root folder like that of a Mac › ends what runs out of the app’s folder, also what was started by hand, and nothing else',
      },
    ],
  },
  {
    guard: 'The uninstaller of a kit is the whole script: root runs nothing that lies in the app’s place',
    threat: 'root',
    where: 'src-main/kits/scripts/uninstall-script.ts',
    heldBy: [
      {
        file: 'test/kits/uninstall-script.test.ts',
        test: 'the uninstall script of a kit, run as root › runs nothing that lies in the app’s place, which an admin user may have put there',
      },
    ],
  },
];
