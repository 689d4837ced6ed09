import { inventedIds } from './invented-ids.ts';
import { answer, type RecordedCommand } from './recorded-commands.ts';
import { microsoftExtension } from './registration-kinds.ts';

/*
 * SYNTHETIC: none of these outputs was ever seen verbatim in public. They follow the tools' manuals and the scripts of
 * administrators who take them apart.
 */

/** What the tools around the registration say; null where they know of nothing. */
export type RegistrationAnswers = {
  readonly ssoExtension: {
    readonly election: 'enabled' | 'disabled' | 'default';
    readonly version: string | null;
  } | null;
  readonly portalReceipt: { readonly version: string; readonly installedAt: number } | null;
  /** The sign-in name that the account is bound to. */
  readonly directory: string | null;
  readonly workplaceJoin: { readonly deviceId: string; readonly userPrincipalName: string } | null;
  readonly serialNumber: string | null;
};

/** The commands around the registration, by file name. */
export function registrationCommands(answers: RegistrationAnswers): Readonly<Record<string, RecordedCommand>> {
  return {
    'dscl.json': directory(answers.directory),
    'ioreg.json': answer(['/usr/sbin/ioreg', '-rd1', '-c', 'IOPlatformExpertDevice'], platformDevice(answers)),
    'pkgutil.json': receipt('com.microsoft.CompanyPortalMac', answers.portalReceipt),
    'pkgutil-earlier.json': receipt('com.microsoft.CompanyPortal', null),
    'pluginkit.json': answer(['/usr/bin/pluginkit', '-m', '-i', microsoftExtension], extensions(answers)),
    'security-certificates.json': answer(
      ['/usr/bin/security', 'find-certificate', '-a', keychain],
      answers.workplaceJoin === null ? '' : certificate(answers.workplaceJoin.deviceId),
    ),
    'security-name.json': joinedName(answers.workplaceJoin?.userPrincipalName ?? null),
  };
}

const keychain = `/Users/${inventedIds.userName}/Library/Keychains/login.keychain-db`;

function directory(name: string | null): RecordedCommand {
  const argv = ['/usr/bin/dscl', '.', '-read', `/Users/${inventedIds.userName}`] as const;
  return answer(
    [...argv, 'dsAttrTypeStandard:AltSecurityIdentities'],
    name === null ? 'No such key: AltSecurityIdentities\n' : `AltSecurityIdentities: PlatformSSO:${name}\n`,
  );
}

function platformDevice({ serialNumber }: RegistrationAnswers): string {
  return [
    '+-o J413AP  <class IOPlatformExpertDevice, id 0x100000221, registered, matched, active, busy 0 (0 ms), retain 37>',
    '    {',
    '      "manufacturer" = <"Apple Inc.">',
    `      "IOPlatformUUID" = "${inventedIds.hardwareUuid}"`,
    ...(serialNumber === null ? [] : [`      "IOPlatformSerialNumber" = "${serialNumber}"`]),
    '      "model" = <"Mac14,2">',
    '    }',
    '',
    '',
  ].join('\n');
}

function receipt(packageId: string, found: RegistrationAnswers['portalReceipt']): RecordedCommand {
  const argv = ['/usr/sbin/pkgutil', '--pkg-info', packageId] as const;
  if (found === null) return { argv, exit: 1, stdout: '', stderr: `No receipt for '${packageId}' found at '/'.\n` };
  const seconds = Math.floor(found.installedAt / 1000);
  const lines = [`package-id: ${packageId}`, `version: ${found.version}`, 'volume: /', 'location: Applications'];
  return answer(argv, `${lines.join('\n')}\ninstall-time: ${seconds}\n`);
}

const signs = { enabled: '+', disabled: '-', default: ' ' } as const;

function extensions({ ssoExtension: listed }: RegistrationAnswers): string {
  if (listed === null) return '  (no matches)\n';
  return `${signs[listed.election]}    ${microsoftExtension}(${listed.version ?? '(null)'})\n`;
}

function certificate(deviceId: string): string {
  // The issuer as the keychain normalises it: DER, with the letters of the names in capitals.
  const issuer = '0x\x130\u0011\u0006\u0003U\u0004\u0003\u0013\u0016MS-ORGANIZATION-ACCESS';
  return [
    `keychain: "${keychain}"`,
    'version: 256',
    'class: 0x80001000 ',
    'attributes:',
    `    "alis"<blob>="${deviceId}"`,
    '    "cenc"<uint32>=0x00000003 ',
    '    "ctyp"<uint32>=0x00000001 ',
    `    "issu"<blob>=${blob(issuer)}`,
    `    "labl"<blob>="${deviceId}"`,
    '    "skid"<blob>=<NULL>',
    `    "snbr"<blob>=${blob('\u0019B0\x15')}`,
    '',
  ].join('\n');
}

function joinedName(name: string | null): RecordedCommand {
  const account = 'com.microsoft.workplacejoin.registeredUserPrincipalName';
  const argv = ['/usr/bin/security', 'find-generic-password', '-a', account, keychain] as const;
  if (name === null) {
    const stderr = 'security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.\n';
    return { argv, exit: 44, stdout: '', stderr };
  }
  return answer(
    argv,
    [
      `keychain: "${keychain}"`,
      'version: 512',
      'class: "genp"',
      'attributes:',
      `    0x00000007 <blob>="${name}"`,
      '    0x00000008 <blob>=<NULL>',
      `    "acct"<blob>="${account}"`,
      '    "svce"<blob>="com.microsoft.workplacejoin"',
      '',
    ].join('\n'),
  );
}

/** A value with bytes that are no plain letters, as `security` prints it: in digits, then with octal escapes. */
function blob(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const printed = [...bytes].map(byte =>
    byte >= 32 && byte < 127 && byte !== 34 && byte !== 92
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `0x${bytes.toString('hex').toUpperCase()}  "${printed.join('')}"`;
}
