import type { CommandOption, OptionValues } from '../catalogue.ts';
import type { ConfigAction } from './config-action.ts';
import { configActions } from './config-actions.ts';

type Read =
  | { readonly action: ConfigAction; readonly file: string | null; readonly values: OptionValues }
  | { readonly what: string };

type Written = OptionValues & { readonly config?: string | undefined };

/** What stands after `config`: an action, for `check` a file, and options that this action has. */
export function readConfigArguments(operands: readonly string[], values: Written): Read {
  const [name, operand] = operands;
  const action = configActions.find(known => known.name === name);
  if (action === undefined)
    return { what: `config has no action ${name ?? ''}: ${configActions.map(known => known.name).join(', ')}` };
  const taken: readonly CommandOption[] = action.options;
  const stray = ownOptions.find(option => values[option] !== undefined && !taken.includes(option));
  if (stray !== undefined) return { what: `config ${action.name} has no option --${stray}` };
  if (operand !== undefined && action.name !== 'check') return { what: `unexpected argument: ${operand}` };
  if (operand === '') return { what: 'config check needs the name of a file' };
  if (operand !== undefined && values.config !== undefined)
    return { what: 'config check takes FILE or --config FILE, not both' };
  const fault = action.makes === 'kit' ? (action.fault?.(values) ?? null) : null;
  if (fault !== null) return { what: fault };
  return { action, file: operand ?? null, values };
}

const ownOptions = [...new Set(configActions.flatMap(action => action.options))];
