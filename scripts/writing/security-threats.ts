import type { ThreatId } from './security-guards/security-guard.ts';

/** One row of the table of threats: what somebody could try, what stands against it, and what is left. */
export type Threat = { readonly who: string; readonly tries: string; readonly against: string; readonly left: string };

/** Every threat that guards are for; the compiler asks for a row of each. */
export const threats: Readonly<Record<ThreatId, Threat>> = {
  'link-page': {
    who: 'A web page or mail that opens `clearway://` links',
    tries: 'To make Clearway do something, to bury the person under questions, to put its own words before them',
    against:
      'A link is one of five names and carries nothing else; it opens the window and asks. One a second, five a minute; the newest stands alone',
    left: 'A page can bring the window to the front up to five times a minute',
  },
  'user-settings': {
    who: 'The user, or a program of theirs, who writes preferences',
    tries: 'To send the device token or reports to another server, to hide a failed check, to crash the app',
    against:
      'Only forced values under `/Library/Managed Preferences`, which root alone writes, are settings. Each is parsed by itself; a wrong one never chooses another server',
    left: 'What the person may choose (language, start at login, notices, Dock) is theirs. Root can write forced values without MDM',
  },
  'server-text': {
    who: 'A management server, or whoever writes its policies’ names and texts',
    tries: 'To run script in the window, to lead people to a look-alike page, to rewrite a terminal, to flood memory',
    against:
      'Text is text: a strict content security policy with Trusted Types, no markup, direction isolated. Links are https with a plain host and open after a question that names it. Answers have limits; terminals are told letters alone',
    left: 'An administrator of the server can write misleading sentences, and link to a host that the person then agrees to',
  },
  window: {
    who: 'The window’s own page, should it ever be taken over',
    tries: 'To reach files, programs, addresses or the network',
    against:
      'The renderer is sandboxed and isolated, has a fixed list of named methods that carry ids, and no network. Main parses every message, knows its sender and offers only what a button offers now',
    left: 'Such a page could show false things and press the buttons that are there; what changes something asks in a dialog of the system',
  },
  token: {
    who: 'Whoever gets hold of the device token or the token for reports',
    tries: 'To be this Mac to the server',
    against:
      'Clearway reads Fleet’s token for each request, keeps it nowhere, sends it to Fleet’s server alone over verified TLS, follows no redirect and takes it out of logs, tickets, recordings and messages. The token for reports lies in the Keychain',
    left: 'Fleet writes its token where every process on the Mac can read it (`/opt/orbit/identifier`); that is Fleet’s design, and it changes hourly. “Open My device” hands the browser an address with the token in it: it stands in that browser’s history',
  },
  'same-user': {
    who: 'Another program of the same user',
    tries: 'To read what Clearway knows, to change its state, to put a program in its way, to speak with its signature',
    against:
      'Programs are started by absolute path, with five variables, in `/`; osquery only where root alone can have put it. Fuses, hardened runtime and refused switches keep code out of the app. Damaged state is set aside, and no state grants anything',
    left: 'It can read the state folder and Fleet’s token, change what the window shows last, end the app, press its buttons by accessibility if the user granted that, and show a window that looks the same. macOS does not part programs of one user',
  },
  'other-users': {
    who: 'Other users of the Mac',
    tries: 'To read state, logs, tickets or recordings',
    against: 'Folders 0700 and files 0600, set by Clearway whatever the umask says; macOS closes `~/Library` besides',
    left: 'What the person exports (a ticket in a file, a recording they pass on) is as safe as where they put it',
  },
  root: {
    who: 'A person of the Mac, also one of the group `admin`, who has root’s scripts come by',
    tries: 'To have root write, remove, read or run something of their choice by a link, a file, a name or a variable',
    against:
      'Scripts of root are `bash -p` with a fixed search path; they write only where root alone may, follow no link there, and run nothing that somebody else could have put there. In a home they and `doctor` have its user’s rights, or read only what is its user’s own',
    left: 'Whoever may use `sudo` is root already. What a person’s own files say can be false; it is read in a closed form, with its age',
  },
  'supply-chain': {
    who: 'A dependency, a build machine, a download',
    tries: 'To bring in code, to take data out',
    against:
      'Few packages, exact versions with integrity hashes, no install script that is not named, raw modules in one file each. What is read, run and asked is declared in tables that the code is held to. Actions pinned by commit, SBOM and checksums with a release, signed and notarised',
    left: 'A compromised package that runs in the main process has the user’s rights. Whoever holds the signing key can sign anything',
  },
  bundle: {
    who: 'Somebody who replaces or changes Clearway.app',
    tries: 'To run their code under its name',
    against:
      'Code signature over the bundle, the asar’s hash in Info.plist checked at the start, code from the asar alone, files of root in `/Applications`; the LaunchAgent names one path',
    left: 'An administrator of the Mac (group `admin`) can rename or replace apps in `/Applications`. A replaced app has another signature: no Keychain entry opens for it without a question',
  },
  'recorded-mac': {
    who: 'A recorded Mac that a stranger sends to the helpdesk',
    tries: 'To read the helpdesk’s own files, to hang the tool, to rewrite the terminal, to reach a server',
    against:
      'Nothing outside the folder is read, links, pipes and endless files are refused, and what it says is printed as letters. `replay` opens no connection and starts no program. A packaged app takes no recorded Mac',
    left: '`--root` on the command line asks the server that the folder names, with the token in it: that is what it is for. Use `replay` for folders of strangers',
  },
  policies: {
    who: 'Whoever writes policies, as IT’s `LocalPolicies` or on the server',
    tries: 'To read secrets by osquery, to reach out, to stop the Mac',
    against:
      'Each query is read as SQL: one SELECT, no table or function that reaches out, writes or reads secrets, limits on time, output and memory. osquery runs as the user, without network tables, database, extensions or configuration',
    left: 'Ordinary tables (apps, processes, files’ names) can be asked; only whether there was a row leaves the Mac. A table that a future osquery adds is allowed until it stands in the list',
  },
  network: {
    who: 'Somebody on the way: a proxy, a captive portal, a forged server',
    tries: 'To read the token, to answer in the server’s place',
    against:
      'TLS with a verified certificate for exactly that host, on every connection but loopback; no variable and no setting of the agent turns that off. A sign-in page is not taken for an answer',
    left: 'A root that IT (or an administrator) put into the System keychain is trusted, so a TLS-inspecting proxy sees the token. No certificate is pinned, and revocation is not asked for',
  },
  'report-service': {
    who: 'The service that takes reports, or whoever took it over',
    tries: 'To learn more, to silence Macs, to attack by its answers',
    against:
      'It is chosen by a forced setting alone. It gets the snapshot, masked if IT wants that. Its answers have a limit, five fields, and ask for a day’s silence at most',
    left: 'It decides what “compliant” means in the window, and it knows what it was told',
  },
  debugging: {
    who: 'Somebody who starts the packaged app with switches or variables',
    tries: 'To attach a debugger, load an extension, leave out the sandbox, run scripts as the signed app',
    against:
      'The packaged app refuses to start with any switch it does not know, before a port is opened; fuses close Node’s ways; the hardened runtime closes `DYLD_*` and `task_for_pid`',
    left: 'A build without a signature (`--unsigned`) has no hardened runtime: it is for trying alone',
  },
};
