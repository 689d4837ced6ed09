import tseslint from 'typescript-eslint';

/** Raw modules and the adapter that replaces each: there is one way to spawn, fetch, open and store. */
const replacements = {
  'node:child_process':
    'Spawn through the RunCommand port; src-main/adapters/run-command.ts is the one place that starts processes.',
  got: 'Fetch through the Http port; src-main/adapters/http/ is the one place that talks to servers.',
  'node:http': 'Fetch through the Http port (src-main/adapters/http.ts).',
  'node:https': 'Fetch through the Http port (src-main/adapters/http.ts).',
  'node:net': 'Clearway opens no sockets of its own; fetch through the Http port.',
  'node:tls': 'Clearway opens no sockets of its own; fetch through the Http port.',
  socks: 'Fetch through the Http port; src-main/adapters/http/ goes through proxies.',
  'node:fs': 'Read through the ReadFile port, store through the StateStore port (src-main/adapters/).',
  'node:fs/promises': 'Read through the ReadFile port, store through the StateStore port (src-main/adapters/).',
  plist: 'Parse through src-main/adapters/plist.ts: it caps the size and refuses the binary form.',
  'electron-log': 'Log through the Log port; electron-log/main registers an unguarded IPC handler.',
  'electron-log/node': 'Log through the Log port (src-main/adapters/log.ts).',
  'electron-log/main': 'Never: it registers an unguarded IPC handler. Log through the Log port.',
  electron: 'Only src-main/app, src-main/preload, src-main/main.ts and src-main/start.ts know Electron.',
  keytar:
    'Keep secrets through the Secrets port; src-main/adapters/keychain.ts is the one place that opens the Keychain.',
  yaml: 'Read through src-main/policies/yaml-values.ts, which caps the depth and never expands an alias; write through src-main/kits/yaml-text.ts.',
  'sqlite3-parser': 'Read through src-main/policies/parse-statement.ts: the one place that decides what may be asked.',
  'intl-messageformat': 'Words come from src-main/adapters/words.ts.',
};

const bannedExcept = (...allowed) => [
  'error',
  {
    paths: Object.entries(replacements)
      .filter(([name]) => !allowed.includes(name))
      .map(([name, message]) => ({ name, message })),
  },
];

/** What each place may use of the raw modules. Order matters: later entries win. */
const allowedRaw = [
  [['src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}'], []],
  [['src-main/adapters/run-command.ts'], ['node:child_process']],
  [['src-main/adapters/http/exchange.ts'], ['got', 'node:net']],
  [
    ['src-main/adapters/http/connection.ts', 'src-main/adapters/http/sockets.ts'],
    ['node:net', 'node:tls'],
  ],
  [['src-main/adapters/http/trust.ts'], ['node:fs/promises', 'node:tls']],
  [['src-main/adapters/http/tunnel.ts'], ['node:http', 'node:net', 'socks']],
  [
    [
      'src-main/adapters/files.ts',
      'src-main/adapters/new-file.ts',
      'src-main/adapters/state-store.ts',
      'src-main/adapters/timeline-store.ts',
      'src-main/adapters/writer-lock.ts',
      'src-main/adapters/writer-lock/lock-stamp.ts',
      'src-main/adapters/network-changes.ts',
      'src-main/adapters/osquery/find-executable.ts',
      'src-main/adapters/osquery/private-home.ts',
      'src-main/recorded/*.ts',
    ],
    ['node:fs', 'node:fs/promises'],
  ],
  [['src-main/adapters/plist.ts'], ['plist']],
  [['src-main/adapters/log.ts'], ['electron-log/node']],
  [['src-main/adapters/words.ts'], ['intl-messageformat']],
  [['src-main/policies/yaml-values.ts', 'src-main/kits/yaml-text.ts'], ['yaml']],
  [['src-main/policies/parse-statement.ts'], ['sqlite3-parser']],
  [['src-main/app/**/*.ts', 'src-main/preload/*.ts'], ['electron']],
  [['src-main/app/window-files.ts'], ['electron', 'node:fs']],
  [['src-main/main.ts', 'src-main/start.ts'], ['electron']],
  [['src-main/sandbox/**/*.ts'], ['node:http', 'node:fs', 'node:fs/promises']],
  [['src-main/sandbox/fault-proxy.ts'], ['node:http', 'node:https']],
];

export default tseslint.config(
  { ignores: ['out/', '.cache/', '.tools/', 'node_modules/', 'scripts/electron/bootstrap/', 'eslint.config.js'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // An async function may be needed by a port's type even where one adapter answers at once.
      '@typescript-eslint/require-await': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 300, skipBlankLines: false }],
      'max-params': ['error', 3],
      'max-lines-per-function': ['error', { max: 80, skipComments: true }],
      'no-console': 'error',
    },
  },
  ...allowedRaw.map(([files, allowed]) => ({ files, rules: { 'no-restricted-imports': bannedExcept(...allowed) } })),
  {
    files: ['src-main/core/**/*.ts', 'src-main/contract/**/*.ts'],
    rules: {
      // Both are part of the language, so the type settings of core cannot ban them.
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'core has no clock: take the instant as an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core has no clock: take the instant as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'core has no chance: take the number as an argument.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    // A row of a test table is spread over as many parameters as it has columns.
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off', 'no-console': 'off' },
  },
);
