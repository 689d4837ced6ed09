import type { PreflightReport } from '../core/preflight/decide-preflight.ts';
import type { PreflightResult } from '../core/preflight/preflight-row.ts';
import type { DoctorArguments } from './arguments.ts';
import { jsonDocument } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';
import { preflightLine } from './preflight-lines.ts';
import { printPreflight } from './print-preflight.ts';

const byResult = {
  ok: exitCodes.done,
  warn: exitCodes.action,
  fail: exitCodes.blocked,
  unknown: exitCodes.unknown,
} as const satisfies Readonly<Record<PreflightResult, number>>;

type DoctorContext = { readonly report: () => Promise<PreflightReport>; readonly print: (text: string) => void };

/** The preflight for IT. For a management server it ends with 0: a script that fails says nothing but that. */
export async function runDoctor(
  { json, format }: Pick<DoctorArguments, 'json' | 'format'>,
  { report: ask, print }: DoctorContext,
): Promise<ExitOf<'doctor'>> {
  const report = await ask();
  if (format !== null) {
    print(preflightLine({ ...report, trouble: null }, format));
    return exitCodes.done;
  }
  print(json ? jsonDocument(report) : printPreflight(report));
  return byResult[report.result];
}

/** What stands in place of the answer when there is none. */
export function doctorTrouble(
  {
    format,
    version,
    trouble,
  }: { readonly format: DoctorArguments['format']; readonly version: string; readonly trouble: string },
  print: (text: string) => void,
): ExitOf<'doctor'> | null {
  if (format === null) return null;
  print(preflightLine({ result: 'unknown', version, rows: [], trouble }, format));
  return exitCodes.done;
}
