import type { YamlValue } from '../yaml-text.ts';

/** What nobody but IT knows. fleetctl refuses a hash that is none, so it cannot be applied as it is. */
export const fillInUrl = 'https://fill-in.invalid/Clearway.pkg';
export const fillInHash = 'FILL-IN-THE-SHA-256-OF-THE-PACKAGE';

/** Microsoft's own address for the newest installer. Without a hash Fleet fetches it anew with every run. */
export const companyPortalPackage: YamlValue = {
  url: 'https://go.microsoft.com/fwlink/?linkid=853070',
  install_script: { path: '../scripts/install-company-portal.sh' },
  uninstall_script: { path: '../scripts/uninstall-company-portal.sh' },
};

export const clearwayPackage: YamlValue = {
  url: fillInUrl,
  hash_sha256: fillInHash,
  install_script: { path: '../scripts/install-clearway.sh' },
  uninstall_script: { path: '../scripts/uninstall-clearway.sh' },
};
