/** How a package is signed and notarised, or what is missing for that, in the words for whoever makes it. */
export type Signing =
  | { readonly kind: 'signed' }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'missing'; readonly what: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** Each need with the sets of variables that meet it; the names are electron-builder's own. */
const needs = [
  {
    what: 'the certificate that signs the app: CSC_NAME (its name in the keychain), or CSC_LINK and CSC_KEY_PASSWORD',
    ways: [['CSC_NAME'], ['CSC_LINK', 'CSC_KEY_PASSWORD']],
  },
  {
    what: 'the certificate that signs the installer: CSC_NAME (both of one name in the keychain), or CSC_INSTALLER_LINK and CSC_INSTALLER_KEY_PASSWORD',
    ways: [['CSC_NAME'], ['CSC_INSTALLER_LINK', 'CSC_INSTALLER_KEY_PASSWORD']],
  },
  {
    what: 'who notarises: APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER; or APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD and APPLE_TEAM_ID; or APPLE_KEYCHAIN_PROFILE',
    ways: [
      ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
      ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
      ['APPLE_KEYCHAIN_PROFILE'],
    ],
  },
] as const;

/** Reads which variables are set, never what they hold. A package without a signature has to be asked for by name. */
export function readSigning(env: Environment, unsigned: boolean): Signing {
  if (unsigned) return { kind: 'unsigned' };
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const missing = needs.filter(({ ways }) => !ways.some(way => way.every(isSet)));
  return missing.length === 0 ? { kind: 'signed' } : { kind: 'missing', what: missing.map(({ what }) => what) };
}
