const managed = '/Library/Managed Preferences';
const own = '/Users/{user}/Library/Application Support';
const hostFile = 'NativeMessagingHosts/com.microsoft.browsercore.json';

/** Everything that is read to learn about the browsers, for whoever wants to know what Clearway looks at. */
export const browserFiles: readonly string[] = [
  '/Users/{user}/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist',
  '/Applications/Safari.app/Contents/Info.plist',
  ...['Google Chrome', 'Microsoft Edge', 'Firefox'].flatMap(app => [
    `/Applications/${app}.app/Contents/Info.plist`,
    `/Users/{user}/Applications/${app}.app/Contents/Info.plist`,
  ]),
  ...['com.google.Chrome', 'com.apple.extensiblesso', 'org.mozilla.firefox'].flatMap(domain => [
    `${managed}/{user}/${domain}.plist`,
    `${managed}/${domain}.plist`,
  ]),
  `${own}/Google/Chrome/Local State`,
  `${own}/Google/Chrome/{any}/Preferences`,
  `${own}/Google/Chrome/{any}/Secure Preferences`,
  `${own}/Google/Chrome/${hostFile}`,
  `/Library/Google/Chrome/${hostFile}`,
  `${own}/Microsoft Edge/Local State`,
  '/Applications/Firefox.app/Contents/Resources/distribution/policies.json',
  '/Users/{user}/Applications/Firefox.app/Contents/Resources/distribution/policies.json',
  `${own}/Firefox/profiles.ini`,
  `${own}/Firefox/Profiles/{any}/prefs.js`,
];
