import { isGuid } from './guid.ts';

/** What becomes of the values in a program's output. */
export type LineParts = {
  /** For what a parser compares. */
  readonly fixed: (text: string) => string;
  /** For a value that is a sign-in name. */
  readonly signIn: (name: string) => string;
};

/** Takes out of what a program printed the lines that Clearway reads. What says nothing to it says nothing there. */
export type KeepLines = (output: string, parts: LineParts) => string;

/** Something that no parser takes for an answer, in the place of something that none took for one. */
const nothing = 'not kept\n';

function kept(output: string, lines: readonly string[]): string {
  if (lines.length > 0) return `${lines.join('\n')}\n`;
  return output.trim() === '' ? '' : nothing;
}

/** The lines `name: value` with these names, and what becomes of each value. */
function keepFields(fields: Readonly<Record<string, (value: string, parts: LineParts) => string>>): KeepLines {
  return (output, parts) =>
    kept(
      output,
      output.split(/\r?\n/).flatMap(line => {
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(colon, 0)).trim();
        const keep = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return keep === undefined ? [] : [`${name}: ${keep(line.slice(colon + 1).trim(), parts)}`];
      }),
    );
}

const answer = (value: string): string => (/^(?:Yes|No|Yes \(User Approved\))$/.test(value) ? value : 'other');

