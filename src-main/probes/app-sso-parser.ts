import * as z from 'zod';
import type { AppSso, AppSsoDevice, AppSsoUser } from '../core/facts.ts';
import { readDeviceCertificate } from './device-certificate.ts';
import { readSections, type Section } from './app-sso-sections.ts';
import { readTokens } from './app-sso-tokens.ts';
import { readMethod } from './registration-method.ts';

/*
 * Apple calls the output unsupported and adds keys with every release, so every key is optional here, and a value of
 * an unexpected type is the same as a missing one.
 */
const text = z.string().nullable().catch(null).default(null);
const device = z.object({
  extensionIdentifier: text,
  registrationCompleted: z.boolean().nullable().catch(null).default(null),
  loginType: text,
  deviceSigningCertificate: text,
});
const login = z.object({ issuer: text });
const kerberos = z.object({ realm: text, upn: text });
const user = z.object({
  state: text,
  loginType: text,
  kerberosStatus: z.array(z.unknown()).nullable().catch(null).default(null),
  userLoginConfiguration: z.object({ loginUserName: text }).nullable().catch(null).default(null),
});

const entraRealm = 'KERBEROS.MICROSOFTONLINE.COM';
/** Microsoft's sign-in hosts, national clouds included. */
const tenantInIssuer =
  /^https:\/\/(?:login\.microsoftonline\.com|login\.microsoft\.com|sts\.windows\.net|login\.microsoftonline\.us|login-us\.microsoftonline\.com|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn)\/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:\/|$)/;

/** Reads the text of `app-sso platform -s`; null when there is no Device Configuration that can be understood. */
export function parseAppSso(output: string): AppSso | null {
  const sections = readSections(output.replaceAll('\r\n', '\n'));
  const deviceSection = sections.get('Device Configuration');
  if (deviceSection === undefined || deviceSection.kind === 'broken') return null;
  const userSection = sections.get('User Configuration');
  return {
    device: deviceSection.kind === 'null' ? null : readDevice(deviceSection.value),
    user: readUser(userSection),
    tenantIdFromIssuer: readTenant(sections.get('Login Configuration')),
    tokens: readTokens(output.replaceAll('\r\n', '\n')),
  };
}

/**
 * Whether macOS says that it cannot read its own device configuration any more, as 15.0 to 15.2 sometimes do. Inside a
 * value of the JSON the quotation mark would be escaped.
 */
export function isDeviceConfigurationCorrupt(output: string): boolean {
  return output.includes('Error Domain=com.apple.PlatformSSO Code=-1001 "Error deserializing device config');
}

function readDevice(value: unknown): AppSsoDevice {
  const parsed = device.safeParse(value);
  const found = parsed.success ? parsed.data : device.parse({});
  const certificate =
    found.deviceSigningCertificate === null ? null : readDeviceCertificate(found.deviceSigningCertificate);
  return {
    extensionIdentifier: found.extensionIdentifier,
    registrationCompleted: found.registrationCompleted,
    method: readMethod(found.loginType),
    deviceId: certificate?.deviceId ?? null,
    tenantId: certificate?.tenantId ?? null,
  };
}

function readUser(section: Section | undefined): AppSsoUser | null | undefined {
  if (section === undefined || section.kind === 'broken') return undefined;
  if (section.kind === 'null') return null;
  const parsed = user.safeParse(section.value);
  if (!parsed.success) return undefined;
  const { state, loginType, kerberosStatus, userLoginConfiguration } = parsed.data;
  return {
    state: state === null ? null : state.replace(/ \(-?\d+\)$/, ''),
    method: readMethod(loginType),
    userPrincipalName: readUserName(kerberosStatus, userLoginConfiguration?.loginUserName ?? null),
    kerberosCount: kerberosStatus === null ? null : kerberosStatus.length,
  };
}

/** The cloud realm's name first: on-premises realms may stand before it. `loginUserName` is usually masked with stars. */
function readUserName(entries: readonly unknown[] | null, loginUserName: string | null): string | null {
  for (const entry of entries ?? []) {
    const parsed = kerberos.safeParse(entry);
    if (!parsed.success || parsed.data.realm !== entraRealm || parsed.data.upn === null) continue;
    const name = parsed.data.upn.replace(new RegExp(`@${entraRealm}$`), '').replace('\\@', '@');
    if (name.includes('@')) return name;
  }
  return loginUserName !== null && loginUserName.includes('@') && !loginUserName.includes('*') ? loginUserName : null;
}

function readTenant(section: Section | undefined): string | null {
  if (section?.kind !== 'object') return null;
  const parsed = login.safeParse(section.value);
  const issuer = parsed.success ? parsed.data.issuer : null;
  return issuer === null ? null : (tenantInIssuer.exec(issuer)?.[1]?.toLowerCase() ?? null);
}
