import { compareVersions } from '../dotted-version.ts';
import { byFact, fail, ok, warn, type PreflightRule } from './preflight-row.ts';

/** Older ones have no Platform SSO, and Electron does not start there. */
const oldestMacos = '13';

export const macosSupported: PreflightRule = {
  id: 'macos-supported',
  title: 'macOS is supported',
  asks: '/usr/bin/sw_vers -productVersion',
  decide: ({ look, settings }) =>
    byFact(look.macosVersion, version => {
      const wanted = settings.kind === 'known' ? settings.value.settings.MinimumMacOSVersion : null;
      const seen = `macOS ${version}.`;
      if (compareVersions(version, oldestMacos) === -1) {
        return fail(seen, `Update this Mac: Clearway and Platform SSO need macOS ${oldestMacos} or newer.`);
      }
      return wanted !== null && compareVersions(version, wanted) === -1
        ? fail(`${seen} MinimumMacOSVersion is ${wanted}.`, `Update this Mac to macOS ${wanted} or newer.`)
        : ok(seen);
    }),
};

export const mdmEnrolled: PreflightRule = {
  id: 'mdm-enrolled',
  title: 'Managed by an MDM',
  asks: '/usr/bin/profiles status -type enrollment',
  decide: ({ look }) =>
    byFact(look.mdmEnrollment, ({ enrolled, userApproved, server }) => {
      if (!enrolled) return fail('Not enrolled.', 'Enrol this Mac: profiles and settings reach it by MDM alone.');
      const seen = `Enrolled${server === null ? '' : ` with ${server}`}.`;
      return userApproved === false
        ? warn(
            `${seen} Not approved by the user.`,
            'Have it approved in System Settings > General > Device Management.',
          )
        : ok(seen);
    }),
};
