import { expect, it } from 'vitest';
import { osqueryArguments } from '../../src-main/adapters/osquery/arguments.ts';

it.each([
  ['flags of a file that somebody else wrote', '--flagfile=/dev/null'],
  ['a configuration', '--config_path=/dev/null'],
  ['another way to one', '--config_plugin=filesystem'],
  ['extensions', '--disable_extensions'],
  ['extensions that load themselves', '--extensions_autoload=/dev/null'],
  ['a database', '--disable_database'],
  ['a log of its own', '--disable_logging'],
  ['watching what happens', '--disable_events'],
  ['copying files', '--disable_carver'],
  ['queries from elsewhere', '--disable_distributed'],
  ['enrolling anywhere', '--disable_enrollment'],
])('osquery is started without %s', (_what, argument) => {
  expect(osqueryArguments).toContain(argument);
});
