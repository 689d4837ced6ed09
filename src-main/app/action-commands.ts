/** The programs that actions start, and nothing else does; `{uid}` is the person's own number. */
export const actionCommands = {
  'open-company-portal': ['/usr/bin/open', '-b', 'com.microsoft.CompanyPortalMac'],
  'restart-sso-agent': ['/usr/bin/pkill', '-u', '{uid}', '-x', 'AppSSOAgent'],
} as const;

/** Self Service is opened by a number alone, so that no setting can choose another entity, action or app. */
export const selfServiceAddress = 'jamfselfservice://content?entity=policy&id={number}&action=execute';