/** A server's address can hold a secret in its path; the ends by which a vendor is known are none. */
function server(value: string, { fixed }: LineParts): string {
  const [, host, path = ''] = /^(https?:\/\/[^/\s?#]+)(\S*)/i.exec(value) ?? [];
  if (host === undefined) return 'other';
  return `${fixed(host)}${/\/mdm\/(?:apple\/mdm|ServerURL)(?=\/?$)/.exec(path)?.[0] ?? '/'}`;
}

export const keepEnrollment = keepFields({
  'Enrolled via DEP': answer,
  'MDM enrollment': answer,
  'MDM server': server,
});

const receipt = keepFields({
  'package-id': value => (value.startsWith('com.microsoft.CompanyPortal') ? value.slice(0, 100) : 'other'),
  version: value => (/^[\d.]{1,100}$/.test(value) ? value : 'other version'),
  'install-time': value => (/^\d{1,10}$/.test(value) ? value : 'other'),
});
export const keepReceipt: KeepLines = (output, parts) =>
  output.includes('No receipt for') ? 'No receipt for it.\n' : receipt(output, parts);

/** The account for which FileVault waits stands behind the last of these. */
export const keepEncryption: KeepLines = output => {
  const [state] = /^\s*FileVault is (?:On|Off)\.(?=\s|$)/.exec(output) ?? [];
  if (state === undefined) return kept(output, []);
  const work =
    /(?<=^|\s)(?:Encryption|Decryption) in progress(?::\s*(?:Percent completed = \d{1,3}(?:\.\d+)?|Pending))?/;
  const waiting = /^\s*Deferred enablement appears to be active/m;
  return kept(output, [state.trim(), ...[work.exec(output)?.[0] ?? [], waiting.exec(output)?.[0].trim() ?? []].flat()]);
};

export const keepExtensions: KeepLines = output =>
  kept(
    output,
    output.split(/\r?\n/).flatMap(line => {
      if (line.trim() === '(no matches)') return [line.trim()];
      const [found] = /^[+\-!=? ]?\s*com\.microsoft\.CompanyPortalMac\.ssoextension(?![\w.-])/.exec(line) ?? [];
      if (found === undefined) return [];
      const version = /^\(([\d.]{1,100}|\(null\))\)/.exec(line.slice(found.length))?.[0] ?? '';
      return [`${found}${version}`];
    }),
  );

export const keepVersion: KeepLines = output =>
  kept(output, /^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(output.trim()) ? [output.trim()] : []);

/** Subjects of somebody's certificates stand among the identities. */
export const keepDirectory: KeepLines = (output, { signIn }) => {
  const lines = output.split(/\r?\n/);
  const title = /^(?:dsAttrTypeStandard:)?AltSecurityIdentities:/;
  const start = lines.findIndex(line => title.test(line));
  if (start === -1) {
    const missing = /^\s?No such key: (?:dsAttrTypeStandard:)?AltSecurityIdentities\s*$/;
    return kept(output, lines.filter(line => missing.test(line)).slice(0, 1));
  }
  const below = lines.slice(start + 1);
  const end = below.findIndex(line => !/^[ \t]/.test(line));
  const values = [(lines[start] ?? '').replace(title, ''), ...below.slice(0, end === -1 ? below.length : end)];
  const names = values.flatMap(value => value.split(/\s+/)).filter(value => value.startsWith('PlatformSSO:'));
  const [name] = names.map(value => value.slice('PlatformSSO:'.length)).filter(value => value.includes('@'));
  const bound = names.length === 0 ? '' : ` PlatformSSO:${name === undefined ? 'bound' : drawName(name, signIn)}`;
  return `AltSecurityIdentities:${bound}\n`;
};

/** What is too long to be read as a name stays so. */
function drawName(name: string, signIn: LineParts['signIn']): string {
  return name.length > 320 ? `${'x'.repeat(320)}@` : signIn(name);
}

export const keepJamfStatus: KeepLines = (output, { fixed, signIn }) => {
  const lines = output.split(/\r?\n/).map(line => line.trim());
  if (lines.some(line => /^Warning:\s?Timed ?out/i.test(line))) return 'Warning: Timed out\n';
  const first = lines.find(line => line !== '' && !line.startsWith('Warning:')) ?? '';
  const details = lines.find(line => line.startsWith('extraDeviceInformation')) ?? '';
  const entries = ['device_id', 'tenant_id', 'upn'].flatMap(key => {
    const title = `AnyHashable("primary_registration_metadata_${key}"):`;
    const at = details.indexOf(title);
    if (at === -1) return [];
    const rest = details.slice(at + title.length, at + title.length + 1024);
    const value = (/^[^,\]]*/.exec(rest)?.[0] ?? '').trim().replace(/^"(.*)"$/, '$1');
    const isRead = key === 'upn' ? /^[^\s@]{1,254}@[^\s@]{1,254}$/.test(value) : isGuid(value);
    return [`${title} ${isRead ? (key === 'upn' ? signIn(value) : fixed(value)) : 'none'}`];
  });
  const number = /^[0-3]$/.test(first) ? first : first === '' ? '' : 'other';
  return `${[number, ...(entries.length === 0 ? [] : [`extraDeviceInformation [${entries.join(', ')}]`])].join('\n')}\n`;
};

/** A script is not run, and names for a proxy are not read. */
export const keepProxies: KeepLines = (output, { fixed }) => {
  if (!/^\s*<dictionary> \{/.test(output)) return kept(output, []);
  const open: string[] = [];
  const lines = output.split(/\r?\n/).flatMap(written => {
    const line = written.trim();
    const [, key = '', value = ''] = /^(\S+)\s+:\s*(.*)$/.exec(line) ?? [];
    const isIn = open.length === 1 || (open.length === 2 && open[1] === 'ExceptionsList');
    const starts = /^<(?:dictionary|array)> \{(.*)$/.exec(key === '' ? line : value);
    if (line === '}') {
      const closed = open.pop();
      return open.length === 0 || closed === 'ExceptionsList' ? ['}'] : [];
    }
    if (starts !== null) {
      if (starts[1]?.trim() === '}') return [];
      open.push(key);
      if (open.length === 1) return ['<dictionary> {'];
      return open.length === 2 && key === 'ExceptionsList' ? ['  ExceptionsList : <array> {'] : [];
    }
    if (!isIn || key === '') return [];
    if (open.length === 2) return /^\d{1,6}$/.test(key) ? [`    ${key} : ${fixed(value).slice(0, 300)}`] : [];
    if (/^ProxyAutoConfig(?:URLString|JavaScript)$/.test(key)) return [`  ${key} : not kept`];
    return proxyKey.test(key) ? [`  ${key} : ${fixed(value).slice(0, 300)}`] : [];
  });
  return `${lines.join('\n')}\n`;
};

const proxyKey =
  /^(?:(?:HTTPS?|SOCKS)(?:Enable|Proxy|Port)|ProxyAutoConfigEnable|ProxyAutoDiscoveryEnable|ExcludeSimpleHostnames)$/;
