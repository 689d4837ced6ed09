import { ensureElectron } from './ensure-electron.ts';

// Prints the path of an Electron that is ready to start: `tsx scripts/electron/ensure.ts`.
try {
  process.stdout.write(`${(await ensureElectron()).executablePath}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
