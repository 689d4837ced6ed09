// Stands in for the part of a plain Electron that starts "electron [-r FILE]... FOLDER [arguments]" (its default_app):
// the copy from the registry comes without one. It lies in resources/app of that copy and is never shipped.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** The first argument that is not a switch is the app's folder; what `-r` names before it is loaded first. */
const readArguments = given => {
  const modules = [];
  for (let at = 0; at < given.length; at += 1) {
    const argument = given[at];
    if (argument === '-r' || argument === '--require') {
      at += 1;
      if (given[at] !== undefined) modules.push(resolve(given[at]));
    } else if (!argument.startsWith('-')) {
      return { modules, folder: resolve(argument) };
    }
  }
  return { modules, folder: undefined };
};

const { modules, folder } = readArguments(process.argv.slice(1));
if (folder === undefined) {
  process.stderr.write('Usage: electron [-r FILE]... FOLDER [arguments]\n');
  process.exit(2);
}

// The same property a plain Electron sets: https://www.electronjs.org/docs/latest/api/process#processdefaultapp-readonly
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const file of modules) require(file);

const target = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(target.productName ?? target.name ?? 'electron');
if (typeof target.version === 'string') app.setVersion(target.version);

// Awaited on purpose: Electron holds its "ready" back until the entry module has settled. Without it the app is ready
// too early, and app.enableSandbox() and protocol.registerSchemesAsPrivileged() throw in the target.
await import(pathToFileURL(resolve(folder, target.main ?? 'index.js')).href);
