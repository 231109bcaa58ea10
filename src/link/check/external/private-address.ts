// Recognizes addresses of this computer and of private networks, which a book must not make CI probe.
import { BlockList, isIP } from 'node:net';

const NOT_PUBLIC = new BlockList();
// Ranges that are not reachable over the internet (RFC 6890 and its successors).
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv6');

/** Accepts IP addresses, with or without brackets; false for a host name. */
export function isPrivateAddress(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return NOT_PUBLIC.check(address, 'ipv4');
  const mapped = ipv4In(address);
  return mapped === undefined ? NOT_PUBLIC.check(address, 'ipv6') : NOT_PUBLIC.check(mapped, 'ipv4');
}

/** The IPv4 address in `::ffff:7f00:1`, `::ffff:127.0.0.1` (RFC 4291 2.5.5.2) and the deprecated `::7f00:1`. */
function ipv4In(address: string): string | undefined {
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname.slice(1, -1);
  const [, high = '', low = ''] = /^::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === '') return undefined;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
