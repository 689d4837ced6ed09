import type { Problem } from '../problem.ts';
import { hideSecrets, inventToken, jsonText, type Hiding, type HidingParts } from './hide-secrets.ts';
import { withoutToken, type RecordedCommand, type RecordedRequest, type Recording } from './recording.ts';
import { findKeptFile, type KeptFile } from './kept-files.ts';
import { redactValue } from './redact-json.ts';
import { redactServerBody } from './redact-server-body.ts';

/** Who the recorded Mac is, and when it was looked at. */
export type RecordedIdentity = {
  readonly macosVersion: string;
  readonly uid: number;
  readonly takenAt: string;
};

/** One file of a recorded Mac; without a text it is a folder: what could not be read there cannot be read here. */
export type DrawnFile = {
  readonly path: readonly string[];
  readonly text: string | null;
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

export type DrawParts = HidingParts & {
  /** The columns that are read of what a statement brings. */
  readonly readColumns: (written: string) => readonly string[];
  /** What Clearway itself knew, for a replay: anything that JSON can hold. */
  readonly known: Readonly<Record<string, unknown>>;
};

type Drawing = { readonly hiding: Hiding; readonly parts: DrawParts; readonly leaveOut: (left: LeftOut) => void };

const tokenPath = '/opt/orbit/identifier';
const plutil = '/usr/bin/plutil';

/** Makes a recorded Mac of a recording, without secrets and with the names that the disguise gives. */
export function drawRecording(recording: Recording, identity: RecordedIdentity, parts: DrawParts): DrawnMac {
  const leftOut: LeftOut[] = [];
  const drawing: Drawing = {
    hiding: hideSecrets(tokenOf(recording), parts),
    parts,
    leaveOut: left => {
      leftOut.push(left);
    },
  };
  const { disguise } = parts;
  const { macosVersion, uid, takenAt } = identity;
  const files = [
    ...drawFiles(recording, drawing),
    ...recording.commands.flatMap((command, index) => drawCommand(command, index, drawing)),
    ...drawAnswers(recording, drawing),
    drawUpstream(recording, drawing),
  ];
  const mac = { name: disguise.mac, macosVersion, user: { name: disguise.user, uid }, takenAt };
  return { identity: jsonText(mac), files, leftOut };
}

function drawFiles({ files, commands }: Recording, drawing: Drawing): readonly DrawnFile[] {
  const { disguise } = drawing.parts;
  const converted = new Map(
    commands.flatMap(({ argv, result }) => (argv[0] === plutil ? [[argv.at(-1) ?? '', result] as const] : [])),
  );
  return files.flatMap(({ path, result }): readonly DrawnFile[] => {
    if (result.kind === 'absent') return [];
    const found = findKeptFile(path, disguise);
    if (found === null || found.row.form === 'nothing') {
      drawing.leaveOut({ what: disguise.path(path), why: 'secret' });
      return [];
    }
    const place = ['files', ...found.place.split('/').filter(part => !['', '.', '..'].includes(part))];
    if (result.kind === 'failed') {
      drawing.leaveOut({ what: found.place, why: result.problem.code });
      return [{ path: place, text: null, modifiedAt: null }];
    }
    const { modifiedAt } = result;
    if (result.kind === 'text') {
      return [{ path: place, text: drawText(result.text, found.row, drawing.hiding), modifiedAt }];
    }
    const xml = converted.get(path);
    // Not converted there either: the command that says why stands beside it.
    const isXml = xml?.kind === 'exited' && xml.exit === 0;
    return [{ path: place, text: isXml ? drawText(xml.stdout, found.row, drawing.hiding) : 'bplist00', modifiedAt }];
  });
}

function drawText(text: string, row: KeptFile, { keeping, plist, json }: Hiding): string {
  switch (row.form) {
    case 'plist':
      return plist(text, row.keep);
    case 'json':
      return json(text, row.keep);
    case 'text':
      return row.keep(text, keeping);
    case 'token':
      return inventToken(text);
    case 'nothing':
      return '';
  }
}

function drawCommand(
  { argv, maxBytes, result }: RecordedCommand,
  index: number,
  { hiding, parts, leaveOut }: Drawing,
): readonly DrawnFile[] {
  // What it printed stands as the file itself.
  if (argv[0] === plutil && result.kind === 'exited' && result.exit === 0) return [];
  const words = argv.map(word => (word.startsWith('/') ? parts.disguise.path(word) : word));
  const program = (argv[0].split('/').at(-1) ?? 'command').replaceAll(/[^\w-]/g, '-').slice(0, 60);
  const draw = (answer: object): readonly DrawnFile[] => [
    {
      path: ['commands', `${program}-${index + 1}.json`],
      text: jsonText({ argv: words, ...answer }),
      modifiedAt: null,
    },
  ];
  if (result.kind === 'exited') {
    const { exit, stdout, stderr } = result;
    return draw({ exit, stdout: hiding.output(argv[0], stdout), stderr: hiding.output(argv[0], stderr) });
  }
  const { code } = result.problem;
  const fails = failures[code];
  if (fails !== undefined) return draw({ fails });
  leaveOut({ what: words.join(' '), why: code });
  // Too much is said by too much, and any other end by the exit code of a program that was stopped.
  return draw(code === 'output-too-large' ? { stdout: ' '.repeat(maxBytes + 1) } : { exit: 137 });
}

const failures: Readonly<Partial<Record<Problem['code'], 'not-found' | 'permission-denied' | 'hangs'>>> = {
  'command-not-found': 'not-found',
  'permission-denied': 'permission-denied',
  'command-timed-out': 'hangs',
};

function drawAnswers({ answers }: Recording, { hiding, parts, leaveOut }: Drawing): readonly DrawnFile[] {
  const rows = answers.flatMap(({ written, answer }) => {
    const statement = hiding.text(written);
    if (answer.kind === 'rows') {
      return [[statement, answer.rows.map(row => keepRow(row, parts.readColumns(written), hiding))] as const];
    }
    leaveOut({ what: statement, why: answer.problem.code });
    return [];
  });
  // Without the file that Mac has no osquery at all; with it, what is not in there failed.
  const isMissing = answers.every(
    ({ answer }) => answer.kind === 'failed' && answer.problem.code === 'osquery-missing',
  );
  return isMissing ? [] : [{ path: ['osquery.json'], text: jsonText(Object.fromEntries(rows)), modifiedAt: null }];
}

/** Of most statements only the number of rows is read, and a row can hold anything of a disk. */
function keepRow(
  row: Readonly<Record<string, string>>,
  columns: readonly string[],
  { fixed }: Hiding,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap(column => {
      const value = Object.hasOwn(row, column) ? row[column] : undefined;
      if (value === undefined) return [];
      return [[column, column === 'username' && value !== '' ? 'user' : fixed(value)]];
    }),
  );
}

