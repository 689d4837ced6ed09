import type { Problem } from '../problem.ts';

/** What one look asked of a Mac and its server, and what came back, before anything was taken out of it. */
export type Recording = {
  readonly commands: readonly RecordedCommand[];
  readonly files: readonly RecordedFile[];
  readonly answers: readonly RecordedAnswer[];
  readonly requests: readonly RecordedRequest[];
};

export type RecordedCommand = {
  readonly argv: readonly [string, ...string[]];
  /** The cap that the asker set. */
  readonly maxBytes: number;
  readonly result:
    | { readonly kind: 'exited'; readonly exit: number; readonly stdout: string; readonly stderr: string }
    | Failed;
};

export type RecordedFile = {
  readonly path: string;
  readonly result:
    | { readonly kind: 'text'; readonly text: string; readonly modifiedAt: string }
    /** What is in it was asked of `plutil`, and stands among the commands. */
    | { readonly kind: 'binary-plist'; readonly modifiedAt: string }
    | { readonly kind: 'absent' }
    | Failed;
};

export type RecordedAnswer = {
  /** The statement as its author wrote it. */
  readonly written: string;
  readonly answer: { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, string>>[] } | Failed;
};

export type RecordedRequest = {
  readonly method: string;
  readonly host: string;
  /** With what follows it; holds the device token. */
  readonly path: string;
  readonly result:
    | {
        readonly kind: 'answered';
        readonly status: number;
        readonly headers: Readonly<Record<'date' | 'retryAfter' | 'contentType' | 'redirectHost', string | null>>;
        readonly body: string;
      }
    | Failed;
};

type Failed = { readonly kind: 'failed'; readonly problem: Problem };

/** A path of the server's without the device token, which is part of every one. */
export function withoutToken(path: string): string {
  return path.replace(/(\/device\/)[^/?#]+/, '$1{token}');
}
