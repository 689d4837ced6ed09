import { microsoftExtensionId } from '../../core/browser-sign-on.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { MacPorts } from '../../ports.ts';
import { readForcedValues } from '../forced-values.ts';
import { ownValue } from './own-value.ts';

export type ChromePolicy = {
  readonly extension: 'forced' | 'blocked' | 'none' | 'unreadable';
  readonly ownSupport: 'on' | 'off' | 'unreadable';
};

/** Reads what management forces on Chrome. Settings that come from Google's cloud cannot be seen here. */
export async function readChromePolicy(ports: MacPorts): Promise<ChromePolicy> {
  const { levels, problems } = await readForcedValues('com.google.Chrome', ports);
  const isBlind = problems.length > 0;
  const policy = (name: string): unknown => levels.find(level => Object.hasOwn(level, name))?.[name];
  const extension = judgeExtension(policy);
  const isOff = isOwnSupportOff(policy);
  return {
    extension: extension === 'none' && isBlind ? 'unreadable' : extension,
    ownSupport: isOff ? 'off' : isBlind ? 'unreadable' : 'on',
  };
}

type Policy = (name: string) => unknown;

/** ExtensionSettings decides for an extension that it names; forcing beats every block list. */
function judgeExtension(policy: Policy): Exclude<ChromePolicy['extension'], 'unreadable'> {
  const settings = dictionaryOf(policy('ExtensionSettings'));
  const mode = ownValue(settings, microsoftExtensionId, 'installation_mode');
  const isForced = textsOf(policy('ExtensionInstallForcelist')).some(
    entry => entry.split(';')[0]?.trim() === microsoftExtensionId,
  );
  if (isForced || mode === 'force_installed' || mode === 'normal_installed') return 'forced';
  if (mode === 'blocked' || mode === 'removed') return 'blocked';
  if (mode === 'allowed' || textsOf(policy('ExtensionInstallAllowlist')).includes(microsoftExtensionId)) return 'none';
  const blocked = textsOf(policy('ExtensionInstallBlocklist'));
  const others = ownValue(settings, '*', 'installation_mode');
  return blocked.includes('*') || blocked.includes(microsoftExtensionId) || others === 'blocked' ? 'blocked' : 'none';
}

/** The block list of identity providers; before it the policy was a number. */
function isOwnSupportOff(policy: Policy): boolean {
  const blocked = textsOf(policy('ExtensibleEnterpriseSSOBlocklist'));
  return blocked.includes('all') || blocked.includes('microsoft') || policy('ExtensibleEnterpriseSSOEnabled') === 0;
}

/** Profile editors write this policy as a dictionary or as JSON in a text. */
function dictionaryOf(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}
