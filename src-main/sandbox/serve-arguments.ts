import { parseArgs } from 'node:util';
import { isScenarioId, scenarioIds, type ScenarioId } from './scenarios.ts';

/** What the command line of the sandbox asks for. */
export type ServeRequest =
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'serve';
      readonly id: ScenarioId;
      readonly port: number;
      readonly speed: number;
      readonly json: boolean;
      readonly reportUrl: string | null;
    };

/** How the sandbox is called. */
export const usage = `Usage: npm run sandbox -- [--scenario ID] [--port N] [--speed X] [--json] [--list]

  --scenario ID   what to serve (default: ${scenarioIds[0]})
  --port N        the port on 127.0.0.1 (default: any free one)
  --speed X       1 is believable, 20 answers twenty times as fast
  --report-url U  where its Mac sends reports, instead of a service of the sandbox
  --json          print one line of JSON instead of text
  --list          print every scenario and end
`;

/** Reads the command line; throws nothing. */
export function readServeArguments(args: readonly string[]): ServeRequest {
  const values = parsed(args);
  if (typeof values === 'string') return { kind: 'refused', because: values };
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  const id = values.scenario;
  if (!isScenarioId(id)) return { kind: 'refused', because: `There is no scenario '${id}'; --list prints them all.` };
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    return { kind: 'refused', because: '--port takes a number from 0 to 65535.' };
  }
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= 1000)) return { kind: 'refused', because: '--speed takes a number above 0, up to 1000.' };
  const reportUrl = values['report-url'] ?? null;
  if (reportUrl !== null && !URL.canParse(reportUrl)) {
    return { kind: 'refused', because: '--report-url takes a web address.' };
  }
  return { kind: 'serve', id, port: Number(values.port), speed, json: values.json, reportUrl };
}

type Values = {
  readonly scenario: string;
  readonly port: string;
  readonly speed: string;
  readonly json: boolean;
  readonly 'report-url'?: string | undefined;
  readonly list: boolean;
  readonly help: boolean;
};

function parsed(args: readonly string[]): Values | string {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        scenario: { type: 'string', default: scenarioIds[0] },
        port: { type: 'string', default: '0' },
        speed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        'report-url': { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