function drawUpstream({ requests }: Recording, { hiding, parts }: Drawing): DrawnFile {
  // Words of Clearway's own are among it, and only what people wrote can name somebody.
  const text = (value: string, key: string): string => {
    if (key === 'server') return value.includes('://') ? hiding.fixed(value) : parts.disguise.host(value);
    if (key === 'name') return hiding.written(value);
    return /\s/.test(value) ? hiding.text(value) : hiding.fixed(value);
  };
  const known = redactValue(parts.known, { text });
  const document = {
    requests: requests.map(request => drawRequest(request, hiding, parts.disguise.host)),
    ...(typeof known === 'object' ? known : {}),
  };
  return { path: ['upstream.json'], text: jsonText(document), modifiedAt: null };
}

function drawRequest(
  { method, host, path, result }: RecordedRequest,
  hiding: Hiding,
  hideHost: (host: string) => string,
): object {
  const asked = { method, host: hideHost(host), path: withoutToken(path) };
  // Its detail can be anything, and a replay goes by the code.
  if (result.kind === 'failed') return { ...asked, fails: { code: result.problem.code } };
  const { status, body } = result;
  const { redirectHost } = result.headers;
  const headers = { ...result.headers, redirectHost: redirectHost === null ? null : hideHost(redirectHost) };
  return { ...asked, status, headers, body: redactServerBody(body, hiding) };
}

function tokenOf({ files }: Recording): string | null {
  const file = files.find(({ path }) => path === tokenPath);
  return file?.result.kind === 'text' ? file.result.text.trim() : null;
}
