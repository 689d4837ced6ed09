import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProxyException } from '../../src-main/core/proxy-exceptions.ts';

describe('the hosts that macOS reaches without the proxy', () => {
  it.each([
    ['*.local', 'printer.local'],
    ['*.larkfield.example', 'a.b.larkfield.example'],
    ['.larkfield.example', 'fleet.larkfield.example'],
    ['fleet.larkfield.example', 'fleet.larkfield.example'],
    ['Fleet.Larkfield.Example', 'fleet.larkfield.example'],
    ['192.168.*', '192.168.1.2'],
    ['fleet*.example', 'fleet.larkfield.example'],
    ['*', 'anything'],
    ['169.254/16', '169.254.3.4'],
    ['10/8', '10.250.0.1'],
    ['172.16.0.0/12', '172.31.255.255'],
    ['192.168.1.7/32', '192.168.1.7'],
    ['0/0', '203.0.113.9'],
  ])('%s covers %s', (exception, host) => {
    expect(isProxyException(host, ['other.example', exception])).toBe(true);
  });

  it.each([
    ['*.local', 'local'],
    ['*.local', 'printer.local.example'],
    ['larkfield.example', 'fleet.larkfield.example'],
    ['.larkfield.example', 'larkfield.example'],
    ['a*a', 'a'],
    ['*ab*b', 'xab'],
    ['169.254/16', '169.253.3.4'],
    ['172.16.0.0/12', '172.32.0.1'],
    ['10/8', 'ten.larkfield.example'],
    ['10/33', '10.0.0.1'],
    ['10/', '10.0.0.1'],
    ['300/8', '44.0.0.1'],
    ['fleet.larkfield.example/8', 'fleet.larkfield.example'],
    ['', ''],
    [' ', 'fleet.larkfield.example'],
  ])('%s does not cover %s', (exception, host) => {
    expect(isProxyException(host, [exception])).toBe(false);
  });

  it('are never a reason to throw, and `*` works wherever it stands', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '/', '1', '9'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.array(text), (host, exceptions) => {
        expect(typeof isProxyException(host, exceptions)).toBe('boolean');
      }),
    );
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 2, maxLength: 5 }), fc.array(plain, { minLength: 5 }), (parts, gaps) => {
        fc.pre(parts[0] !== undefined && !parts[0].startsWith('.'));
        const host = parts.map((part, index) => part + (index < parts.length - 1 ? (gaps[index] ?? '') : '')).join('');
        expect(isProxyException(host, [parts.join('*')])).toBe(true);
      }),
    );
  });
});
