import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { renderDocument } from '../../src/certificates/certificateDocument.ts';
import { selfSignedCertificate } from '../../src/keys/documentCertificate.ts';
import { certificateFacts } from '../support/certificateFacts.ts';
import { pdfModule, type ShownKey, scanModule } from './browserModules.ts';

const { checkPdf, attachedTexts, readAttached, statedTime } = pdfModule;
const signedAt = new Date('2026-03-23T10:11:12Z');
const page = 'https://jieti.example.org/c/7k3m9q4x7k3m9q4x7k3m9q4x7k';

describe('a PDF, as the look-up page checks it in the browser', function () {
  this.timeout(60_000);
  const own = keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const older = keyOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const stranger = keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const published = [own.shown, older.shown];
  let pdf: Uint8Array = new Uint8Array();
  before(async () => {
    pdf = await documentBy(own);
  });

  it('is unchanged as it was issued, whether P-256 or RSA signed it', async () => {
    expect(await checkPdf(pdf, published)).to.equal('unchanged');
    expect(await checkPdf(await documentBy(older), published)).to.equal('unchanged');
    expect(statedTime(pdf)).to.equal('2026-03-23T10:11:12Z');
  });

  it('is not unchanged with any one bit flipped, in the signature’s room either', async () => {
    const inRoom = Buffer.from(pdf).indexOf('/Contents <') + 11;
    const anywhere = fc.oneof(fc.nat(pdf.length - 1), fc.integer({ min: inRoom, max: inRoom + 1500 }));
    await fc.assert(
      fc.asyncProperty(anywhere, fc.nat(7), async (at, bit) => {
        const changed = Uint8Array.from(pdf);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(await checkPdf(changed, published)).not.to.equal('unchanged');
      }),
      { numRuns: 300 },
    );
  });

  it('is called altered once a byte of what it shows is changed, or something is appended', async () => {
    const changed = Uint8Array.from(pdf);
    const at = Buffer.from(pdf).indexOf('/Title') + 12;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await checkPdf(changed, published)).to.equal('altered');
    const longer = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]);
    expect(await checkPdf(Uint8Array.from(longer), published)).to.equal('altered');
  });

  it('is somebody else’s, unsigned, or signed by a key that was lost', async () => {
    expect(await checkPdf(await documentBy(stranger), published)).to.equal('foreign');
    expect(await checkPdf(Uint8Array.from(Buffer.from('%PDF-1.7\n%%EOF')), published)).to.equal('unsigned');
    const lost = { ...own.shown, lostAt: '2026-05-01T00:00:00Z' };
    expect(await checkPdf(pdf, [lost, older.shown])).to.equal('lostKey');
  });

  it('can’t be passed off as ours by a stranger who puts our certificate into his signature', async () => {
    const forged = { key: { ...stranger.key, certificatePem: own.key.certificatePem }, shown: own.shown };
    expect(await checkPdf(await documentBy(forged), published)).to.equal('altered');
  });

  it('gives the address of its page by the file inside, and says that nobody known signed it', async () => {
    const [inside = ''] = await attachedTexts(pdf);
    expect(await readAttached(inside, [])).to.deep.equal({ address: page, proof: 'bad' });
    expect(await readAttached('nonsense', [])).to.equal(null);
  });
});

describe('a QR code’s text', () => {
  const hosts = ['jieti.example.org'];
  const lead = (text: string) => scanModule.destinationOf(text, hosts);

  it('leads to one of our certificates, with its payload and nothing else', () => {
    expect(lead(`${page}#123`)).to.deep.equal({ kind: 'certificate', path: `${new URL(page).pathname}#123` });
    expect(lead(`${page}?next=https://evil.example`)).to.deep.include({ path: new URL(page).pathname });
    expect(lead(`${page}#<script>`)).to.deep.include({ path: new URL(page).pathname });
  });

  it('is never followed to another host, however it is dressed up', () => {
    const { pathname } = new URL(page);
    for (const text of [
      `https://evil.example${pathname}`,
      `https://jieti.example.org@evil.example${pathname}`,
      `https://jieti.example.org:8443${pathname}`,
      `https://jieti.example.org.evil.example${pathname}`,
      `https://user@jieti.example.org${pathname}`,
      'https://evil.example/jieti.example.org/c/7k3m9q4x7k3m9q4x7k3m9q4x7k',
    ])
      expect(lead(text).kind, text).to.equal('elsewhere');
    expect(lead('javascript:alert(1)').kind).to.equal('text');
    expect(lead('https://jieti.example.org/courses/3').kind).to.equal('ours');
  });
});

interface Signer {
  readonly key: { readonly privateKey: KeyObject; readonly certificatePem: string };
  readonly shown: ShownKey;
}

function keyOf(privateKey: KeyObject): Signer {
  const certificatePem = selfSignedCertificate(privateKey, {
    organisation: '示范市妇女联合会',
    serial: Buffer.from('7f01020304', 'hex'),
    from: new Date('2026-01-01T00:00:00Z'),
    until: new Date('2056-01-01T00:00:00Z'),
  });
  const publicKeyJwk = privateKey.export({ format: 'jwk' });
  return {
    key: { privateKey, certificatePem },
    shown: { purpose: 'document', publicKeyJwk, certificate: certificatePem, lostAt: null },
  };
}

async function documentBy({ key }: Pick<Signer, 'key'>): Promise<Uint8Array> {
  const body = Buffer.from(JSON.stringify({ id: page })).toString('base64url');
  const attachment = {
    name: 'credential.jwt',
    mimeType: 'application/vc+jwt',
    bytes: Buffer.from(`eyJhbGciOiJFZERTQSJ9.${body}.AAAA`),
    description: 'Open Badges 3.0',
    createdAt: signedAt,
  };
  const qrText = `${page}#${'7'.repeat(320)}`;
  const job = { facts: certificateFacts(), qrText, attachments: [attachment], key, signedAt };
  return Uint8Array.from(await renderDocument(job));
}
