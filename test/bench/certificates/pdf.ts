/**
 * How many signed certificates one core makes in a second, against the same page without attachment and signature, and
 * against bare pdfkit with the same texts. The three take turns within one run, and CPU time is counted, so that what
 * else the machine does hardly matters.
 */
import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { toBuffer } from 'qrcode';
import { renderDocument } from '../../../src/certificates/certificateDocument.ts';
import { renderCertificatePdf } from '../../../src/certificates/certificatePdf.ts';
import type { CertificateFacts } from '../../../src/certificates/certificateWording.ts';
import { selfSignedCertificate } from '../../../src/keys/documentCertificate.ts';
import { certificateFacts } from '../../support/certificateFacts.ts';
import { type Measurement, median, rounded } from '../support/report.ts';

const rounds = 9;
const perRound = 12;
const attached = 3_000;

/** Measures; takes a few seconds. */
export async function measurePdf(): Promise<Measurement> {
  const makers = [signedMaker(), (facts: CertificateFacts) => renderCertificatePdf(facts), renderBare];
  const times: number[][] = [[], [], []];
  for (let round = 0; round <= rounds; round++)
    for (const [index, make] of makers.entries()) {
      const milliseconds = await cpuTime(make, round);
      // The first round opens the fonts and warms the compiler up.
      if (round > 0) times[index]?.push(milliseconds);
    }
  const [signed = 0, plain = 0, bare = 0] = times.map((list) => (perRound * 1000) / median(list));
  return {
    figures: {
      'signed certificates a second and core': rounded(signed),
      'the same page, plain, a second and core': rounded(plain),
      'bare pdfkit a second and core': rounded(bare),
      'signed certificates / bare pdfkit': rounded(signed / bare),
    },
    targets: [
      { name: 'signed certificates / the same page, plain', value: rounded(signed / plain), atLeast: 0.6 },
    ],
  };
}

/** Everything that the real ones have: PDF/A-3b, tags, a credential of the usual size inside, a P-256 signature. */
function signedMaker(): (facts: CertificateFacts) => Promise<Buffer> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedAt = new Date('2026-03-23T10:11:12Z');
  const certificatePem = selfSignedCertificate(privateKey, {
    organisation: '示范市妇女联合会',
    serial: Buffer.from('7f01020304', 'hex'),
    from: new Date('2026-01-01T00:00:00Z'),
    until: new Date('2056-01-01T00:00:00Z'),
  });
  const credential = {
    name: 'credential.jwt',
    mimeType: 'application/vc+jwt',
    bytes: Buffer.from('eyJhbGciOiJFZERTQSJ9'.repeat(attached / 20)),
    description: 'Open Badges 3.0',
    createdAt: signedAt,
  };
  const digits = '0123456789'.repeat(32);
  return (facts) => {
    const qrText = `${facts.verifyUrl}#${digits}`;
    return renderDocument({
      facts,
      qrText,
      attachments: [credential],
      key: { privateKey, certificatePem },
      signedAt,
    });
  };
}

/** As pdfkit's guide shows it: fonts by their files, QR as a picture, no tags, no PDF/A. */
async function renderBare(facts: CertificateFacts): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', layout: 'landscape' });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.font(fontFile('serif-sc/700Bold/NotoSerifSC_700Bold.ttf'));
  document.fontSize(36).text('培训合格证书', { align: 'center' });
  document.fontSize(46).text(facts.holderName, { align: 'center' });
  document.font(fontFile('sans-sc/400Regular/NotoSansSC_400Regular.ttf')).fontSize(14);
  document.text(`${facts.programme} ${facts.programmeEnglish}`, { align: 'center' });
  document.text(`${facts.issuerName} ${facts.issuedOn.toISOString()} ${facts.number}`);
  document.image(await toBuffer(facts.verifyUrl), 650, 400, { width: 85 });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function fontFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-${path}`));
}

async function cpuTime(make: (facts: CertificateFacts) => Promise<Buffer>, round: number): Promise<number> {
  const start = process.cpuUsage();
  for (let index = 0; index < perRound; index++) await make(factsOf(round * perRound + index));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Another name and number each time, as in a batch. */
function factsOf(index: number): CertificateFacts {
  const names = ['王小芳', '李秀英', '欧阳·古丽米热', '张桂兰', '刘翠花', '赵䶮', 'Maria K'];
  const number = `JT-26-T-${String(index).padStart(7, '0')}-X`;
  return certificateFacts({ holderName: names[index % names.length] as string, number });
}
