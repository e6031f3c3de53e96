/** Facts of a fictional certificate; tests change what they are about. */
import type { CertificateFacts } from '../../src/certificates/certificateWording.ts';

/** A completion certificate of the demonstration city. */
export function certificateFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    kind: 'completion',
    title: null,
    holderName: '王小芳',
    identityMasked: '9900**********0012',
    programme: '养老护理员技能提升班',
    programmeEnglish: 'Elderly care skills',
    tierName: '技能培训',
    hours: 40,
    startsOn: new Date('2026-03-01T02:00:00Z'),
    endsOn: new Date('2026-03-20T02:00:00Z'),
    award: null,
    awardEnglish: null,
    issuerName: '示范市妇女联合会',
    issuerEnglish: 'Women’s Federation of Shifan City',
    issuedOn: new Date('2026-03-23T02:00:00Z'),
    expiresOn: new Date('2029-03-22T15:59:59Z'),
    timeZone: 'Asia/Shanghai',
    number: 'JT-26-T-7K3M9Q4-X',
    verifyUrl: 'https://jieti.example.org/c/7k3m9q4x7k3m9q4x7k3m9q4x7k',
    demonstration: true,
    ...changes,
  };
}
