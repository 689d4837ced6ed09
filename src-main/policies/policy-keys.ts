/** What else Fleet's policies may say, for its server: nothing here changes what a query answers on this Mac. */
export const ignoredKeys: ReadonlySet<string> = new Set([
  // GitOps files
  'team',
  'fleet',
  'type',
  'calendar_events_enabled',
  'continuous_automations_enabled',
  'webhooks_and_tickets_enabled',
  'conditional_access_bypass_enabled',
  'labels_include_any',
  'labels_include_all',
  'labels_exclude_any',
  'labels_exclude_all',
  'run_script',
  'script_id',
  'install_software',
  'patch_software',
  'patch_when_closed',
  'software_title_id',
  'fleet_maintained_app_slug',
  'resend_configuration_profile',
  'version',
  // what Fleet's API and its library of policies add
  'id',
  'team_id',
  'fleet_id',
  'author_id',
  'author_name',
  'author_email',
  'passing_host_count',
  'failing_host_count',
  'host_count_updated_at',
  'created_at',
  'updated_at',
  'fleet_maintained',
  'purpose',
  'tags',
  'contributors',
  'cis_id',
]);

/** An entry of a GitOps file that has its policies elsewhere. Which files a Mac reads is not for a file to say. */
export const otherFileKeys: ReadonlySet<string> = new Set(['path', 'paths']);
