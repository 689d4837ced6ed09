/**
 * How Electron's fuses are set in every package, by their place in the fuse wire: the packer sets them from this table,
 * and a look at the installed app compares with it. https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const expectedFuses = [
  { wire: 0, id: 'RunAsNode', enabled: false, because: 'the signed app would run anybody’s script as itself' },
  { wire: 1, id: 'EnableCookieEncryption', enabled: true, because: 'a copied profile is of no use elsewhere' },
  {
    wire: 2,
    id: 'EnableNodeOptionsEnvironmentVariable',
    enabled: false,
    because: 'a variable would load code into the app, or certificates of anybody’s choice',
  },
  { wire: 3, id: 'EnableNodeCliInspectArguments', enabled: false, because: 'a debugger would speak as the app' },
  {
    wire: 4,
    id: 'EnableEmbeddedAsarIntegrityValidation',
    enabled: true,
    because: 'code that was changed on the disk does not start',
  },
  { wire: 5, id: 'OnlyLoadAppFromAsar', enabled: true, because: 'a folder beside the checked file would be loaded' },
  {
    wire: 6,
    id: 'LoadBrowserProcessSpecificV8Snapshot',
    enabled: false,
    because: 'a file beside the app would be code that nothing checks',
  },
  {
    wire: 7,
    id: 'GrantFileProtocolExtraPrivileges',
    enabled: false,
    because: 'the window comes over a scheme of its own',
  },
  // Off, WebAssembly (Node's HTTP parser) only becomes slower.
  { wire: 8, id: 'WasmTrapHandlers', enabled: true, because: 'Electron’s own default; off would only be slower' },
] as const;

/** One fuse of the table. */
export type ExpectedFuse = (typeof expectedFuses)[number];
