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
] as const;

/** In the order in which electron-builder asks: the first one of which anything is set has to be whole, whatever follows. */
const notaries = [
  {
    by: ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD'],
    needs: ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  },
  {
    by: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
    needs: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  },
  { by: ['APPLE_KEYCHAIN_PROFILE'], needs: ['APPLE_KEYCHAIN_PROFILE'] },
] as const;

const noNotary =
  'who notarises: APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER; or APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD and APPLE_TEAM_ID; or APPLE_KEYCHAIN_PROFILE';

/** By these electron-builder knows the build of a pull request, which it leaves unsigned without an error. */
const pullRequests = [
  'GITHUB_BASE_REF',
  'TRAVIS_PULL_REQUEST',
  'CIRCLE_PULL_REQUEST',
  'BITRISE_PULL_REQUEST',
  'APPVEYOR_PULL_REQUEST_NUMBER',
] as const;

const missingNotary = (isSet: (name: string) => boolean): readonly string[] => {
  const chosen = notaries.find(({ by }) => by.some(isSet));
  if (chosen === undefined) return [noNotary];
  const missing = chosen.needs.filter(name => !isSet(name));
  if (missing.length === 0) return [];
  return [`${missing.join(' and ')}, because ${chosen.by.filter(isSet).join(' and ')} is set and comes first`];
};

const forbidden = (env: Environment): readonly string[] => {
  const found = pullRequests.filter(name => !['', 'false'].includes(env[name] ?? ''));
  return found.length === 0
    ? []
    : [`a build that is not of a pull request: electron-builder signs none (set: ${found.join(', ')})`];
};

/** Reads which variables are set, never what they hold. A package without a signature has to be asked for by name. */
export function readSigning(env: Environment, unsigned: boolean): Signing {
  if (unsigned) return { kind: 'unsigned' };
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const certificates = needs.filter(({ ways }) => !ways.some(way => way.every(isSet))).map(({ what }) => what);
  const missing = [...certificates, ...missingNotary(isSet), ...forbidden(env)];
  return missing.length === 0 ? { kind: 'signed' } : { kind: 'missing', what: missing };
}
