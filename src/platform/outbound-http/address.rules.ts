import { BlockList, isIP } from 'node:net';

const blocked = new BlockList();
// IANA special-purpose registries (RFC 6890 and successors): nothing here is a public web server.
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  blocked.addSubnet(network, prefix, 'ipv4');
}
// Only global unicast 2000::/3 is public; inside it 6to4, Teredo, documentation and benchmarking are not.
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const blockedV6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  blockedV6.addSubnet(network, prefix, 'ipv6');

/** True for addresses on the public internet only. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  if (family === 6) return publicV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6');
  return false;
}

/** Why a URL may not be called, or null. Literal addresses are judged here, names after they were resolved. */
export function refusalOf(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https addresses can be called';
  if (url.username !== '' || url.password !== '') return 'an address may not carry a user name or password';
  if (url.port !== '' && url.port !== '80' && url.port !== '443') return 'only the ports 80 and 443 can be called';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '' || host.endsWith('.local') || host.endsWith('.internal') || host.endsWith('.localhost') || host === 'localhost') {
    return 'the address points into a private network';
  }
  return isIP(host) !== 0 && !isPublicAddress(host) ? 'the address points into a private network' : null;
}
