import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { run } from '../../scripts/electron/run.ts';
import { writeReleaseFiles } from '../../scripts/packaging/write-release-files.ts';

const billSchema = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.5.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  version: z.literal(1),
  metadata: z.object({ component: z.object({ type: z.literal('application'), name: z.literal('Clearway') }) }),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string().regex(/^pkg:npm\/(?:%40[a-z0-9-]+\/)?[a-z0-9._-]+@\d/),
      licenses: z.tuple([
        z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]),
      ]),
      hashes: z.tuple([z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) })]),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

describe('what goes with a release', () => {
  let folder = '';
  let bill: z.infer<typeof billSchema>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clearway-release-'));
    await writeFile(join(folder, 'Clearway-0.1.0-arm64.pkg'), 'a package');
    await writeReleaseFiles(folder, [join(folder, 'Clearway-0.1.0-arm64.pkg')]);
    bill = billSchema.parse(JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('names every package that the bundles hold a part of, Electron and keytar', async () => {
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['electron', '@github/keytar', 'zod', 'got', 'preact', 'plist']));
    // The bundler writes before each module where it comes from; nothing that is there may be missing.
    const folder = join(checkout, 'out/main');
    const texts = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')));
    const inside = texts.flatMap(text =>
      [...text.matchAll(/^\s*\/\/(?:#region)? ?node_modules\/(?:\S*node_modules\/)?((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map(
        match => match[1],
      ),
    );
    expect(new Set(inside).size).toBeGreaterThan(10);
    expect(inside.filter(name => name !== undefined && !names.includes(name))).toEqual([]);
  });

  it('names no package that is for development alone', () => {
    const names = bill.components.map(({ name }) => name);
    for (const name of ['vitest', 'electron-builder', 'typescript', 'playwright-core'])
      expect(names).not.toContain(name);
  });

  it('has a licence text for each of them', async () => {
    const texts = await readFile(join(folder, 'LICENCES.txt'), 'utf8');
    for (const { name, version } of bill.components) {
      expect(texts).toContain(name === 'electron' ? '\nElectron (MIT)\n' : `\n${name} ${version} (`);
    }
  });

  it('has sums that sha256sum agrees with', async () => {
    const said = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
    expect(said.trim().split('\n')).toEqual(
      ['Clearway-0.1.0-arm64.pkg', 'LICENCES.txt', 'sbom.cdx.json'].map(name => `${name}: OK`),
    );
  });

  it('is the same for the same product', async () => {
    const before = await readFile(join(folder, 'sbom.cdx.json'), 'utf8');
    await writeReleaseFiles(folder, []);
    expect(await readFile(join(folder, 'sbom.cdx.json'), 'utf8')).toBe(before);
  });
});
