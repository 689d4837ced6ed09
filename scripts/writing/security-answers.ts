type Row = readonly string[];

/** Who is trusted with what. */
export const securityActors: readonly Row[] = [
  [
    'IT, by forced settings (MDM)',
    'Choose the server, the service for reports, its checks and local policies, the helpdesk’s addresses; switch Clearway off (`Enabled`)',
    'Make it run a program, read a file that is not declared, or trust a server without a certificate',
  ],
  [
    'The user',
    'Ask for a look and a Refetch, agree to links and restarts, choose language, start and notices',
    'Choose a server or hide a check that counts',
  ],
  [
    'The management server (Fleet)',
    'Say what it knows of this Mac; its policies’ texts are shown, its queries may be asked by the rules for local ones',
    'Run anything but a guarded SELECT, open a page without the person, put markup into the window',
  ],
  [
    'The service for reports',
    'Take snapshots, say whether it holds the Mac to be compliant, ask for a pause',
    'Ask for anything else',
  ],
  [
    'Web pages and mails',
    'Open the window with one of five links',
    'Do anything before the person agrees, or say a word of their own',
  ],
  [
    'Programs of the same user',
    'What macOS lets them: read the state folder, end the app',
    'Run code as Clearway, steer it by variables, switches or preferences',
  ],
  ['Other users of the Mac', 'Nothing', 'Read state, log, tickets, recordings'],
  [
    'Microsoft’s and Apple’s tools, Fleet’s, Jamf’s and Intune’s agents',
    'Answer; what they say is parsed, with a limit and a deadline',
    'Be believed where what they say cannot be understood: that is shown as unknown',
  ],
  ['osquery', 'Answer, if root alone can have put it there', 'Reach the network, load extensions, keep a database'],
];

/** What somebody may try at the start of the packaged app. */
export const securityStarts: readonly Row[] = [
  [
    '`--remote-debugging-port`, `--inspect`, `--load-extension`, `--user-data-dir`, `--js-flags`, `--no-sandbox`, any other switch, with one dash or two',
    'It does not start: `clearway: does not start with …`, exit 2 (`src-main/start.ts`). Electron opens a debugger’s port only when it is ready, which is after that; seen in Electron 33 on Linux',
  ],
  ['`--root`, `--state`, `--lang`', 'Passed over by the app'],
  [
    '`--cli -- …`',
    'The command line. Behind `--` Chromium takes no switch. It takes `--root` and `--state`, as a program of the same user that a script could be as well: it reads folders that this user can read and shows the result',
  ],
  ['`ELECTRON_RUN_AS_NODE`', 'Ignored: fuse `RunAsNode`'],
  [
    '`NODE_OPTIONS`, `NODE_EXTRA_CA_CERTS`',
    'Ignored: fuse `EnableNodeOptionsEnvironmentVariable`. In a checkout the second one counts',
  ],
  ['`SIGUSR1`', 'Opens no inspector: fuse `EnableNodeCliInspectArguments`'],
  [
    '`DYLD_INSERT_LIBRARIES` and the like',
    'Ignored by macOS: hardened runtime without the entitlement for them. *Not verified on a Mac*',
  ],
  ['`HTTPS_PROXY`, `ORBIT_INSECURE`, `NODE_TLS_REJECT_UNAUTHORIZED`', 'Without effect'],
  ['`HOME`', 'Chooses where state lies, which grants nothing'],
  [
    '`ELECTRON_ENABLE_LOGGING`, `ELECTRON_LOG_FILE`',
    'Electron’s own log of the window, into a file of the same user’s choice. The window logs nothing and knows no secret',
  ],
  ['`ELECTRON_NO_ASAR`', 'The app does not find its code and ends'],
];

