import fc from 'fast-check';
import { checkIds } from '../../src-main/contract/ids.ts';
import { isPlistText } from '../../src-main/core/plist-text.ts';
import { settingKeys } from '../../src-main/kits/setting-catalogue.ts';
import { settingShape } from '../../src-main/kits/setting-shape.ts';

/** Any text that a property list can hold, markup and emoji among it. */
export const anyText = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('<', '>', '&', '"', "'", '\r', '\n', '\t', ' ', ']', '😀', 'é'),
    ),
  })
  .filter(isPlistText);

/** Settings that can be forced, a value of its own shape for each key. */
export const anySettings = fc.record(Object.fromEntries(settingKeys.map(key => [key, valuesOf(key)])), {
  requiredKeys: [],
});

function valuesOf(key: (typeof settingKeys)[number]): fc.Arbitrary<string | number | boolean | string[]> {
  const shape = settingShape(key);
  switch (shape.kind) {
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'integer':
      return fc.integer({ min: shape.least ?? 0, max: shape.most ?? 2 ** 31 });
    case 'text':
      return shape.pattern === null
        ? anyText.filter(text => text.length <= (shape.longest ?? Number.POSITIVE_INFINITY))
        : matching(shape.pattern);
    case 'checks':
      return fc.subarray([...checkIds]);
    case 'policies':
      return anyText;
  }
}

/** Texts of a pattern. What looks ahead cannot be made from a pattern, and is sorted out afterwards. */
function matching(pattern: string): fc.Arbitrary<string> {
  const whole = new RegExp(pattern, 'u');
  const rest = new RegExp(pattern.replace(/\(\?=.*?\{3\}\)/, ''), 'u');
  return fc.stringMatching(rest).filter(text => whole.test(text) && isPlistText(text) && text.length < 250);
}
