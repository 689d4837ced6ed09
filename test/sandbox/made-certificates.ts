import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A certificate with its key, as PEM text, and the authority that it leads to. */
export type MadeCertificate = { readonly key: string; readonly cert: string; readonly ca: string };

/** Everything that a server's certificate can be. `good` is what a client trusts that trusts the authority. */
export const certificateKinds = [
  'good',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'private-ca',
] as const;

/** The name of one kind. */
export type CertificateKind = (typeof certificateKinds)[number];

const day = 86_400_000;

/** Makes one certificate of every kind with openssl; the first five lead to one authority, the last to another. */
export function makeCertificates(): Readonly<Record<CertificateKind, MadeCertificate>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearway-certificates-'));
  try {
    const trusted = authority(folder, 'Larkfield Test Authority');
    const own = authority(folder, 'Larkfield Own Authority');
    const here = 'IP:127.0.0.1,DNS:localhost';
    return {
      good: signed(folder, trusted, { names: here, days: [-1, 30] }),
      expired: signed(folder, trusted, { names: here, days: [-30, -1] }),
      'not-yet-valid': signed(folder, trusted, { names: here, days: [2, 30] }),
      'wrong-host': signed(folder, trusted, { names: 'DNS:fleet.larkfield.example', days: [-1, 30] }),
      'self-signed': { ...selfSigned(folder, here), ca: trusted.cert },
      'private-ca': signed(folder, own, { names: here, days: [-1, 30] }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Pair = { readonly key: string; readonly cert: string };

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function authority(folder: string, name: string): Pair {
  const rights = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  return made(folder, ['req', '-x509', ...curve, '-days', '60', '-subj', `/CN=${name}`, ...rights]);
}

function selfSigned(folder: string, names: string): Pair {
  const request = ['req', '-x509', ...curve, '-days', '2', '-subj', '/CN=127.0.0.1'];
  return made(folder, [...request, '-addext', `subjectAltName=${names}`]);
}

/** Signed with `openssl ca`, the one command whose validity may begin and end on any day in every version. */
function signed(
  folder: string,
  by: Pair,
  { names, days: [from, to] }: { readonly names: string; readonly days: readonly [number, number] },
): MadeCertificate {
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('ca.pem'), by.cert);
  writeFileSync(file('ca-key.pem'), by.key);
  writeFileSync(file('index.txt'), '');
  writeFileSync(file('ca.cnf'), configuration(folder, names));
  const request = [
    'req',
    '-new',
    ...curve,
    '-subj',
    '/CN=127.0.0.1',
    '-keyout',
    file('key.pem'),
    '-out',
    file('csr.pem'),
  ];
  openssl(request);
  const validity = ['-startdate', stamp(from), '-enddate', stamp(to)];
  const files = ['-config', file('ca.cnf'), '-in', file('csr.pem'), '-out', file('cert.pem')];
  openssl(['ca', '-batch', '-notext', ...validity, ...files]);
  return { key: readFileSync(file('key.pem'), 'utf8'), cert: readFileSync(file('cert.pem'), 'utf8'), ca: by.cert };
}

function configuration(folder: string, names: string): string {
  return `[ca]
default_ca = test
[test]
rand_serial = yes
database = ${folder}/index.txt
new_certs_dir = ${folder}
certificate = ${folder}/ca.pem
private_key = ${folder}/ca-key.pem
default_md = sha256
policy = any
unique_subject = no
x509_extensions = server
[any]
commonName = supplied
[server]
subjectAltName = ${names}
extendedKeyUsage = serverAuth
`;
}

function made(folder: string, request: readonly string[]): Pair {
  const [key, cert] = [path.join(folder, 'made-key.pem'), path.join(folder, 'made-cert.pem')];
  openssl([...request, '-keyout', key, '-out', cert]);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

// What openssl says on stderr stands in the error where it fails.
function openssl(args: readonly string[]): void {
  execFileSync('/usr/bin/openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A day relative to today, as openssl writes it. */
function stamp(days: number): string {
  return new Date(Date.now() + days * day).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
}
