import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import { contactTarget } from '../../src-main/core/contacts.ts';

const { settings } = parseSettings([{ HelpdeskEmail: 'help@larkfield.example' }]);
const mail = (mac: string, codes = 'H5 · P4'): URL =>
  new URL(contactTarget('mail', settings, { codes, mac }) ?? 'nothing:');
const subject = (url: URL): string | null => url.searchParams.get('subject');

describe('a mail to the helpdesk', () => {
  it('has the codes and the name of this Mac in its subject', () => {
    expect(subject(mail('Sam’s MacBook Pro'))).toBe('H5 · P4 · Sam’s MacBook Pro');
  });

  it('has the codes alone where there is no name to say', () => {
    expect(contactTarget('mail', settings, { codes: 'H5', mac: null })).toBe(
      'mailto:help@larkfield.example?subject=H5',
    );
    expect(subject(mail(' \n '))).toBe('H5 · P4');
  });

  it('is not there where IT has set no address', () => {
    expect(contactTarget('mail', parseSettings([]).settings, { codes: 'H5', mac: 'Mac' })).toBeNull();
  });

  const attacks = [
    'Mac&cc=eve@attacker.example',
    'Mac?bcc=eve@attacker.example',
    'Mac%0D%0ABcc: eve@attacker.example',
    'Mac\r\nBcc: eve@attacker.example',
    'Mac\u2028Bcc: eve@attacker.example',
    'Mac#&to=eve@attacker.example',
    'Mac,eve@attacker.example;eve@attacker.example',
    'Mac\ud800',
    '\u202eelpmaxe',
  ];

  it.each(attacks)('goes to one address with one header, whatever the Mac is called: %j', name => {
    expectOneHeader(mail(name));
    expectOneHeader(mail('Mac', `H5${name}`.replaceAll(/[\p{Cc}\p{Cs}\u2028\u202e]/gu, '')));
  });

  it('goes to one address with one header for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        expectOneHeader(mail(name));
      }),
    );
  });

  it('does not grow without end', () => {
    expect(mail('M'.repeat(10_000)).href.length).toBeLessThan(300);
  });
});

function expectOneHeader(url: URL): void {
  expect(url.protocol).toBe('mailto:');
  expect(url.pathname).toBe('help@larkfield.example');
  expect([...url.searchParams.keys()]).toEqual(['subject']);
  expect(url.hash).toBe('');
  expect(url.href).not.toMatch(/%0[ad]|%e2%80%a[89]/i);
  expect(subject(url)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
}
