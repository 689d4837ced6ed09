import { known, unknown, type Fact } from '../core/fact.ts';
import { problem } from '../core/problem.ts';
import type { DirectoryBinding } from '../core/registration-facts.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const attribute = 'dsAttrTypeStandard:AltSecurityIdentities';

function argvOf(user: string) {
  // One argument whatever is in the name: no shell reads it.
  return ['/usr/bin/dscl', '.', '-read', `/Users/${user}`, attribute] as const;
}

/** Is this account bound to Platform SSO, and under which sign-in name? A second opinion on `app-sso`. */
export const directoryProbe: Probe<DirectoryBinding> = {
  id: 'directory',
  asks: [{ kind: 'command', argv: argvOf('{user}') }],
  ask: async (ports): Promise<Fact<DirectoryBinding>> => {
    const result = await askCommand(argvOf(ports.mac.user.name), ports);
    if (result.kind === 'failed') return unknown(result.problem);
    // Which of the two streams says that there is no such key differs, and so does the exit code.
    const parsed = parseIdentities(result.stdout) ?? parseIdentities(result.stderr);
    if (parsed !== null) return known(parsed, seen(ports, argvOf('{user}').join(' ')));
    return unknown(
      result.exit === 0
        ? problem('output-not-understood', 'no AltSecurityIdentities')
        : problem('command-failed', `dscl exit ${result.exit}`),
    );
  },
};

const title = /^(?:dsAttrTypeStandard:)?AltSecurityIdentities:(.*)$/;
const longestName = 320;

/**
 * Reads the one attribute; null when it is neither there nor said to be missing. Several values stand behind the title,
 * or, if one of them holds a blank, below it and indented.
 */
export function parseIdentities(output: string): DirectoryBinding | null {
  const lines = output.split(/\r?\n/);
  const start = lines.findIndex(line => title.test(line));
  if (start === -1) {
    return lines.some(line => /^\s?No such key: (?:dsAttrTypeStandard:)?AltSecurityIdentities\s*$/.test(line))
      ? { bound: false, userPrincipalName: null }
      : null;
  }
  const below = lines.slice(start + 1);
  const end = below.findIndex(line => !/^[ \t]/.test(line));
  const values = [title.exec(lines[start] ?? '')?.[1] ?? '', ...below.slice(0, end === -1 ? below.length : end)];
  const names = values.flatMap(value => value.split(/\s+/)).filter(value => value.startsWith('PlatformSSO:'));
  const name = names.map(value => value.slice('PlatformSSO:'.length)).find(value => value.includes('@'));
  return {
    bound: names.length > 0,
    userPrincipalName: name === undefined || name.length > longestName ? null : name,
  };
}
