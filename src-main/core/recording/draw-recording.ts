import { settingSchemas } from '../config.ts';
import { parseJson } from '../parse-json.ts';
import type { Problem } from '../problem.ts';
import type { Disguise } from './disguise.ts';
import { writePlist } from './plist-xml.ts';
import type { RecordedCommand, RecordedFile, RecordedRequest, Recording } from './recording.ts';
import { withoutToken } from './recording.ts';
import { redactAppSso } from './redact-app-sso.ts';
import { redactServerBody } from './redact-server-body.ts';
import { redactValue } from './redact-json.ts';
import { redactText, type ReadCertificate } from './redact-text.ts';

/** Who the recorded Mac is, and when it was looked at. */
export type RecordedIdentity = {
  readonly macosVersion: string;
  readonly uid: number;
  readonly takenAt: string;
};

/** One file of a recorded Mac; `folder`: something was there that could not be read, and a folder cannot either. */
export type DrawnFile = {
  readonly path: readonly string[];
  readonly text: string | 'folder';
  readonly modifiedAt: string | null;
};

/** Something that a recorded Mac cannot say as it was, or that was left out on purpose. */
export type LeftOut = { readonly what: string; readonly why: Problem['code'] | 'secret' };

export type DrawnMac = {
  /** `mac.json`, which makes the folder a recorded Mac: to be written after everything else. */
  readonly identity: string;
  readonly files: readonly DrawnFile[];
  readonly leftOut: readonly LeftOut[];
};

export type DrawParts = {
  readonly disguise: Disguise;
  readonly readCertificate: ReadCertificate;
  readonly parsePlist: (xml: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false };
  /** What Clearway itself knew, for a replay: anything that JSON can hold. */
  readonly known: Readonly<Record<string, unknown>>;
};

const tokenPath = '/opt/orbit/identifier';
const plutil = '/usr/bin/plutil';

/** Makes a recorded Mac of a recording, without secrets and with the names that the disguise gives. */
export function drawRecording(recording: Recording, identity: RecordedIdentity, parts: DrawParts): DrawnMac {
  const drawing = createDrawing(recording, parts);
  const files = recording.files.flatMap(file => drawing.file(file));
  const commands = recording.commands.flatMap((command, index) => drawing.command(command, index));
  const { disguise } = parts;
  const { macosVersion, uid, takenAt } = identity;
  return {
    identity: json({ name: disguise.mac, macosVersion, user: { name: disguise.user, uid }, takenAt }),
    files: [...files, ...commands, ...drawing.osquery(), ...drawing.upstream()],
    leftOut: drawing.leftOut,
  };
}

