/** The pages that the entries were written from; each was read for its entries. */
export const sources = {
  /** Microsoft's list of codes with their meaning. */
  codes: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  conditionalAccess:
    'https://learn.microsoft.com/en-us/entra/identity/conditional-access/troubleshoot-conditional-access',
  deletedDevice:
    'https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700003-device-object-not-found',
  /** Not in Microsoft's list: its text stands in reports to Microsoft's own library. */
  unmanagedDevice: 'https://github.com/AzureAD/microsoft-authentication-library-for-objc/issues/1900',
  jamf: 'https://learn.microsoft.com/en-us/mem/intune/protect/conditional-access-assign-jamf',
  networkAccess: 'https://learn.microsoft.com/en-us/mem/intune/protect/network-access-control-integrate',
  enrollPage: 'https://fleetdm.com/microsoft-compliance-partner/enroll',
  remediatePage: 'https://fleetdm.com/microsoft-compliance-partner/remediate',
} as const;
