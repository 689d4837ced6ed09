import { cruise, type IReporterOutput } from 'dependency-cruiser';
import * as z from 'zod';
import { boundaryRules } from './boundaries.ts';
import { checkout } from './electron/checkout.ts';

/** A cruise that sees fewer modules than this has been blinded, for example by a compiler it cannot drive. */
const moduleFloor = 120;

const cruiseResult = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Runs the import rules over some files; returns how many modules were seen and a line per violation. */
export async function checkBoundaries(
  paths: readonly string[],
  baseDir: string,
): Promise<{ readonly modules: number; readonly violations: readonly string[] }> {
  const result: IReporterOutput = await cruise(
    [...paths],
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: boundaryRules.map(rule => structuredClone(rule)) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'require', 'node', 'default', 'types'],
      },
    },
    {},
  );
  const { summary } = cruiseResult.parse(typeof result.output === 'string' ? JSON.parse(result.output) : result.output);
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

if (process.argv[1]?.endsWith('check-boundaries.ts') === true) {
  const { modules, violations } = await checkBoundaries(['src-main', 'src-renderer'], checkout);
  const blind = modules < moduleFloor ? [`only ${modules} modules seen, expected at least ${moduleFloor}`] : [];
  for (const line of [...violations, ...blind]) process.stderr.write(`${line}\n`);
  process.stdout.write(`${modules} modules, ${violations.length} violations of ${boundaryRules.length} rules\n`);
  process.exitCode = violations.length + blind.length === 0 ? 0 : 1;
}
