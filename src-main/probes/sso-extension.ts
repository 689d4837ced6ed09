import { compareVersions, isDottedVersion } from '../core/dotted-version.ts';
import { known, unknown, type Fact } from '../core/fact.ts';
import { problem } from '../core/problem.ts';
import type { SsoExtension } from '../core/registration-facts.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/bin/pluginkit', '-m', '-i', 'com.microsoft.CompanyPortalMac.ssoextension'] as const;

/** Does PlugInKit know Company Portal's single sign-on extension, and did anybody switch it off? */
export const ssoExtensionProbe: Probe<SsoExtension> = {
  id: 'sso-extension',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<SsoExtension>> => {
    const result = await askCommand(argv, ports);
    if (result.kind === 'failed') return unknown(result.problem);
    // An extension that is listed is there whatever else is said; that nothing is listed counts only after success, and
    // without a complaint: `pluginkit` can fail to reach its service and end with 0 all the same.
    const parsed = parsePluginList(result.stdout);
    const isSuccess = result.exit === 0 && result.stderr.trim() === '';
    if (parsed?.listed === true || (parsed !== null && isSuccess)) {
      return known(parsed, seen(ports, argv.join(' ')));
    }
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'pluginkit lists something else, or nothing')
        : problem('command-failed', `pluginkit exit ${result.exit}`),
    );
  },
};

type Listed = Extract<SsoExtension, { listed: true }>;
type Line = Listed & { readonly isSuperseded: boolean };

/** `!` is a choice too, made for debugging. A blank, `?` and `=` are nobody's choice. */
const elections: Readonly<Record<string, Listed['election']>> = { '+': 'enabled', '!': 'enabled', '-': 'disabled' };
const line = /^([+\-!=? ]?)\s*com\.microsoft\.CompanyPortalMac\.ssoextension(?![\w.-])(?:\(([^()]{0,100})\))?/;

/** Reads the list of one extension; null for nothing at all, and where something in it is not understood. */
export function parsePluginList(output: string): SsoExtension | null {
  const lines = output.split(/\r?\n/).filter(each => each.trim() !== '');
  if (lines.length > 0 && lines.every(each => each.trim() === '(no matches)')) return { listed: false };
  const found = lines.flatMap(each => readLine(each));
  // After an update the version before may be listed as well until somebody logs out: the newest one counts.
  const current = found.filter(({ isSuperseded }) => !isSuperseded);
  const [newest] = (current.length > 0 ? current : found).sort(
    (a, b) => compareVersions(b.version ?? '0', a.version ?? '0') ?? 0,
  );
  if (newest === undefined) return null;
  return { listed: true, election: newest.election, version: newest.version };
}

function readLine(text: string): readonly Line[] {
  const found = line.exec(text);
  if (found === null) return [];
  const [, sign = '', version = ''] = found;
  const election = Object.hasOwn(elections, sign) ? elections[sign] : undefined;
  return [
    {
      listed: true,
      election: election ?? 'default',
      version: isDottedVersion(version) ? version : null,
      isSuperseded: sign === '=',
    },
  ];
}
