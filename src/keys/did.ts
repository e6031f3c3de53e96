/** The issuer's name as a decentralised identifier: did:web, which is the site's own address (W3C did:web method). */

/** The DID of an origin: `did:web:ladder.example.cn`, `did:web:localhost%3A3000`; a path follows after colons. */
export function didOf(origin: string): string {
  const { host, pathname } = new URL(origin);
  const parts = pathname.split('/').filter((part) => part !== '');
  return ['did:web', encodeURIComponent(host), ...parts].join(':');
}

/** The full address of a key in the DID document: the DID, `#` and the key's id. */
export function verificationMethodOf(origin: string, keyId: string): string {
  return `${didOf(origin)}#${keyId}`;
}
