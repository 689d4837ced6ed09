import { parseJson } from '../parse-json.ts';
import { redactValue } from './redact-json.ts';

/** What Clearway reads of a server's answers. The rest is about the Mac, its person and its software, and stays out. */
const read: ReadonlySet<string> = new Set([
  ...['host', 'refetch_requested', 'detail_updated_at', 'policy_updated_at', 'seen_time', 'status'],
  ...['distributed_interval', 'fleet_id', 'fleet_name', 'team_name', 'mdm', 'enrollment_status', 'apple_settings'],
  ...['macos_settings', 'action_required', 'license', 'tier', 'failing_policies_count', 'alternative_browser_host'],
  ...['policies', 'id', 'name', 'response', 'critical', 'description', 'resolution', 'conditional_access_enabled'],
  ...['query', 'activities', 'type', 'created_at', 'sso_required'],
]);
/** Those of them that people wrote; the others are words of the server's own. */
const written: ReadonlySet<string> = new Set(['name', 'description', 'resolution', 'fleet_name', 'team_name']);

type Hiding = Readonly<Record<'text' | 'written' | 'fixed', (text: string) => string>>;

/** A server's answer without secrets, and meaning the same. */
export function redactServerBody(body: string, hiding: Hiding): string {
  if (body.trim() === '') return '';
  const value = parseJson(body);
  if (value !== undefined) {
    const text = (plain: string, name: string): string => {
      if (name === 'query') return hiding.text(plain);
      return written.has(name) ? hiding.written(plain) : hiding.fixed(plain.slice(0, 300));
    };
    return JSON.stringify(redactValue(value, { text, names: read }));
  }
  if (!/^\s*</.test(body)) return 'not JSON';
  return /<title>\s*success\s*<\/title>/i.test(body) ? '<title>Success</title>' : '<html></html>';
}
