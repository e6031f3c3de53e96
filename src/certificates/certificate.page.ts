/** The staff's pages of certificates, with changes of status. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../accounts/person.store.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, file, page } from '../http/route.ts';
import { showDateTime } from '../i18n/dates.ts';
import { may } from '../policy.ts';
import { type CertificateRow, findCertificate, findChanges, findReplacement } from './certificate.store.ts';
import {
  certificateItems,
  changeLine,
  type StaffCertificatePage,
  staffCertificateView,
  staffItems,
} from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { type CertificateChange, openChanges } from './certificateStatus.ts';
import { certificatesList } from './certificates.list.ts';
import { changePaths, decisionPaths } from './changePaths.ts';
import { getCertificatePdf } from './getCertificatePdf.action.ts';
import { findWaiting, type RevocationRow } from './revocation.store.ts';
import { publicReasonOf } from './statusReason.ts';

/** The PDF of a loaded certificate. */
export async function downloadPdf({ loaded, baseUrl }: Context<unknown, CertificateRow>): Promise<Answer> {
  return file(
    'application/pdf',
    `${loaded.holderName}-${loaded.number}.pdf`,
    await getCertificatePdf(loaded, baseUrl),
  );
}

/** The staff's list. */
export function listAll(context: Context): Promise<Answer> {
  return answerList(certificatesList, context);
}

/** Loads any certificate, for staff. */
export function loadAny(context: Context): Promise<CertificateRow | null> {
  return findCertificate(context.idParam('certificateId'));
}

/** The staff's page of one certificate: what it says, what happened to it, and what may be done. */
export async function showOne(context: Context<unknown, CertificateRow>): Promise<Answer> {
  const { loaded: row, t, now, locale } = context;
  const [entries, request, before, after] = await Promise.all([
    findChanges(row.id),
    findWaiting(row.id),
    row.replacesId === null ? null : findCertificate(row.replacesId),
    findReplacement(row),
  ]);
  const ids = [...entries, ...(request ? [{ actorId: request.requestedById }] : [])].map(
    ({ actorId }) => actorId,
  );
  const people = await findPeople([...ids, ...entries.flatMap((entry) => entry.requestedById ?? [])]);
  const nameOf = (id: number) => people.find((person) => person.id === id)?.name ?? '';
  return page(
    staffCertificateView(row.number, {
      certificate: { number: row.number, publicReason: publicReasonOf(row, t) },
      badge: certificateBadge(row, now, t),
      items: [...staffItems(row, { before, after }, t), ...certificateItems(row, t, locale)],
      pdfHref: `/admin/certificates/${row.id}/pdf`,
      verifyHref: `/c/${row.token}`,
      logHref: `/log/certificates/${row.token}`,
      changes: entries.map((entry) => changeLine(entry, nameOf, t)),
      choices: changeChoices(context, request !== null),
      request: request && requestView(request, nameOf(request.requestedById), context),
    }),
  );
}

/** What this person may do now; each leads to a page that asks for the reason. */
function changeChoices({ actor, loaded }: Context<unknown, CertificateRow>, isRequested: boolean) {
  const isOpen = (change: CertificateChange) =>
    change === 'revoke'
      ? may(actor, 'certificates.requestRevocation') && !isRequested
      : may(actor, 'certificates.changeStatus');
  return openChanges(loaded.state)
    .filter(isOpen)
    .map((change) => ({
      href: `/admin/certificates/${loaded.id}/${changePaths[change]}`,
      label: `certificates.change.${change}Open` as const,
      danger: change === 'revoke',
    }));
}

function requestView(
  request: RevocationRow,
  name: string,
  { actor, me, loaded, t, locale }: Context<unknown, CertificateRow>,
): StaffCertificatePage['request'] {
  const isOwn = request.requestedById === me.id;
  const decisions = isOwn
    ? (['withdrawn'] as const)
    : may(actor, 'certificates.changeStatus')
      ? (['confirmed', 'declined'] as const)
      : [];
  const at = showDateTime(request.requestedAt, locale);
  return {
    text: t('certificates.revocation.asked', {
      name,
      at,
      reason: t(`certificates.reason.${request.reasonCode}`),
    }),
    note: request.note,
    wait: t(`certificates.revocation.${isOwn ? 'waitsForOther' : 'waitsForYou'}`),
    decisions: decisions.map((decision) => ({
      action: `/admin/certificates/${loaded.id}/revocation/${decisionPaths[decision]}`,
      label: t(`certificates.revocation.${decision}Label`),
      question: t(`certificates.revocation.${decision}Question`),
      requestId: request.id,
      danger: decision === 'confirmed',
      requestKey: randomUUID(),
    })),
  };
}
