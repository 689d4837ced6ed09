import { checkCatalogue } from '../core/checks/catalogue.ts';
import { closestLanguage } from '../core/closest-language.ts';
import { isBookkeeping, parseSettings, settingSchemas, type Settings } from '../core/config.ts';
import type { Problem } from '../core/problem.ts';
import { closestName } from './closest-name.ts';
import { judgeValue } from './judge-value.ts';
import { settingKeys } from './setting-catalogue.ts';
import type { SettingFault } from './setting-complaint.ts';
import type { SettingsLevel } from './settings-source.ts';

/** What Clearway's own readers say of a value, so that a complaint is about what really happens. */
export type SettingJudges = {
  /** A sentence for each fault in a list of policies. */
  readonly policyFaults: (value: unknown) => readonly string[];
  readonly fleetAddress: (url: string) => Problem | null;
  readonly reportAddress: (url: string) => Problem | null;
  readonly languages: readonly { readonly language: string }[];
};

/** Everything that is wrong with settings, each with its key. */
export function judgeSettings(levels: readonly SettingsLevel[], judges: SettingJudges): readonly SettingFault[] {
  const read = levels.flatMap(({ values }) => (values === null ? [] : [values]));
  const { settings } = parseSettings(read);
  const found = settingKeys.flatMap(key => {
    const level = read.find(values => Object.hasOwn(values, key));
    return level === undefined ? [] : judgeValue(key, level[key]);
  });
  const wrong = new Set(found.map(({ key }) => key));
  // What has its default because it is wrong is complained about already.
  const together = [...addresses(settings, judges), ...pairs(settings), ...lists(settings, judges)];
  return [
    ...levels.flatMap(unreadable),
    ...unknownKeys(read),
    ...found,
    ...together.filter(({ key }) => !wrong.has(key)),
    ...differences(read),
  ];
}

function unreadable({ problem, place }: SettingsLevel): readonly SettingFault[] {
  if (problem === null) return [];
  return [
    { key: null, what: 'unreadable', text: `${place} cannot be read (${problem.code}), so nothing in it counts.` },
  ];
}

function unknownKeys(levels: readonly Readonly<Record<string, unknown>>[]): readonly SettingFault[] {
  const keys = new Set(levels.flatMap(values => Object.keys(values)));
  const strange = [...keys].filter(key => !Object.hasOwn(settingSchemas, key) && !isBookkeeping(key, levels));
  const named = strange.slice(0, mostUnknownKeys).map((key): SettingFault => {
    const meant = closestName(key.replace(/^Payload/, ''), settingKeys) ?? closestName(key, settingKeys);
    const text = meant === null ? 'Clearway has no such key: leave it out.' : `Did you mean ${meant}?`;
    return { key: key.slice(0, 100), what: 'unknown-key', text };
  });
  const others = strange.length - named.length;
  if (others === 0) return named;
  return [...named, { key: null, what: 'unknown-key', text: `${others} more keys that Clearway does not have.` }];
}

/** Whoever has more of them has the wrong file, and reads no list of thousands. */
const mostUnknownKeys = 100;

function addresses(settings: Settings, judges: SettingJudges): readonly SettingFault[] {
  const rows = [
    { key: 'FleetURL', url: settings.FleetURL, judge: judges.fleetAddress },
    { key: 'ReportURL', url: settings.ReportURL, judge: judges.reportAddress },
  ] as const;
  return rows.flatMap(({ key, url, judge }): readonly SettingFault[] => {
    const problem = url === null ? null : judge(url);
    if (problem === null) return [];
    if (problem.code === 'url-not-https')
      return [{ key, what: 'not-https', text: 'Expected: an address that begins with https://.' }];
    if (/^\s*[a-z]+:\/\/[^/?#]*@/i.test(url ?? ''))
      return [{ key, what: 'name-in-address', text: 'Expected: an address without a user’s name or password.' }];
    return [{ key, what: 'not-an-address', text: 'Expected: a whole address, such as https://host.example.com.' }];
  });
}

function pairs(settings: Settings): readonly SettingFault[] {
  const { Upstream, FleetURL, ReportURL, EntraClientID, EntraTenantID } = settings;
  const faults: SettingFault[] = [];
  if (Upstream === 'report' && ReportURL === null)
    faults.push({ key: 'Upstream', what: 'needs-report-url', text: 'Upstream report needs ReportURL beside it.' });
  if (Upstream === 'jamf' || Upstream === 'intune')
    faults.push({
      key: 'Upstream',
      what: 'never-asked',
      text: `A Mac cannot ask ${Upstream === 'jamf' ? 'Jamf Pro' : 'Intune'}: write none, or report with a service of yours.`,
    });
  if (FleetURL !== null && Upstream !== 'auto' && Upstream !== 'fleet')
    faults.push({
      key: 'FleetURL',
      what: 'without-effect',
      text: `Upstream ${Upstream} never asks Fleet: leave FleetURL out, or write fleet or auto.`,
    });
  if (EntraClientID !== null && EntraTenantID === null)
    faults.push({
      key: 'EntraClientID',
      what: 'needs-tenant-id',
      text: 'EntraClientID needs EntraTenantID beside it.',
    });
  return faults;
}

function lists(settings: Settings, judges: SettingJudges): readonly SettingFault[] {
  const { HiddenChecks, BlockingChecks, Language, LocalPolicies } = settings;
  const blocking = BlockingChecks ?? checkCatalogue.filter(check => check.blocksByDefault).map(({ id }) => id);
  const both = HiddenChecks.filter(id => blocking.includes(id));
  const faults: SettingFault[] = [];
  if (both.length > 0)
    faults.push({
      key: 'HiddenChecks',
      what: 'hidden-and-blocking',
      text: `What counts for sign-in is shown all the same: take ${both.join(', ')} out of HiddenChecks, or out of BlockingChecks.`,
    });
  if (Language !== null && closestLanguage(Language, judges.languages) === undefined)
    faults.push({
      key: 'Language',
      what: 'unknown-language',
      text: `Language takes one of ${judges.languages.map(({ language }) => language).join(', ')}.`,
    });
  if (LocalPolicies !== null)
    for (const text of judges.policyFaults(LocalPolicies))
      faults.push({ key: 'LocalPolicies', what: 'policy-fault', text });
  return faults;
}

function differences([first, ...others]: readonly Readonly<Record<string, unknown>>[]): readonly SettingFault[] {
  if (first === undefined) return [];
  const differs = (key: string): boolean =>
    Object.hasOwn(first, key) &&
    others.some(level => Object.hasOwn(level, key) && JSON.stringify(level[key]) !== JSON.stringify(first[key]));
  return settingKeys.filter(differs).map(key => ({
    key,
    what: 'differs-between-levels',
    text: 'Set more than once, with values that differ: the user’s goes before the Mac’s. Set it once.',
  }));
}
