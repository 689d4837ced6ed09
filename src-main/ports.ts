/** What the product needs from outside, as types only. Adapters supply them; a recorded Mac supplies the same ones. */
import type { FuseWire } from './core/preflight/preflight-facts.ts';
import type { Problem } from './core/problem.ts';
import type { ProxyRoutes } from './core/proxy-routes.ts';

export type CommandRequest = {
  /** Absolute path first, then the arguments; never a shell line. */
  readonly argv: readonly [string, ...string[]];
  readonly deadlineMs: number;
  /** Cap for stdout and stderr, each. */
  readonly maxBytes: number;
  /** Written to standard input, which is then closed; without it there is none. */
  readonly input?: string;
  /** Hears every piece of output as it arrives, also of a program that is stopped later. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', piece: string) => void;
  /** Stops the program and everything it started before the deadline does. */
  readonly signal?: AbortSignal;
};

export type CommandResult =
  | { readonly kind: 'exited'; readonly exit: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Runs one program to its end. Never throws for anything the program or the system does. */
export type RunCommand = (request: CommandRequest) => Promise<CommandResult>;

export type FileResult =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly modifiedAt: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Reads one file of the Mac by absolute path, refusing more than `maxBytes`. */
export type ReadFile = (path: string, maxBytes: number) => Promise<FileResult>;

/** Reads one file that has to belong to somebody; a link in its place is refused. For root, who may read everything. */
export type ReadOwned = (path: string, maxBytes: number, ownerUid: number) => Promise<FileResult>;

/** Finds the fuses that Electron's framework was built with, one wire for each architecture. */
export type ReadFuses = (
  path: string,
) => Promise<
  | { readonly kind: 'found'; readonly wires: readonly FuseWire[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
>;

/** Makes a file that only its owner may read. Never replaces one that is there. */
export type WriteNewFile = (path: string, text: string) => Promise<'written' | 'exists' | 'failed'>;

/** Parses an XML property list into plain values; throws nothing. */
export type ParsePlist = (xml: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** Writes values as an XML property list: dictionaries, lists, texts, whole numbers, dates, true and false. */
export type FormatPlist = (value: PlistValue) => string;

export type PlistValue =
  | string
  | number
  | boolean
  | Date
  | readonly PlistValue[]
  | { readonly [key: string]: PlistValue };

/** A version 5 UUID, in capitals: the same name gives the same one (RFC 9562, 5.5). */
export type NamedUuid = (name: string) => string;

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  /** Holds the device token: never logged, never put in a problem. */
  readonly url: string;
  readonly deadlineMs: number;
  readonly maxBytes: number;
  /** Beside those that every request has. Can hold a credential: never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A POST without one has an empty body. */
  readonly body?: string;
};

export type HttpResult =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: HttpHeaders; readonly body: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The few headers that mean something here. `date` is the server's own clock. */
export type HttpHeaders = {
  readonly date: string | null;
  readonly retryAfter: string | null;
  readonly contentType: string | null;
  /** The other host that a redirect leads to, without its path; null where it stays on the same one. */
  readonly redirectHost: string | null;
};

/** Sends one request; follows no redirect and repeats nothing that may have reached the server. */
export type Http = (request: HttpRequest) => Promise<HttpResult>;

/** The system's ways to a server, by its origin alone: a PAC script must never see the device token in a path. */
export type ResolveProxy = (origin: string) => Promise<ProxyRoutes>;

/** Certificates to be trusted besides those that the system trusts. */
export type PrivateCertificates =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly pem: readonly string[] }
  /** There, but not for this user to read: the problem only if the server turns out not to be trusted without them. */
  | { readonly kind: 'unread'; readonly problem: Problem }
  /** There, but without any certificate. */
  | { readonly kind: 'empty'; readonly problem: Problem };

export type ReadCertificates = () => Promise<PrivateCertificates>;

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

export type Clock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls back once after a delay; returns how to cancel it. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
};

/** One line per event, with a stable event name. Callers pass no secrets; the adapter redacts all the same. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, detail?: string) => void;

/** One statement for osquery, checked before it gets here: a single SELECT that reads no refused table. */
export type OsqueryStatement = {
  /** As its author wrote it: what a recorded Mac is asked by. */
  readonly written: string;
  /** As it is sent: on one line, without comments. */
  readonly line: string;
};

/** One row of a result; osquery writes every value as text. Hostile: file names, for one, are anybody's to choose. */
export type OsqueryRow = Readonly<Record<string, string>>;

export type OsqueryAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly OsqueryRow[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Asks osquery a batch of statements; as many answers in the same order, and one that fails spoils only its own. The
 * signal says that nobody waits any more.
 */
export type QueryOsquery = (
  statements: readonly OsqueryStatement[],
  signal?: AbortSignal,
) => Promise<readonly OsqueryAnswer[]>;

/** What Clearway keeps in the Keychain. */
export type SecretName = 'report-token';

export type SecretResult =
  | { readonly kind: 'found'; readonly secret: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type SecretChange = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** What is certainly not there any more, and whether it was until now. */
export type SecretRemoval =
  | { readonly ok: true; readonly wasThere: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** The user's Keychain, opened at the first call and never before. `delete` of what is not there is fine. */
export type Secrets = {
  readonly read: (name: SecretName) => Promise<SecretResult>;
  readonly write: (name: SecretName, secret: string) => Promise<SecretChange>;
  readonly delete: (name: SecretName) => Promise<SecretRemoval>;
};

/** Small text documents by name, replaced atomically. */
export type StateStore = {
  readonly read: (name: string) => Promise<string | null>;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Moves a document that cannot be used out of the way, keeping it for whoever looks into it; returns its new name. */
  readonly setAside: (name: string) => Promise<string | null>;
};

/** What changed on this Mac, one line each, the newest last. */
export type TimelineStore = {
  readonly read: () => Promise<string | null>;
  /** Adds whole lines, each with its end. Whatever becomes of that, lines that were there before still are. */
  readonly append: (lines: string) => Promise<void>;
  readonly replace: (text: string) => Promise<void>;
};

/** What only one process may do at a time: replace the document, or send what is in it. */
export type OutboxDuty = 'document' | 'sending';

/** The one document of reports that wait, shared by every Clearway of this user. */
export type OutboxStore = {
  readonly read: () => Promise<string | null>;
  /** Rejects when it could not be kept; what was there before still is. */
  readonly write: (text: string) => Promise<void>;
  readonly setAside: () => Promise<string | null>;
  /** Works while nobody else has the same duty; null when somebody else had it for too long. `isHeld` tells whether it still is ours. */
  readonly exclusively: <T>(
    duty: OutboxDuty,
    work: (isHeld: () => boolean) => Promise<T>,
  ) => Promise<{ readonly value: T } | null>;
};

/** Who and what this Mac is, as far as it is known without asking a program. */
export type MacIdentity = {
  readonly name: string;
  readonly user: { readonly name: string; readonly uid: number };
  /** Known beforehand for a recorded Mac; null on a real one, where `sw_vers` says it. */
  readonly macosVersion: string | null;
};

/** Everything a probe may use. */
export type MacPorts = {
  readonly mac: MacIdentity;
  readonly run: RunCommand;
  readonly readFile: ReadFile;
  readonly parsePlist: ParsePlist;
  readonly queryOsquery: QueryOsquery;
  readonly clock: Clock;
};
