const kit = 'lib/clearway';

/** Where each file of the kit lies, from the top of a GitOps repository. */
export const kitPaths = {
  labels: `${kit}/labels.yml`,
  conditionalAccess: `${kit}/policies/conditional-access.yml`,
  installs: `${kit}/policies/install.yml`,
  registration: `${kit}/policies/registration.yml`,
  reports: `${kit}/reports/clearway.yml`,
  companyPortal: `${kit}/software/company-portal.yml`,
  clearway: `${kit}/software/clearway.yml`,
  installCompanyPortal: `${kit}/scripts/install-company-portal.sh`,
  uninstallCompanyPortal: `${kit}/scripts/uninstall-company-portal.sh`,
  installClearway: `${kit}/scripts/install-clearway.sh`,
  uninstallClearway: `${kit}/scripts/uninstall-clearway.sh`,
  ssoProfile: `${kit}/profiles/platform-sso.mobileconfig`,
  settingsProfile: `${kit}/profiles/clearway.mobileconfig`,
  screenLockProfile: `${kit}/profiles/screen-lock.mobileconfig`,
} as const;
