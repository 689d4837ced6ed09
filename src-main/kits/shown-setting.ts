import type { SettingKey } from '../core/config.ts';

/** A value as anybody may see it: of an address the path can hold a token, and a list of policies is long. */
export function shownSetting(key: SettingKey, value: unknown): unknown {
  if (key === 'LocalPolicies')
    return Array.isArray(value) ? `a list of ${value.length}` : value === null ? null : 'a text or dictionary';
  if ((key === 'FleetURL' || key === 'ReportURL' || key === 'HelpdeskURL') && typeof value === 'string') {
    const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null;
    if (url === null || url.host === '') return 'not shown: no address';
    const hasMore = url.username !== '' || url.pathname.length > 1 || url.search !== '' || url.hash !== '';
    return `${url.protocol}//${url.host}/${hasMore ? '…' : ''}`;
  }
  return value;
}
