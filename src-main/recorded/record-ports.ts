import type {
  Recording,
  RecordedAnswer,
  RecordedCommand,
  RecordedFile,
  RecordedRequest,
} from '../core/recording/recording.ts';
import type { FileResult, Http, MacPorts } from '../ports.ts';

/** Stands between the product and its outside, and writes down what is asked and answered. */
export type Recorder = {
  readonly through: { readonly mac: (ports: MacPorts) => MacPorts; readonly http: (http: Http) => Http };
  /** Everything so far; of what was asked twice, the last answer. */
  readonly recording: () => Recording;
  /** The person's number on that Mac. */
  readonly uid: () => number;
};

export function createRecorder(): Recorder {
  const commands = new Map<string, RecordedCommand>();
  const files = new Map<string, RecordedFile>();
  const answers = new Map<string, RecordedAnswer>();
  const requests = new Map<string, RecordedRequest>();
  let uid = 0;
  const observe = (ports: MacPorts): MacPorts => ({
    ...ports,
    run: async request => {
      const { argv, maxBytes } = request;
      const result = await ports.run(request);
      commands.set(JSON.stringify(argv), { argv, maxBytes, result });
      return result;
    },
    readFile: async (path, maxBytes) => {
      const result = await ports.readFile(path, maxBytes);
      files.set(path, { path, result: contentOf(path, result) });
      return result;
    },
    queryOsquery: async (statements, signal) => {
      const given = await ports.queryOsquery(statements, signal);
      statements.forEach(({ written }, index) => {
        const answer = given[index];
        if (answer !== undefined) answers.set(written, { written, answer });
      });
      return given;
    },
  });
  const http =
    (send: Http): Http =>
    async request => {
      const result = await send(request);
      // What is sent to a service that takes reports is its own matter; what it said of them is kept another way.
      const isAsked = request.headers?.['idempotency-key'] === undefined;
      const url = isAsked && URL.canParse(request.url) ? new URL(request.url) : null;
      if (url !== null) {
        const { method } = request;
        const asked = { method, host: url.host, path: `${url.pathname}${url.search}` };
        requests.set(`${method} ${url.host}${asked.path}`, { ...asked, result });
      }
      return result;
    };
  return {
    through: {
      mac: ports => {
        ({ uid } = ports.mac.user);
        return observe(ports);
      },
      http,
    },
    uid: () => uid,
    recording: () => ({
      commands: [...commands.values()],
      files: [...files.values()],
      answers: [...answers.values()],
      requests: [...requests.values()],
    }),
  };
}

function contentOf(path: string, result: FileResult): RecordedFile['result'] {
  if (result.kind !== 'read') return result;
  const { bytes, modifiedAt } = result;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  if (path.endsWith('.plist') && head.startsWith('bplist')) return { kind: 'binary-plist', modifiedAt };
  // Nothing can be taken out of bytes that nobody understands.
  if (bytes.includes(0)) return { kind: 'failed', problem: { code: 'output-not-understood', detail: 'not a text' } };
  return { kind: 'text', text: new TextDecoder().decode(bytes), modifiedAt };
}
