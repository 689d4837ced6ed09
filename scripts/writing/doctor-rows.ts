/** What a row can come to, in the order of docs/doctor.md. */
export type ExplainedResult = 'ok' | 'warn' | 'fail' | 'unknown' | 'does not apply';

/** When a row comes to a result, and what to do about it; the row itself says what was seen. */
type Explained = readonly [when: string, todo: string];
export type ExplainedRow = Partial<Readonly<Record<ExplainedResult, Explained>>>;

const nothing = '–';
const again = 'Run it again; look on that Mac at what is asked';
const loggedIn = 'Run it while the person is logged in';
const unread: Explained = ['not answered, not read or not understood', again];
const noPerson =
  'the settings were not read; or, as root, no person was found and nothing is forced for the Mac: then what is forced for a person is not known';
const install = 'Install the package';
const serverFirst = 'Mend `server-reached` first';

/** The rows of the preflight for docs/doctor.md; a test holds them to every result that the rows can have. */
export const doctorRows: Readonly<Record<string, ExplainedRow>> = {
  'macos-supported': {
    ok: ['macOS 13 or newer, and not older than `MinimumMacOSVersion`', nothing],
    fail: ['older', 'Update the Mac'],
    unknown: unread,
  },
  'mdm-enrolled': {
    ok: ['enrolled', nothing],
    warn: [
      'enrolled, and not approved by the user',
      'Have it approved in System Settings > General > Device Management',
    ],
    fail: ['not enrolled', 'Enrol the Mac: settings and profiles reach it by MDM alone'],
    unknown: unread,
  },
  'settings-forced': {
    ok: ['something is forced for `com.clearway.companion`', nothing],
    warn: ['nothing is forced; or `Enabled` is false', 'Send the settings profile; or set `Enabled` to true'],
    unknown: [noPerson, loggedIn],
  },
  'settings-valid': {
    ok: ['every forced key is understood', nothing],
    warn: [
      'it does what it says, and may not be meant: levels that differ, a key without effect, an `Upstream` that no Mac can ask',
      'Look whether that is meant; `clearway config check` explains it',
    ],
    fail: ['a key is unknown, or its value cannot be used', 'Correct the profile; `clearway config check` explains it'],
    unknown: [noPerson, loggedIn],
  },
  'agent-present': {
    ok: ['the agent that `Upstream` wants is here; with `auto`, any of them', nothing],
    warn: [
      '`Upstream` is `auto`, and no agent of Fleet, Jamf or Intune is here',
      'Install the agent, or set `Upstream`',
    ],
    fail: ['`Upstream` names an agent that is not here', 'Install it, or correct `Upstream`'],
    unknown: [`${noPerson}; or not every place could be read`, again],
    'does not apply': ['`Upstream` is `report` or `none`, or `auto` with a `ReportURL`', nothing],
  },
  'token-fresh': {
    ok: ['renewed within 75 minutes, and the server takes it', nothing],
    warn: [
      'older; or, whatever its age, Fleet Desktop is switched off in orbit’s settings: then nobody renews it, and the server stops taking it within two hours',
      'Switch Fleet Desktop on for this Mac (`--fleet-desktop` of orbit’s package)',
    ],
    fail: [
      'missing, no token, or refused by the server',
      'Switch Fleet Desktop on, or restart orbit; else enrol the Mac again',
    ],
    unknown: [
      'the file or its age could not be read; the age lies in the future; or no agent is here and the settings were not read',
      'The row says which: the mode of the file, the clock, or running it again',
    ],
    'does not apply': ['no Fleet server is asked from this Mac', nothing],
  },
  'server-reached': {
    ok: ['it answers, and its certificate is trusted; also where it refuses the token or lacks the licence', nothing],
    warn: [
      'it answers, but not as it should; or `Upstream` is `jamf` or `intune`, which cannot be asked from a Mac',
      'The row names the code',
    ],
    fail: [
      'it cannot be reached (network, name, TLS, proxy), its address will not do or is missing, or what answers is no Fleet server',
      'By the code in the row: DNS, certificate, proxy, `FleetURL` or `ReportURL`',
    ],
    unknown: [
      'it was not asked or did not answer in time: the token, the settings or a file with the address could not be read, or a PAC script decides on the proxy',
      'Mend the row that is named; else run it again',
    ],
    'does not apply': [
      'no server is asked; or it is the service at `ReportURL`, whose token only the person’s Clearway reads',
      nothing,
    ],
  },
  'server-licence': {
    ok: ['Fleet tells this Mac its policies', nothing],
    fail: ['Fleet says that it needs Premium', 'License the server'],
    unknown: ['the server did not say, with the reason', 'Mend the row that is named first'],
    'does not apply': ['no Fleet server is asked', nothing],
  },
  'clock-right': {
    ok: ['less than a minute from the date of the server’s answer', nothing],
    warn: ['a minute or more', 'Switch on “Set time and date automatically”'],
    fail: ['five minutes or more', 'The same: tokens and certificates fail by then'],
    unknown: ['no server told its time', serverFirst],
    'does not apply': ['no server is asked', nothing],
  },
  'company-portal': {
    ok: ['installed, and not older than `MinimumCompanyPortalVersion`', nothing],
    fail: ['not installed, too old, or another app in its place', 'Install or update Company Portal'],
    unknown: ['its version or the settings could not be read', again],
  },
  'sso-extension': {
    ok: ['macOS lists it, and it is not switched off', nothing],
    fail: [
      'not listed; or switched off',
      'Without Company Portal, mend that row first. Else open it once (not with Jamf: there, registering begins in Self Service), or switch the extension on in System Settings',
    ],
    unknown: unread,
  },
  'sso-profile': {
    ok: ['one profile of Microsoft’s extension with Platform SSO', nothing],
    warn: ['a profile of the extension without Platform SSO', 'Add the PlatformSSO part'],
    fail: ['none, several, or another provider’s', 'Send Microsoft’s Platform SSO profile, once'],
    unknown: unread,
  },
  registration: {
    ok: ['`P0`: this Mac and this user are registered', nothing],
    fail: [
      '`P1` to `P8`: see [the helpdesk’s page](helpdesk.md)',
      'The row says whose turn it is; without Company Portal, that row first',
    ],
    unknown: [
      '`P9`; or, as root with nobody logged in, what was kept is older than a day (or than two looks, where those are rarer) or from the future',
      loggedIn,
    ],
  },
  'registration-tenant': {
    ok: ['registered with `EntraTenantID`', nothing],
    warn: ['registered with another tenant', 'Correct `EntraTenantID`, or have the person register anew'],
    unknown: ['the tenant, the registration or the settings are not known', 'Compare it in the Entra admin center'],
    'does not apply': ['`EntraTenantID` is not set, or nothing is registered yet', nothing],
  },
  'app-installed': {
    ok: ['in /Applications, in the version of this command', nothing],
    warn: ['not there; or another version runs, or answers here', install],
    unknown: unread,
  },
  'app-signed': {
    ok: ['signed by a team, hardened, accepted by Gatekeeper', nothing],
    warn: ['the app is not installed', install],
    fail: ['any of these is not so', 'Install the signed and notarised package'],
    unknown: unread,
  },
  'app-fuses': {
    ok: ['as they were built', nothing],
    warn: ['the app is not installed', install],
    fail: ['somebody changed the app', 'Install the package again, and ask who'],
    unknown: unread,
  },
  'login-item': {
    ok: ['the LaunchAgent is there and loaded', nothing],
    warn: ['loaded, and the app is a login item of its own as well (seen as root alone)', 'Remove it from Login Items'],
    fail: [
      'not there, switched off, or not loaded',
      'Install again; force it with a com.apple.servicemanagement profile; log out and in',
    ],
    unknown: unread,
  },
  'app-running': {
    ok: ['launchd runs it for this user', nothing],
    warn: [
      'launchd does not; opened by hand it may run all the same, and the row says when it last told',
      'Start it, or log out and in',
    ],
    unknown: unread,
  },
  'icon-visible': {
    ok: ['the app told so within two hours, or within two looks where those are rarer', nothing],
    warn: ['macOS does not show it', 'Make room in the menu bar, or switch it on in System Settings > Menu Bar'],
    unknown: ['the app told nothing yet, or not for long', 'Start Clearway'],
  },
  'notifications-allowed': {
    ok: ['a profile allows them, or the last one was shown', nothing],
    warn: ['a profile allows them, and macOS refused the last one', 'Look whether the profile came after it'],
    fail: ['a profile forbids them, or macOS refused the last one', 'Send a com.apple.notificationsettings profile'],
    unknown: ['no profile, and the app has sent none or told nothing for long', 'Send that profile'],
  },
  'state-room': {
    ok: ['200 MB free or more', nothing],
    warn: ['less', 'Free some room'],
    fail: ['less than 10 MB', 'Free some room: nothing can be kept'],
    unknown: unread,
  },
  'state-private': {
    ok: ['the state folder is the person’s, with mode 0700', nothing],
    warn: ['another mode', '`chmod 700`'],
    fail: ['somebody else’s, or no folder', 'Give it back, or remove it: the app makes it anew'],
    unknown: unread,
    'does not apply': ['not there yet', nothing],
  },
  osquery: {
    ok: ['it answers', nothing],
    unknown: [`osquery did not answer; or ${noPerson}`, again],
    'does not apply': ['`LocalPolicies` is not set; or asked as root, who does not ask osquery for a person', nothing],
  },
};
