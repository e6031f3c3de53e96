import { expect } from 'chai';
import { didOf, verificationMethodOf } from '../../src/keys/did.ts';

describe('the issuer’s DID', () => {
  it('is the site’s address, its port escaped and its path in parts', () => {
    expect(didOf('https://ladder.example.cn')).to.equal('did:web:ladder.example.cn');
    expect(didOf('http://localhost:3000')).to.equal('did:web:localhost%3A3000');
    expect(didOf('https://example.cn/skills/ladder')).to.equal('did:web:example.cn:skills:ladder');
  });

  it('leads to a key by the key’s id', () => {
    expect(verificationMethodOf('https://a.cn', 'log-2026-1')).to.equal('did:web:a.cn#log-2026-1');
  });
});
