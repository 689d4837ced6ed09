import { app } from 'electron';
import { chooseStart } from './app/choose-start.ts';

/** Composition root of the package's one binary: the app, or the command line without windows. */
const start = chooseStart(process.argv.slice(process.defaultApp ? 2 : 1), app.isPackaged);

// Awaited: Electron becomes ready only after this module has ended, and for the command line it never does.
switch (start.kind) {
  case 'app':
    await import('./main.ts');
    break;
  case 'command-line':
    // In the form in which Node.js gives them to a script.
    process.argv.splice(0, process.argv.length, process.execPath, 'clearway', ...start.args);
    await import('./cli.ts');
    break;
  case 'refused':
    // Before anything is opened: with a debugging switch not even the port.
    process.stderr.write(
      start.given === null
        ? 'clearway: the command line is called as --cli -- COMMAND\n'
        : `clearway: does not start with ${start.given}\n`,
    );
    process.exit(2);
}
