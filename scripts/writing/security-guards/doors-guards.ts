import type { SecurityGuard } from './security-guard.ts';

/** Doors: links, buttons, and how the app is started. */
export const doorsGuards: readonly SecurityGuard[] = [
  {
    guard: 'A link is one of five names and nothing more',
    threat: 'link-page',
    where: 'src-main/core/deep-links.ts',
    heldBy: [{ file: 'test/core/deep-links.test.ts', test: 'a link › %j is none' }],
  },
  {
    guard: 'A link opens the window and asks; nothing happens before the person agrees',
    threat: 'link-page',
    where: 'src-main/app/link-desk.ts',
    heldBy: [
      { file: 'test/app/link-desk.test.ts', test: 'a link › opens the window and asks, and does nothing by itself' },
      { file: 'test/app/link-desk.test.ts', test: 'a link › does nothing on %s' },
    ],
  },
  {
    guard: 'What was agreed to is decided anew at the moment of the answer',
    threat: 'link-page',
    where: 'src-main/app/link-desk.ts',
    heldBy: [
      {
        file: 'test/app/link-desk.test.ts',
        test: 'a link › does not do what no longer helps at the moment of the answer, and asks anew',
      },
    ],
  },
  {
    guard: 'Closing the window answers a link with no',
    threat: 'link-page',
    where: 'src-main/app/link-desk.ts',
    heldBy: [{ file: 'test/app/link-desk.test.ts', test: 'a link › is over when its window is closed' }],
  },
  {
    guard: 'One link a second and five a minute at most',
    threat: 'link-page',
    where: 'src-main/core/link-rate.ts',
    heldBy: [
      {
        file: 'test/core/link-rate.test.ts',
        test: 'links open the window › once a second and five times a minute at most, whenever they come',
      },
      { file: 'test/app/link-desk.test.ts', test: 'many links › five a minute at most open the window' },
    ],
  },
  {
    guard: 'What a link says stands in no log and in no window',
    threat: 'link-page',
    where: 'src-main/app/link-desk.ts',
    heldBy: [
      {
        file: 'test/app/link-desk.test.ts',
        test: 'what a link carries › reaches neither the log nor the scene nor anything that is done',
      },
    ],
  },
  {
    guard: 'The app does not claim its scheme by itself: a copy elsewhere on the disk takes no links',
    threat: 'bundle',
    where: 'src-main',
    heldBy: [{ file: 'test/security/never-used.test.ts', test: 'Clearway never has %s' }],
  },
  {
    guard: 'An action opens once in a second, however often it is asked for',
    threat: 'window',
    where: 'src-main/app/open-action.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'actions that open a pane or a page › open once in a second, however often a page asks for them',
      },
    ],
  },
  {
    guard: 'An action that changes something is done only where a button now offers it',
    threat: 'window',
    where: 'src-main/app/open-action.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'actions that only a remedy on the screen may start › %s is refused where nothing offers it',
      },
    ],
  },
  {
    guard: 'One question about a restart at a time',
    threat: 'window',
    where: 'src-main/app/open-action.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'restarting the single sign-on agent › asks once at a time, and again after the answer',
      },
    ],
  },
  {
    guard: 'Nothing is restarted before the person agrees',
    threat: 'window',
    where: 'src-main/app/restart-sso-agent.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'restarting the single sign-on agent › runs nothing where the person does not want it',
      },
    ],
  },
  {
    guard: 'Root’s processes and unknown users’ are left alone',
    threat: 'window',
    where: 'src-main/app/restart-sso-agent.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'restarting the single sign-on agent › does not happen to the processes of user %s',
      },
    ],
  },
  {
    guard: 'A Self Service address is made of a whole positive number alone',
    threat: 'user-settings',
    where: 'src-main/app/open-action.ts',
    heldBy: [{ file: 'test/app/open-action.test.ts', test: 'Self Service › is not opened for the policy %s' }],
  },
  {
    guard: 'A failure to open names no address: it can hold the device token',
    threat: 'token',
    where: 'src-main/app/open-action.ts',
    heldBy: [
      {
        file: 'test/app/open-action.test.ts',
        test: 'actions that open a pane or a page › say that nothing opened, without the URL: it can hold the device token',
      },
    ],
  },
  {
    guard: 'A policy’s link opens only after the person has agreed to its host',
    threat: 'server-text',
    where: 'src-main/app/open-link.ts',
    heldBy: [
      {
        file: 'test/app/open-link.test.ts',
        test: 'a link in a resolution › stays closed when the person does not agree, and that is no failure',
      },
    ],
  },
  {
    guard: 'A policy’s link is https, with nobody’s name before the host',
    threat: 'server-text',
    where: 'src-main/app/open-link.ts',
    heldBy: [
      { file: 'test/app/open-link.test.ts', test: 'the address of a link › is refused: %s' },
      { file: 'test/core/resolution-links.test.ts', test: 'no link is made of › a user name, whatever it is' },
    ],
  },
  {
    guard: 'One question about a link at a time',
    threat: 'server-text',
    where: 'src-main/app/open-link.ts',
    heldBy: [
      {
        file: 'test/app/open-link.test.ts',
        test: 'a link in a resolution › is asked about one at a time, and the next one after the answer',
      },
    ],
  },
  {
    guard: 'The helpdesk’s page is https, its mail goes to one address with one header',
    threat: 'user-settings',
    where: 'src-main/core/contacts.ts',
    heldBy: [
      {
        file: 'test/core/contacts.test.ts',
        test: 'a mail to the helpdesk › goes to one address with one header, whatever the Mac is called: %j',
      },
      {
        file: 'test/core/config.test.ts',
        test: 'the settings › name $key with the value $value and leave every other key alone',
      },
    ],
  },
  {
    guard: 'A packaged app ignores a recorded Mac, a state folder and another app’s Info.plist on its command line',
    threat: 'debugging',
    where: 'src-main/app/app-arguments.ts',
    heldBy: [
      {
        file: 'test/app/app-arguments.test.ts',
        test: 'arguments of the app › are ignored by a packaged app: nobody can make it show another Mac',
      },
    ],
  },
  {
    guard: 'A packaged app does not start with any switch of Chromium, Electron or Node',
    threat: 'debugging',
    where: 'src-main/app/choose-start.ts',
    heldBy: [
      {
        file: 'test/security/debugging-switches.test.ts',
        test: 'a packaged app does not start with › %s, wherever it stands: %s',
      },
    ],
  },
  {
    guard: 'Nothing of the sandbox upstream is in what is packaged',
    threat: 'supply-chain',
    where: 'scripts/building/checks.ts',
    heldBy: [
      {
        file: 'test/e2e/guards.test.ts',
        test: 'the window cannot be led astray › has no trace of the sandbox upstream in what is shipped',
      },
    ],
  },
  {
    guard: 'No port, no updater, no crash reports, no login item, no rights of root',
    threat: 'supply-chain',
    where: 'src-main',
    heldBy: [{ file: 'test/security/never-used.test.ts', test: 'Clearway never has %s' }],
  },
  {
    guard: 'The command line is called as `--cli -- ARGUMENTS` alone: what a person types can be no switch of Chromium',
    threat: 'debugging',
    where: 'src-main/app/choose-start.ts',
    heldBy: [
      {
        file: 'test/app/choose-start.test.ts',
        test: 'what a start of the one binary is for › is nothing in another form: %j',
      },
      {
        file: 'test/app/choose-start.test.ts',
        test: 'what a start of the one binary is for › is the command line behind --cli --, with everything behind it as it was given',
      },
    ],
  },
  {
    guard: 'A switch that is refused is named without its value',
    threat: 'token',
    where: 'src-main/app/choose-start.ts',
    heldBy: [
      {
        file: 'test/security/debugging-switches.test.ts',
        test: 'a packaged app does not start with › any of these, without saying their value, which can be a secret',
      },
    ],
  },
  {
    guard: 'launchd starts the app anew under its own label alone',
    threat: 'bundle',
    where: 'src-main/core/when-to-restart.ts',
    heldBy: [
      {
        file: 'test/core/when-to-restart.test.ts',
        test: 'the new one › is started by whoever started the old one: %s',
      },
    ],
  },
  {
    guard: 'An app makes way for another one only when that has lain there whole and unchanged',
    threat: 'bundle',
    where: 'src-main/core/when-to-restart.ts',
    heldBy: [
      {
        file: 'test/core/when-to-restart.test.ts',
        test: 'an app that another one was installed in the place of › never makes way for itself, for nothing, or for what it has seen only once',
      },
    ],
  },
];
