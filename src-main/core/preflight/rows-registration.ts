import type { RegistrationCode } from '../../contract/snapshot.ts';
import { compareVersions } from '../dotted-version.ts';
import { microsoftSsoExtension } from '../registration.ts';
import { byRegistration, registrationAsks } from './by-registration.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { byFact, doesNotApply, fail, notKnown, ok, warn, type PreflightRule } from './preflight-row.ts';
import { areSettingsKnown, asPerson, noPerson } from './whose-settings.ts';

export const companyPortal: PreflightRule = {
  id: 'company-portal',
  title: 'Company Portal is installed',
  asks: '/Applications/Company Portal.app/Contents/Info.plist',
  decide: ({ look, settings }) =>
    byFact(look.companyPortal, portal => {
      if (!portal.installed) {
        return portal.foundBundleId === null
          ? fail('Not installed.', 'Install Company Portal before the Platform SSO profile arrives.')
          : fail(`Another app stands in its place: ${portal.foundBundleId}.`, 'Install Microsoft’s Company Portal.');
      }
      const version = portal.shortVersion ?? portal.buildVersion;
      if (version === null) return notKnown('Installed, but its version cannot be read.', 'Install it again.');
      if (settings.kind !== 'known')
        return notKnown(`Version ${version}; what is wanted is not known.`, 'Run it again.');
      const wanted = settings.value.settings.MinimumCompanyPortalVersion;
      return compareVersions(version, wanted) === -1
        ? fail(`Version ${version}; ${wanted} or newer is wanted.`, 'Update Company Portal.')
        : ok(`Version ${version}.`);
    }),
};

export const ssoExtension: PreflightRule = {
  id: 'sso-extension',
  title: 'Company Portal’s extension is on',
  asks: '/usr/bin/pluginkit -m -i com.microsoft.CompanyPortalMac.ssoextension',
  decide: ({ look }) =>
    byFact(look.ssoExtension, extension => {
      if (!extension.listed) {
        return fail('macOS does not list the extension.', todoForUnlisted(look));
      }
      const version = extension.version === null ? '' : ` Version ${extension.version}.`;
      return extension.election === 'disabled'
        ? fail(`Switched off.${version}`, 'Switch it on in System Settings > General > Login Items & Extensions.')
        : ok(`Listed and not switched off.${version}`);
    }),
};

function todoForUnlisted({ companyPortal: portal, jamf }: PreflightFacts['look']): string {
  if (portal.kind === 'known' && !portal.value.installed) return 'Mend the row “Company Portal is installed” first.';
  // Opened by hand on a Mac of Jamf, it ends in AccountNotOnboarded: there, registering begins in Self Service.
  return jamf.kind === 'known' && jamf.value.present
    ? 'Install Company Portal again and restart. Let nobody open it by hand: with Jamf, registering begins in Self Service.'
    : 'Open Company Portal once, or install it again and restart.';
}

export const ssoProfile: PreflightRule = {
  id: 'sso-profile',
  title: 'Platform SSO profile is here',
  asks: 'com.apple.extensiblesso.plist in /Library/Managed Preferences, and /usr/bin/app-sso platform -s',
  decide: ({ look: { ssoProfiles, appSso } }) =>
    byFact(ssoProfiles, profiles => {
      const ours = profiles.filter(({ extensionIdentifier }) => extensionIdentifier === microsoftSsoExtension);
      if (ours.length > 1) {
        return fail(`${ours.length} profiles of Microsoft’s extension.`, 'Leave one of them: macOS takes either.');
      }
      const [one] = ours;
      if (one !== undefined) {
        const how = one.method ?? one.topMethod;
        return one.platformSso
          ? ok(`Here, for the ${one.level}${how === null ? '' : `, ${how}`}.`)
          : warn('A profile of the extension alone, without Platform SSO.', 'Add the PlatformSSO part to the profile.');
      }
      const other = profiles[0];
      if (other !== undefined) {
        return fail(`Of another provider: ${other.extensionIdentifier}.`, 'Send Microsoft’s Platform SSO profile.');
      }
      if (appSso.kind !== 'known') return notKnown('No file of it, and macOS did not say more.', 'Run it again.');
      const loaded = appSso.value.device?.extensionIdentifier ?? null;
      return loaded === microsoftSsoExtension
        ? ok('macOS has loaded it.')
        : fail('No Platform SSO profile is here.', 'Send the Platform SSO profile to this Mac.');
    }),
};

const registrationTodos: Readonly<Record<RegistrationCode, string>> = {
  P0: 'Nothing.',
  P1: 'Send the Platform SSO profile to this Mac.',
  P2: 'Have the person log out and in: macOS has the profile and has not loaded it.',
  P3: 'Remove the other provider’s profile and send Microsoft’s.',
  P4: 'Have the person register: “clearway psso” shows the way.',
  P5: 'Have this user register: “clearway psso” shows the way.',
  P6: 'Have the person register: “clearway psso” shows the way.',
  P7: 'Have the person repair it in System Settings > Users & Groups: “clearway psso” shows the way.',
  P8: 'Have the person sign in again: “clearway psso” shows the way.',
  P9: 'Run it while the person is logged in.',
};

export const registered: PreflightRule = {
  id: 'registration',
  title: 'This Mac and user are registered',
  asks: registrationAsks,
  decide: facts =>
    byRegistration(facts, ({ code, state }, asKept) => {
      const seen = `${code} ${state}.${asKept}`;
      if (code === 'P0') return ok(seen);
      if (code === 'P9') return notKnown(seen, registrationTodos.P9);
      return fail(seen, firstCauseOf(code, facts) ?? registrationTodos[code]);
    }),
};

/** Registering needs the profile and Company Portal: until they are there, nothing that a person does helps. */
function firstCauseOf(code: RegistrationCode, { look: { companyPortal: portal } }: PreflightFacts): string | null {
  const needsPerson = ['P2', 'P4', 'P5', 'P6', 'P7', 'P8'].includes(code);
  return needsPerson && portal.kind === 'known' && !portal.value.installed
    ? 'Mend the row “Company Portal is installed” first.'
    : null;
}

export const registrationTenant: PreflightRule = {
  id: 'registration-tenant',
  title: 'Registered with the right tenant',
  asks: `${registrationAsks}; the settings for EntraTenantID`,
  decide: facts =>
    byFact(facts.settings, ({ settings: { EntraTenantID: wanted } }) => {
      if (!areSettingsKnown(facts)) return notKnown(`Nothing is forced for this Mac, and ${noPerson}.`, asPerson);
      if (wanted === null) return doesNotApply('EntraTenantID is not set; any tenant will do.');
      return byRegistration(facts, ({ tenantId, code }, asKept) => {
        if (tenantId === null) {
          return code === 'P0' || code === 'P9'
            ? notKnown('The tenant of the registration is not known.', 'Compare it in the Entra admin center.')
            : doesNotApply('Not registered yet; the row about the registration says what to do.');
        }
        return tenantId.toLowerCase() === wanted.toLowerCase()
          ? ok(`Tenant ${tenantId}.${asKept}`)
          : warn(
              `Registered with tenant ${tenantId}; EntraTenantID is ${wanted}.${asKept}`,
              'Correct EntraTenantID, or have the person deregister in Company Portal and register anew.',
            );
      });
    }),
};
