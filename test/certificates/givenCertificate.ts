/** A certificate, for tests. */
import { type CertificateRow, findCertificate } from '../../src/certificates/certificate.store.ts';
import type { CertificateAward } from '../../src/certificates/certificateAward.ts';
import { issueCertificate } from '../../src/certificates/issueCertificate.action.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { isRefusal } from '../../src/refusal.ts';

export const issuer = { name: '示范市妇女联合会', timeZone: 'Asia/Shanghai', demonstration: true };

/** A completion award; tests change what they are about. */
export function award(personId: number, changes: Partial<CertificateAward> = {}): CertificateAward {
  return {
    kind: 'completion',
    awardKey: 'exam:1',
    personId,
    titleZh: null,
    programmeZh: '养老护理技能班',
    programmeEn: 'Elderly care skills',
    tierName: '技能培训',
    hours: 40,
    startsOn: new Date('2026-03-01T02:00:00Z'),
    endsOn: new Date('2026-03-20T02:00:00Z'),
    awardZh: null,
    awardEn: null,
    validityMonths: 36,
    issuedAt: new Date('2026-03-23T02:00:00Z'),
    actorId: null,
    ...changes,
  };
}

/** Issues a certificate and gives its row. */
export async function givenCertificate(
  personId: number,
  changes: Partial<CertificateAward> = {},
): Promise<CertificateRow> {
  const result = await unitOfWork((transaction) =>
    issueCertificate(transaction, award(personId, changes), issuer),
  );
  if (isRefusal(result)) throw new Error(result.key);
  return (await findCertificate(result.certificateId)) as CertificateRow;
}
