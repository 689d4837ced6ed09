/**
 * How osquery is started: a shell that reads statements and touches nothing. Only what every osquery 5 knows may stand
 * here; one unknown flag and it refuses to start.
 */
export const osqueryArguments: readonly string[] = [
  '-S',
  '--json',
  // Without one osquery takes the flags of the file that its own installation brings for its daemon.
  '--flagfile=/dev/null',
  // Nothing that is no regular file is read as a configuration: no packs, no decorators, no tables of somebody's own.
  '--config_plugin=filesystem',
  '--config_path=/dev/null',
  '--ephemeral',
  '--disable_database',
  '--disable_logging',
  '--disable_events',
  '--disable_audit',
  '--disable_extensions',
  '--extensions_autoload=/dev/null',
  '--disable_watchdog',
  '--disable_carver',
  '--disable_distributed',
  '--disable_enrollment',
  // Warnings on standard error tell a table that did not look from one that found nothing.
  '--logger_stderr',
];
