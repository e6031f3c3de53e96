/** A certificate that was issued anew under the right name, with a fixed token, and a revocation that waits. */
import { createHash } from 'node:crypto';
import { Op } from 'sequelize';
import { Certificate, CertificateChangeEntry } from '../../src/certificates/certificate.model.ts';
import type { Issuer } from '../../src/certificates/certificateAward.ts';
import { drawCertificateNumber } from '../../src/certificates/certificateNumber.ts';
import { RevocationRequest } from '../../src/certificates/revocation.model.ts';
import { publicReasonOf } from '../../src/certificates/statusReason.ts';
import { yearIn } from '../../src/certificates/validity.ts';
import type { Transaction } from '../../src/db/unitOfWork.ts';
import { translator } from '../../src/i18n/translate.ts';
import { drawToken } from '../../src/lib/publicToken.ts';
import { demonstrationTokens } from '../../src/verification/demonstrationTokens.ts';

const day = 86_400_000;

/** A valid certificate that nothing else in the demonstration is about. */
function findPlain(transaction: Transaction, now: Date, without: readonly number[]) {
  const fixed = Object.values(demonstrationTokens) as string[];
  return Certificate.findOne({
    where: {
      state: 'active',
      kind: 'completion',
      expiresAt: { [Op.gt]: now },
      issuedAt: { [Op.lt]: new Date(now.getTime() - 40 * day) },
      token: { [Op.notIn]: fixed },
      personId: { [Op.notIn]: [0, ...without] },
    },
    order: [['id', 'DESC']],
    transaction,
  });
}

/** The old certificate has a slip in the name; the new one is right. Both point to each other. */
export async function seedReplacement(
  transaction: Transaction,
  { now, issuer, adminId }: { now: Date; issuer: Issuer; adminId: number },
): Promise<void> {
  const old = await findPlain(transaction, now, []);
  if (!old) return;
  const at = new Date(now.getTime() - 20 * day);
  let drawn = 0;
  const random = (size: number) =>
    createHash('sha512').update(`replacement:${drawn++}`).digest().subarray(0, size);
  const series = { issuer: issuer.mark ?? 'JT', year: yearIn(at, issuer.timeZone), kind: old.kind };
  const { id, ...facts } = old.get({ plain: true });
  const fresh = await Certificate.create(
    {
      ...facts,
      number: drawCertificateNumber(series, random),
      token: drawToken(random),
      awardKey: `replacement:${id}`,
      issuedAt: at,
      replacesId: id,
    },
    { transaction },
  );
  const holderName = slipIn(old.holderName);
  const shown = { reasonCode: 'nameCorrected', publicNote: null } as const;
  await old.update(
    {
      ...shown,
      token: demonstrationTokens.replaced,
      holderName,
      facts: { ...old.facts, holderName },
      state: 'replaced',
      publicReason: publicReasonOf(shown, translator('zh-CN')),
      replacedById: fresh.id,
    },
    { transaction },
  );
  const change = {
    certificateId: id,
    change: 'replace',
    state: 'replaced',
    reason: '身份证原件，已核对',
  } as const;
  await CertificateChangeEntry.create(
    { ...change, reasonCode: 'nameCorrected', isPublic: false, actorId: adminId, at },
    { transaction },
  );
}

/** The organiser asked for it two days ago; the administrator can confirm or decline it. */
export async function seedWaitingRevocation(
  transaction: Transaction,
  { now, organiserId, certain }: { now: Date; organiserId: number; certain: ReadonlySet<number> },
): Promise<void> {
  const certificate = await findPlain(transaction, now, [...certain]);
  if (!certificate) return;
  const asked = {
    requestedById: organiserId,
    requestedAt: new Date(now.getTime() - 2 * day),
    reasonCode: 'falseInformation',
    note: '报名时填写的工作年限与单位证明不符',
  } as const;
  const waiting = {
    state: 'waiting',
    waitingFor: certificate.id,
    decidedById: null,
    decidedAt: null,
  } as const;
  await RevocationRequest.create(
    { ...asked, ...waiting, certificateId: certificate.id, isPublic: false },
    { transaction },
  );
}

/** The name with its last character heard wrongly. */
function slipIn(name: string): string {
  return name.slice(0, -1) + (name.endsWith('芳') ? '方' : '芳');
}
