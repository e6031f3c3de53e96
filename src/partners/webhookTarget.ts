/**
 * Where a webhook may be sent. An enterprise names the address, our server opens it: so it must not lead into our own
 * network (server-side request forgery). Names are resolved elsewhere (`postWebhook.action.ts`), and each address
 * that comes out is held against this list before a connection is made to just that address.
 */
import { BlockList, isIP } from 'node:net';

/** `public`: https to public addresses only. `any`: for demonstrations and tests, also http and one's own network. */
export type TargetPolicy = 'public' | 'any';

/** Why an address is refused. */
export type TargetFault = 'notAnAddress' | 'notHttps' | 'credentials' | 'private';

/** IANA special-purpose registries: what is not reachable on the public internet, and what wraps IPv4 in IPv6. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['2620:4f:8000::', 48],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && globalUnicast.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** What is wrong with an address as typed, before any name is resolved; null where nothing is. */
export function targetFault(typed: string, policy: TargetPolicy): TargetFault | null {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || !url.hostname) return 'notAnAddress';
  if (url.username || url.password) return 'credentials';
  if (policy === 'any') return null;
  if (url.protocol !== 'https:') return 'notHttps';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return isPublicAddress(host) ? null : 'private';
  return isLocalName(host) ? 'private' : null;
}

/** Names that only mean something inside a network. */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.$/, '').toLowerCase();
  return !name.includes('.') || /\.(localhost|local|internal|lan|home|arpa|test|invalid)$/.test(name);
}
