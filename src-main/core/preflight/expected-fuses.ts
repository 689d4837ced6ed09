/**
 * The fuses that the packaged app is built with, by Electron’s place for each: the build sets them and the preflight
 * looks for them. A place that a newer Electron adds is nobody’s business here until it stands in this table.
 */
export const expectedFuses = {
  /** The app’s binary must not become a plain Node.js for whoever starts it with a variable. */
  runAsNode: { place: 0, on: false },
  /** Clearway keeps no cookies, and a key for them would be one more item in the Keychain. */
  enableCookieEncryption: { place: 1, on: false },
  enableNodeOptionsEnvironmentVariable: { place: 2, on: false },
  enableNodeCliInspectArguments: { place: 3, on: false },
  enableEmbeddedAsarIntegrityValidation: { place: 4, on: true },
  onlyLoadAppFromAsar: { place: 5, on: true },
  loadBrowserProcessSpecificV8Snapshot: { place: 6, on: false },
  grantFileProtocolExtraPrivileges: { place: 7, on: false },
} as const satisfies Readonly<Record<string, { readonly place: number; readonly on: boolean }>>;
