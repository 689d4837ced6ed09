import { known, unknown, type Fact } from '../core/fact.ts';
import type { AppSso } from '../core/facts.ts';
import { problem } from '../core/problem.ts';
import { isDeviceConfigurationCorrupt, parseAppSso } from './app-sso-parser.ts';
import { askCommand } from './ask-command.ts';
import { seen, type Probe } from './probe.ts';

const argv = ['/usr/bin/app-sso', 'platform', '-s'] as const;

/**
 * What does the Platform SSO agent say about this Mac and this user? It has to be asked in the user's own session:
 * the state is kept per user.
 */
export const appSsoProbe: Probe<AppSso> = {
  id: 'app-sso',
  asks: [{ kind: 'command', argv }],
  ask: async (ports): Promise<Fact<AppSso>> => {
    const result = await askCommand(argv, ports);
    if (result.kind === 'failed') return unknown(result.problem);
    // Before all else: beside this error the sections, if there are any, do not tell how the Mac is set up.
    if (isDeviceConfigurationCorrupt(result.stdout) || isDeviceConfigurationCorrupt(result.stderr)) {
      return unknown(problem('device-configuration-corrupt', `app-sso exit ${result.exit}`));
    }
    if (result.exit !== 0) return unknown(problem('command-failed', `app-sso exit ${result.exit}`));
    const parsed = parseAppSso(result.stdout);
    return parsed === null
      ? unknown(problem('output-not-understood', 'no Device Configuration'))
      : known(parsed, seen(ports, argv.join(' ')));
  },
};
