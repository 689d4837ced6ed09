import type { ChromeEvidence } from '../../core/browser-sign-on.ts';
import type { MacPorts } from '../../ports.ts';
import { readForcedValues } from '../forced-values.ts';
import { readChromeExtension } from './chrome-extension.ts';
import { readChromePolicy, type ChromePolicy } from './chrome-policy.ts';
import { ownValue } from './own-value.ts';

const hostFile = 'NativeMessagingHosts/com.microsoft.browsercore.json';
const maxHostBytes = 64 * 1024;

/** What can be seen of Chrome without asking anybody: managed settings, its own files, Company Portal's helper file. */
export async function lookAtChrome(version: string | null, ports: MacPorts): Promise<ChromeEvidence> {
  const root = `/Users/${ports.mac.user.name}/Library/Application Support/Google/Chrome`;
  const [{ extension: policy, ownSupport }, extension, host, allowed] = await Promise.all([
    readChromePolicy(ports),
    readChromeExtension(root, ports),
    readHostFile([`${root}/${hostFile}`, `/Library/Google/Chrome/${hostFile}`], ports),
    readAllowed(ports),
  ]);
  return { version, policy, extension, hostFile: host, ownSupport: bothSides(ownSupport, allowed) };
}

async function readHostFile(paths: readonly string[], ports: MacPorts): Promise<ChromeEvidence['hostFile']> {
  const files = await Promise.all(paths.map(path => ports.readFile(path, maxHostBytes)));
  if (files.some(({ kind }) => kind === 'read')) return 'present';
  return files.some(({ kind }) => kind === 'failed') ? 'unreadable' : 'absent';
}

/** Whether IT's profile lets Microsoft's extension answer apps of Google. */
async function readAllowed(ports: MacPorts): Promise<'allowed' | 'not-named' | 'unreadable'> {
  const { levels, problems } = await readForcedValues('com.apple.extensiblesso', ports);
  const prefixes = levels.flatMap(level => {
    const list = ownValue(level, 'ExtensionData', 'AppPrefixAllowList');
    return typeof list === 'string' ? list.split(',').map(prefix => prefix.trim()) : [];
  });
  if (prefixes.some(prefix => prefix !== '' && 'com.google.Chrome'.startsWith(prefix))) return 'allowed';
  return problems.length > 0 ? 'unreadable' : 'not-named';
}

function bothSides(
  chrome: ChromePolicy['ownSupport'],
  profile: 'allowed' | 'not-named' | 'unreadable',
): ChromeEvidence['ownSupport'] {
  return chrome === 'on' ? profile : chrome;
}
