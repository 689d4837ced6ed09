/**
 * Keeps electron-builder from signing anything: without a name and a file it looks for none, and without its discovery it
 * takes none that it finds in the keychain. It reads the environment alone, for the installer above all.
 */
export function forgoSigning(env: Record<string, string | undefined>): void {
  env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false';
  for (const name of ['CSC_NAME', 'CSC_LINK', 'CSC_INSTALLER_LINK']) Reflect.deleteProperty(env, name);
}