function createDrawing(recording: Recording, parts: DrawParts) {
  const { disguise, readCertificate, parsePlist } = parts;
  const leftOut: LeftOut[] = [];
  const token = tokenOf(recording);
  const tokenText = token === null ? '' : inventToken(token);
  const hideToken = (text: string): string =>
    token === null || token.length < 8 ? text : text.replaceAll(token, tokenText);
  // The one place where free text loses what looks like a secret.
  const hide = (text: string): string => disguise.text(redactText(hideToken(text), readCertificate));
  const converted = new Map(
    recording.commands.flatMap(({ argv, result }) =>
      argv[0] === plutil ? [[argv.at(-1) ?? '', result] as const] : [],
    ),
  );

  function plistText(path: string, xml: string): string {
    const parsed = parsePlist(xml);
    if (!parsed.ok) return 'not a property list\n';
    return writePlist(redactValue(parsed.value, walkOf(path)));
  }

  function walkOf(path: string): Parameters<typeof redactValue>[1] {
    const [, names, levels] = keptNames.find(([end]) => path.endsWith(end)) ?? [];
    const text = (value: string, name: string): string =>
      // The path of this address is IT's own, and may be what lets anybody in.
      name === 'ReportURL' ? hide(value).replace(/^(https?:\/\/[^/?#]+).*$/s, '$1/recorded') : hide(value);
    return names === undefined || levels === undefined ? { text } : { text, names, levels };
  }

  function place(path: string): readonly string[] {
    return [
      'files',
      ...disguise
        .path(path)
        .split('/')
        .filter(part => !['', '.', '..'].includes(part)),
    ];
  }

  return {
    leftOut,
    file: ({ path, result }: RecordedFile): readonly DrawnFile[] => {
      if (result.kind === 'absent') return [];
      if (path.endsWith('.pem')) {
        leftOut.push({ what: disguise.path(path), why: 'secret' });
        return [];
      }
      if (result.kind === 'failed') {
        leftOut.push({ what: disguise.path(path), why: result.problem.code });
        return [{ path: place(path), text: 'folder', modifiedAt: null }];
      }
      const { modifiedAt } = result;
      const drawn = (text: string): readonly DrawnFile[] => [{ path: place(path), text, modifiedAt }];
      if (result.kind === 'binary-plist') {
        const xml = converted.get(path);
        // Not converted there either: the command that says why stands beside it.
        return drawn(xml?.kind === 'exited' && xml.exit === 0 ? plistText(path, xml.stdout) : 'bplist00');
      }
      if (path === tokenPath) return drawn(inventToken(result.text));
      return drawn(path.endsWith('.plist') ? plistText(path, result.text) : document(result.text));
    },
    command: ({ argv, maxBytes, result }: RecordedCommand, index: number): readonly DrawnFile[] => {
      const isPlutil = argv[0] === plutil;
      if (isPlutil && result.kind === 'exited' && result.exit === 0) return [];
      const words = argv.map(word => (word.startsWith('/') ? disguise.path(word) : hideWord(word)));
      const program = (argv[0].split('/').at(-1) ?? 'command').replaceAll(/[^\w-]/g, '-').slice(0, 60);
      const path = ['commands', `${program}-${index + 1}.json`];
      const answer =
        result.kind === 'failed' ? failed(words.join(' '), result.problem, maxBytes) : exited(argv, result);
      return [{ path, text: json({ argv: words, ...answer }), modifiedAt: null }];
    },
    osquery: (): readonly DrawnFile[] => {
      const { answers } = recording;
      const rows = answers.flatMap(({ written, answer }) => {
        if (answer.kind === 'failed') leftOut.push({ what: hide(written), why: answer.problem.code });
        return answer.kind === 'rows'
          ? [[hide(written), answer.rows.map(row => redactValue(row, { text: hide }))] as const]
          : [];
      });
      const isMissing =
        rows.length === 0 &&
        answers.every(({ answer }) => answer.kind === 'failed' && answer.problem.code === 'osquery-missing');
      return isMissing ? [] : [{ path: ['osquery.json'], text: json(Object.fromEntries(rows)), modifiedAt: null }];
    },
    upstream: (): readonly DrawnFile[] => {
      const requests = recording.requests.map(request => drawRequest(request, hide));
      const known = redactValue(parts.known, { text: text => hide(text) });
      return [{ path: ['upstream.json'], text: json({ requests, ...asRecord(known) }), modifiedAt: null }];
    },
  };

  function hideWord(word: string): string {
    return word === '' ? word : hide(word);
  }

  function document(text: string): string {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null ? json(redactValue(value, { text: hide })) : hide(text);
  }

  function exited(
    argv: readonly string[],
    { exit, stdout, stderr }: Extract<RecordedCommand['result'], { kind: 'exited' }>,
  ) {
    const isAppSso = argv[0]?.endsWith('/app-sso') === true;
    const output = (text: string): string => {
      if (isAppSso) return redactAppSso(hideToken(text), { readCertificate, disguise: disguise.text });
      if (/^\s*<(?:\?xml|!DOCTYPE plist|plist)/.test(text)) return plistText('', text);
      // A server's address can hold a secret in its path, and only its host is looked at.
      const plain =
        argv[0]?.endsWith('/profiles') === true ? text.replaceAll(/(https?:\/\/[^/\s?#@]+)[/?#]\S*/g, '$1/') : text;
      return document(plain);
    };
    return { exit, stdout: output(stdout), stderr: output(stderr) };
  }

  function failed(what: string, { code }: Problem, maxBytes: number): object {
    const fails = failures[code];
    if (fails !== undefined) return { fails };
    leftOut.push({ what, why: code });
    // More than anybody asked for is said by more than anybody asks for, and any other end by a signal's exit code.
    return code === 'output-too-large'
      ? { exit: 0, stdout: ' '.repeat(maxBytes + 1) }
      : { exit: 137, stdout: '', stderr: '' };
  }
}

const failures: Readonly<Partial<Record<Problem['code'], 'not-found' | 'permission-denied' | 'hangs'>>> = {
  'command-not-found': 'not-found',
  'permission-denied': 'permission-denied',
  'command-timed-out': 'hangs',
};

/** Files of which only what Clearway reads is kept: the others of their names can be secrets, such as an enrolment's. */
const keptNames: readonly (readonly [string, ReadonlySet<string>, number])[] = [
  ['/com.clearway.companion.plist', new Set(Object.keys(settingSchemas)), 1],
  ['/com.fleetdm.fleetd.config.plist', new Set(['FleetURL']), 1],
  [
    '/com.fleetdm.orbit.plist',
    new Set([
      ...['EnvironmentVariables', 'ORBIT_FLEET_URL', 'ORBIT_FLEET_DESKTOP', 'ORBIT_FLEET_CERTIFICATE', 'Label'],
      ...['ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST', 'ORBIT_USE_SYSTEM_CONFIGURATION'],
    ]),
    2,
  ],
];

function tokenOf({ files }: Recording): string | null {
  const file = files.find(({ path }) => path === tokenPath);
  return file?.result.kind === 'text' ? file.result.text.trim() : null;
}

/** The same shape and nothing of the token, whatever stands in the file. */
function inventToken(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]/gu, '0');
}

function drawRequest({ method, host, path, result }: RecordedRequest, hide: (text: string) => string): object {
  const asked = { method, host, path: withoutToken(path) };
  if (result.kind === 'failed') return { ...asked, fails: result.problem };
  const { status, headers, body } = result;
  return { ...asked, status, headers, body: redactServerBody(body, hide) };
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
