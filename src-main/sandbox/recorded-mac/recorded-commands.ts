/** One command of a recorded Mac: what answers when exactly this `argv` is run. */
export type RecordedCommand = {
  readonly argv: readonly [string, ...string[]];
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly delayMs?: number;
  readonly fails?: 'not-found' | 'permission-denied' | 'hangs';
};

/** How a Mac stands with device management. */
export type MdmEnrolment = 'user-approved' | 'not-user-approved' | 'off';

/** What the commands of a healthy Mac depend on. */
export type CommandAnswers = {
  readonly appSso: string;
  readonly mdm: MdmEnrolment;
  readonly mdmServer: string;
  readonly macosVersion: string;
  readonly fileVault: string;
};

/** The commands that Clearway runs, by file name; the system's protections are on. */
export function recordedCommands(answers: CommandAnswers): Readonly<Record<string, RecordedCommand>> {
  return {
    'app-sso.json': answer(['/usr/bin/app-sso', 'platform', '-s'], answers.appSso),
    'csrutil.json': answer(['/usr/bin/csrutil', 'status'], 'System Integrity Protection status: enabled.\n'),
    'fdesetup.json': answer(['/usr/bin/fdesetup', 'status'], answers.fileVault),
    'profiles.json': answer(['/usr/bin/profiles', 'status', '-type', 'enrollment'], enrolmentText(answers)),
    'spctl.json': answer(['/usr/sbin/spctl', '--status'], 'assessments enabled\n'),
    'sw-vers.json': answer(['/usr/bin/sw_vers', '-productVersion'], `${answers.macosVersion}\n`),
  };
}

/** A command that ended well with this text. */
export function answer(argv: RecordedCommand['argv'], stdout: string): RecordedCommand {
  return { argv, exit: 0, stdout, stderr: '' };
}

function enrolmentText({ mdm, mdmServer }: CommandAnswers): string {
  if (mdm === 'off') return 'Enrolled via DEP: No\nMDM enrollment: No\n';
  const approved = mdm === 'user-approved' ? 'Yes (User Approved)' : 'Yes';
  const automatic = mdm === 'user-approved' ? 'Yes' : 'No';
  return `Enrolled via DEP: ${automatic}\nMDM enrollment: ${approved}\nMDM server: ${mdmServer}\n`;
}
