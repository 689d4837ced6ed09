import { expect, it } from 'vitest';
import { parseJson } from '../../src-main/core/parse-json.ts';

it.each([
  ['{"a":[1]}', { a: [1] }],
  ['null', null],
  ['', undefined],
  ['{', undefined],
  ['<html>', undefined],
])('%j is read as %j', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});
