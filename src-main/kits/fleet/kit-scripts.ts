/** Fleet's agent runs these as root, with the package that it fetched in INSTALLER_PATH. */
export const installClearwayScript = `#!/bin/sh
set -eu

installer -pkg "\${INSTALLER_PATH:?}" -target /

# Its own postinstall starts it for whoever is logged in.
test -x /Applications/Clearway.app/Contents/MacOS/Clearway
`;

export const installCompanyPortalScript = `#!/bin/sh
set -eu

installer -pkg "\${INSTALLER_PATH:?}" -target /

test -d "/Applications/Company Portal.app"
`;

export const uninstallCompanyPortalScript = `#!/bin/sh
set -eu

# A Mac without the app cannot prove any more that it is registered: take the Platform SSO profile off first.
pkill -x "Company Portal" || true
rm -rf "/Applications/Company Portal.app"

for receipt in com.microsoft.CompanyPortalMac com.microsoft.CompanyPortal; do
  if pkgutil --pkg-info "$receipt" >/dev/null 2>&1; then
    pkgutil --forget "$receipt"
  fi
done
`;