/** What Clearway does not protect from, said plainly. */
export const securityResiduals: readonly string[] = [
  '**No protection against root**, against an administrator who acts as root, or against whoever holds the Mac unlocked.',
  '**Programs of the same user** can read the state folder and Fleet’s token file, change `status.json`, end the app, and show a window that looks like it. `status.json` is therefore a help for scripts and no proof: access is decided by the management server and Microsoft, never by Clearway.',
  '**Fleet’s token file is readable for every process** on the Mac; Clearway neither makes nor guards it.',
  '**The kit for Fleet has Fleet’s agent open `status.json` and `app.json` as root** (`parse_json`). A named pipe in their place would block it, a huge file be read whole; the queries therefore let only a plain file of at most 1 MiB through. A person can still exchange it in the instant between. *Not verified with Fleet’s agent*, nor whether a blocked table holds up other policies; labels and reports can be left out.',
  '**A root certificate that IT installed is trusted**: a proxy that opens TLS sees addresses with the token. No certificate is pinned, none is looked up in revocation lists.',
  '**Redaction finds what it knows or recognises.** A secret that somebody wrote into a policy’s name as an ordinary word is one.',
  '**The helpdesk reads what the person sends**: a ticket names Mac and user unless `IdentifiersInTicket` is `masked`.',
  '**Electron, Chromium and Node have faults of their own**, and there is no updater: IT ships a new package by MDM when one of them is fixed. Plan for that.',
  '**keytar’s native file** lies beside the asar and is held by the code signature alone, not by the asar’s hash.',
  '**A folder that comes from elsewhere** is looked at with `replay`, never with `--root` (see [`recorded-mac`](#recorded-mac)).',
];

/** What an infosec review asks, with answers. */
export const securityQuestions: readonly Row[] = [
  [
    'Does it run as root, or install a helper?',
    'No. The package’s scripts run as root while it is installed; nothing of it does afterwards. The LaunchAgent runs as each user, in graphical sessions',
  ],
  [
    'Does it listen on a port or socket?',
    'No port. Electron’s single-instance lock is a socket in the user’s own folder',
  ],
  ['Kernel or system extension, network filter, endpoint security?', 'None'],
  [
    'Which privacy permissions (TCC) does it ask for?',
    'None: no full disk access, screen recording, accessibility, automation. It may show notifications if the person or IT allows that. *Not verified on macOS 26*',
  ],
  ['Telemetry, crash reports, analytics?', 'None. `ReportURL` is IT’s own service, and empty by default'],
  ['Does it update itself?', 'No. MDM installs a new package, and the app restarts itself'],
  [
    'Where is data kept, and in which country?',
    'On the Mac. What leaves it goes to your Fleet server and your service for reports, wherever you run them, and to Apple’s fixed page about captive portals, without anything about the Mac',
  ],
  [
    'Personal data?',
    'The user’s short name, user principal name, the Mac’s name, serial number and ids of device and tenant. They stay, unless reports are on; masked with `IdentifiersInTicket`',
  ],
  [
    'Passwords, keys, certificates?',
    'It never sees a password. Of certificates it reads attributes, of private keys nothing. One secret of its own: the token for reports, in the Keychain',
  ],
  ['Does it act at Microsoft’s?', 'No. It never signs in, holds no token of Entra and calls no service of Microsoft’s'],
  [
    'Can a user switch it off?',
    'Yes, by Quit or its own choice about login. It enforces nothing; your management server does',
  ],
  [
    'What if it is wrong?',
    'It can mislead a person, not let one in. What it cannot know is shown as unknown, never as green',
  ],
  [
    'How fast can it be switched off everywhere?',
    'Force `Enabled` to false; it holds at the next look. Or take it off with the `uninstall.sh` of the kit for your MDM, which delivers the whole script and runs nothing that lies on the Mac ([why](packaging.md#taking-it-off))',
  ],
  ['Who can read its log?', 'The user and root. It holds times, events and codes; no token, no path of an address'],
  [
    'How are dependencies chosen?',
    '[dependencies.md](dependencies.md): a line for each, exact versions, no install scripts but named ones',
  ],
];
