import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { hasNetwork } from '../../src-main/adapters/network.ts';

function address(text: string, internal = false): NetworkInterfaceInfo {
  const shared = { address: text, netmask: '', mac: '', internal, cidr: null };
  return text.includes(':') ? { ...shared, family: 'IPv6', scopeid: 0 } : { ...shared, family: 'IPv4' };
}

const loopback = [address('127.0.0.1', true), address('::1', true)];

describe('a Mac without any network', () => {
  it.each([
    ['nothing', {}],
    ['itself alone', { lo0: loopback }],
    ['AirDrop and VPN interfaces', { lo0: loopback, awdl0: [address('fe80::1c5b')], utun0: [address('FE80::1')] }],
    ['an address that it gave itself', { lo0: loopback, en0: [address('169.254.7.8')] }],
  ])('has %s', (_case, interfaces) => {
    expect(hasNetwork(interfaces)).toBe(false);
  });

  it.each(['192.168.1.20', '2001:db8::5', 'fd00::5'])('is one no more with %s', text => {
    expect(hasNetwork({ lo0: loopback, en0: [address(text)] })).toBe(true);
  });
});
