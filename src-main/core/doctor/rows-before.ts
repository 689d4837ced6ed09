import type { DoctorRow } from './doctor-row.ts';

/** What has to be on this Mac before anybody can register: device management, Company Portal, then the profile, then the extension. */
export const rowsBefore: readonly DoctorRow[] = [
  {
    // Whatever else is in order, Microsoft counts such a Mac as not managed.
    when: { mdm: ['off'] },
    verdict: 'mdm-off',
    remedy: 'turn-on-mdm',
    caveats: [],
  },
  {
    when: { portal: ['missing'] },
    verdict: 'company-portal-missing',
    remedy: 'install-company-portal',
    caveats: [],
  },
  {
    when: { portal: ['too-old'] },
    verdict: 'company-portal-too-old',
    remedy: 'update-company-portal',
    caveats: [],
  },
  {
    when: { profile: ['duplicate'] },
    verdict: 'profiles-conflict',
    remedy: 'ask-it-for-one-profile',
    caveats: [],
  },
  {
    when: { profile: ['extension-only'] },
    verdict: 'profile-extension-only',
    remedy: 'ask-it-for-platform-sso',
    caveats: [],
  },
  {
    when: { profile: ['other-provider'] },
    verdict: 'profile-other-provider',
    remedy: 'ask-it-other-provider',
    caveats: [],
  },
  {
    // Microsoft's profile can lie here while macOS still uses somebody else's.
    when: { registration: ['other-provider'] },
    verdict: 'profile-other-provider',
    remedy: 'ask-it-other-provider',
    caveats: [],
  },
  {
    when: { profile: ['missing'] },
    verdict: 'profile-missing',
    remedy: 'ask-it-for-profile',
    caveats: [],
  },
  {
    when: { registration: ['not-configured'] },
    verdict: 'profile-missing',
    remedy: 'ask-it-for-profile',
    caveats: [],
  },
  {
    when: { extension: ['disabled'] },
    verdict: 'extension-disabled',
    remedy: 'ask-it-for-extension',
    caveats: [],
  },
  {
    // Without the app there is nothing to list: only beside a Company Portal that was seen is it a trouble of its own.
    when: { extension: ['not-listed'], portal: ['current', 'too-old-for-setup'] },
    verdict: 'extension-not-listed',
    remedy: 'restart-for-extension',
    caveats: [],
  },
];
