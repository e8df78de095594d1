import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../src/phones/addresses.ts';

function at(address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
  return {
    ...{ address, netmask: '', mac: '', family: 'IPv4', internal: false, cidr: null },
    ...more,
  } as NetworkInterfaceInfo;
}

function best(interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[]>>) {
  return candidates(interfaces).map(({ address }) => address);
}

describe('the addresses for phones', () => {
  it('are those of Wi-Fi, then cable, then everything else', () => {
    const found = best({
      lo: [at('127.0.0.1', { internal: true })],
      docker0: [at('172.17.0.1')],
      'br-8a7': [at('172.18.0.1')],
      eth0: [at('10.1.2.3'), at('fe80::1', { family: 'IPv6' })],
      wlp3s0: [at('192.168.1.20')],
    });
    expect(found).toEqual(['192.168.1.20', '10.1.2.3', '172.17.0.1', '172.18.0.1']);
  });

  it.each([
    { name: 'macOS', real: 'en0', virtual: 'utun4' },
    { name: 'Windows', real: 'Wi-Fi', virtual: 'vEthernet (WSL)' },
    { name: 'Windows with a cable', real: 'Ethernet', virtual: 'VirtualBox Host-Only Network' },
    { name: 'Linux', real: 'wlan0', virtual: 'tailscale0' },
  ])('leave virtual networks for last on $name', ({ real, virtual }) => {
    expect(best({ [virtual]: [at('10.0.0.1')], [real]: [at('10.0.0.2')] })[0]).toBe('10.0.0.2');
  });

  it('leave addresses for last that nobody assigned, or that virtual machines use', () => {
    const own = { en0: [at('169.254.1.1')], en5: [at('192.168.56.1')], en6: [at('192.168.0.9')] };
    expect(best(own)).toEqual(['192.168.0.9', '192.168.56.1', '169.254.1.1']);
  });

  it('are none without a network', () => {
    expect(best({ lo: [at('127.0.0.1', { internal: true })] })).toEqual([]);
  });
});
