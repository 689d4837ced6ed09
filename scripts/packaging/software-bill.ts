import { createHash } from 'node:crypto';
import type { BundledPackage } from './bundled-packages.ts';

/** The product that the bill is of. */
export type BilledProduct = { readonly name: string; readonly version: string; readonly licence: string };

/** How a package of npm is named everywhere (https://github.com/package-url/purl-spec). */
const purl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const licenceOf = (text: string) => (/^[A-Za-z0-9.+-]+$/.test(text) ? { license: { id: text } } : { expression: text });

/** Made of what is in it, so that the same product has the same bill. */
const serialOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** What is inside the product, as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/). */
export function softwareBill(product: BilledProduct, packages: readonly BundledPackage[]) {
  const components = packages.map(({ name, version, licence, sha512 }) => ({
    type: name === 'electron' ? 'framework' : 'library',
    'bom-ref': purl(name, version),
    name,
    version,
    scope: 'required',
    ...(sha512 === null ? {} : { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
    licenses: [licenceOf(licence)],
    purl: purl(name, version),
  }));
  const ref = `${product.name}@${product.version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: serialOf(JSON.stringify([product, components])),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: product.name,
        version: product.version,
        licenses: [licenceOf(product.licence)],
      },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map(component => component['bom-ref']) }],
  };
}
