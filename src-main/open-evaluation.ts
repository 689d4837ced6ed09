import type { LocalPolicyList } from './core/local-policies.ts';
import type { EngineParts } from './engine/engine-parts.ts';
import type { LocalEvaluator } from './policies/evaluate.ts';
import type { MacPorts } from './ports.ts';

/**
 * What evaluates policies on this Mac: those that IT forced, or instead of them a list as text. Loaded when there is
 * something to evaluate: most Macs have no policies of their own, and parsers cost a start.
 */
export function openEvaluation(text: string | null, ports: MacPorts): Pick<EngineParts, 'evaluate' | 'answer'> {
  const readSetting = createSettingReader();
  const loadEvaluator = (): Promise<LocalEvaluator> =>
    import('./policies/evaluate.ts').then(({ createLocalEvaluator }) => createLocalEvaluator(ports));
  return {
    evaluate: async ({ LocalPolicies: setting }) => {
      if (text === null && setting === null) return null;
      return (await loadEvaluator()).evaluate(await (text === null ? readSetting(setting) : readText(text)));
    },
    answer: async queries => (await loadEvaluator()).answer(queries),
  };
}

/** Reads the forced setting, and reads it again only when it is another one: a long text takes a second. */
function createSettingReader(): (setting: unknown) => Promise<LocalPolicyList> {
  let last: { readonly written: string; readonly list: LocalPolicyList } | null = null;
  return async setting => {
    const written = JSON.stringify(setting);
    if (last?.written === written) return last.list;
    const { readPolicyValues } = await import('./policies/read-policy-values.ts');
    last = { written, list: readPolicyValues(setting) };
    return last.list;
  };
}

async function readText(text: string): Promise<LocalPolicyList> {
  return (await import('./policies/read-policy-text.ts')).readPolicyText(text);
}
