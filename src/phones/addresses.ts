import type { NetworkInterfaceInfo } from 'node:os';

/** Address of this computer that phones may reach. */
export interface Candidate {
  /** Name of the network interface, such as "en0" or "Wi-Fi". */
  readonly name: string;
  readonly address: string;
}

/** Interfaces of virtual machines, containers and private networks, which no phone in the room reaches. */
const VIRTUAL =
  /docker|^br-|veth|vethernet|virtualbox|vboxnet|vmware|vmnet|hyper-v|wsl|^virbr|^lxc|^lxd|cni|flannel|podman|^utun|^tun|^tap|^wg|^zt|tailscale|zerotier|vpn|^ppp|^awdl|^llw|^bridge|loopback/i;

const WIRELESS = /^(wl|wi-?fi|wlan|airport)|wireless|^en0$/i;
const WIRED = /^(en|eth|em|lan)/i;

/**
 * Returns the IPv4 addresses of this computer, the likeliest to be reached from phones in the room
 * first. Loopback addresses are left out.
 */
export function candidates(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): readonly Candidate[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ name, address })),
  );
  return found.toSorted((a, b) => cost(a) - cost(b));
}

/** Returns a cost that is higher the less likely phones reach an address. */
function cost({ name, address }: Candidate): number {
  return interfaceCost(name) + networkCost(address);
}

function interfaceCost(name: string): number {
  if (VIRTUAL.test(name)) return 100;
  if (WIRELESS.test(name)) return 0;
  return WIRED.test(name) ? 1 : 2;
}

function networkCost(address: string): number {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  // Addresses that a computer gives itself when nobody else does.
  if (a === 169 && b === 254) return 200;
  // Shared by providers and by private networks such as Tailscale.
  if (a === 100 && b >= 64 && b < 128) return 60;
  // Usual for virtual machines.
  if (a === 192 && b === 168 && c === 56) return 50;
  const isPrivate = a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32);
  return isPrivate ? 0 : 30;
}
