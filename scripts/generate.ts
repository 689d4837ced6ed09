import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { loadWords, spokenLanguages } from '../src-main/adapters/words.ts';
import { transparencyMarkdown } from '../src-main/commands/run-transparency.ts';
import { snapshotSchema } from '../src-main/engine/snapshot-schema.ts';
import { transparencyTables } from '../src-main/transparency.ts';
import { ticketSchema } from '../src-main/engine/ticket-schema.ts';
import { reportAnswerSchema } from '../src-main/upstreams/report/report-answer.ts';
import { createReportSchema } from '../src-main/upstreams/report/report-schema.ts';
import { checkout } from './electron/checkout.ts';
import { describeSignInErrors } from './describe-sign-in-errors.ts';
import { renderAppIcon, renderMacIcon, renderTrayIcons } from './generate-tray.ts';
import { doctorPage } from './writing/doctor-page.ts';
import { fleetKitSample } from './writing/fleet-kit-sample.ts';
import { exampleKits } from './writing/example-kits.ts';
import { helpdeskPage } from './writing/helpdesk-page.ts';
import { licencesJson, licencesText } from './writing/licences.ts';
import { pseudoWords } from './writing/pseudo-words.ts';
import { settingsFiles } from './writing/settings-files.ts';
import { securityPage } from './writing/security-page.ts';
import { settingsPage } from './writing/settings-page.ts';
import { uninstallTextModule } from './writing/uninstall-text.ts';
import { wordFilesModule } from './writing/word-files.ts';

/** Every generated file that is committed, by its path in the checkout. */
export function generatedFiles(): ReadonlyMap<string, Buffer> {
  return new Map([
    ['resources/schemas/snapshot.schema.json', describe('Clearway snapshot', snapshotSchema)],
    ['resources/schemas/report.schema.json', describe('Clearway report', createReportSchema(snapshotSchema))],
    ['resources/schemas/ticket.schema.json', describe('Clearway ticket', ticketSchema)],
    ['resources/schemas/report-answer.schema.json', describe('Answer to a Clearway report', reportAnswerSchema)],
    ['resources/words/ar-XB.json', pseudoWords()],
    ['resources/licences.json', licencesJson()],
    ['resources/LICENCES.txt', licencesText()],
    ['src-main/adapters/words/word-files.ts', wordFilesModule(readdirSync(join(checkout, 'resources/words')))],
    [
      'src-main/kits/scripts/uninstall-text.ts',
      uninstallTextModule(readFileSync(join(checkout, 'build/uninstall.sh'), 'utf8')),
    ],
    ['docs/sign-in-errors.md', Buffer.from(describeSignInErrors())],
    [
      'docs/helpdesk.md',
      helpdeskPage(
        loadWords(['en']),
        spokenLanguages.map(({ language }) => loadWords([language])),
      ),
    ],
    ['docs/security.md', securityPage(transparencyTables(), loadWords(['en']))],
    ['docs/doctor.md', doctorPage()],
    ['docs/settings.md', settingsPage()],
    ...settingsFiles(),
    ['docs/transparency.md', Buffer.from(transparencyMarkdown(transparencyTables(), loadWords(['en'])))],
    ...fleetKitSample(),
    ...exampleKits(),
    ...renderTrayIcons(),
    ['build/icon.png', renderAppIcon()],
    ['build/icon.icns', renderMacIcon()],
  ]);
}

function describe(title: string, schema: z.ZodType): Buffer {
  const described = { title, ...z.toJSONSchema(schema, { target: 'draft-2020-12' }) };
  return Buffer.from(`${JSON.stringify(described, null, 2)}\n`);
}

/** Without arguments: writes the generated files. With --check: fails when a committed one differs. */
if (process.argv[1]?.endsWith('generate.ts') === true) {
  const checking = process.argv.includes('--check');
  for (const [path, bytes] of generatedFiles()) {
    const full = join(checkout, path);
    if (!checking) {
      await mkdir(dirname(full), { recursive: true });
      await writeFile(full, bytes);
    } else if (!(await readFile(full).catch(() => Buffer.alloc(0))).equals(bytes)) {
      process.stderr.write(`${path} is out of date: run npx tsx scripts/generate.ts\n`);
      process.exitCode = 1;
    }
  }
}
