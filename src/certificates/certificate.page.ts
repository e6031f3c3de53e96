/** The pages of certificates: the holder's own, and the staff's with changes of status. */
import { findPeople } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, file, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { qrDataUrl } from '../lib/qrSvg.ts';
import { may } from '../policy.ts';
import { isRefusal } from '../refusal.ts';
import {
  type CertificateRow,
  findCertificate,
  findCertificatesOf,
  findChanges,
  findOwnCertificate,
} from './certificate.store.ts';
import {
  certificateItems,
  ownCertificate,
  ownCertificatesView,
  ownCertificateView,
  staffCertificateView,
  titleIn,
} from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { openChanges } from './certificateStatus.ts';
import { certificatesList } from './certificates.list.ts';
import { changeStatus, type StatusChange } from './changeStatus.action.ts';
import { changeStatusForm } from './changeStatus.form.ts';
import { getCertificatePdf } from './getCertificatePdf.action.ts';

/** The holder's certificates. */
export async function showOwn({ me, now, t, locale }: Context): Promise<Answer> {
  const rows = await findCertificatesOf(me.id);
  const certificates = rows.map((row) => ownCertificate(row, now, t, locale));
  return page(ownCertificatesView(t('common.nav.myCertificates'), { certificates }));
}

/** Loads the holder's own certificate. */
export function loadOwn(context: Context): Promise<CertificateRow | null> {
  return context.actor
    ? findOwnCertificate(context.idParam('certificateId'), context.actor.id)
    : Promise.resolve(missing);
}

/** A visitor is asked to log in before anything is looked up. */
const missing = {} as CertificateRow;

/** The holder's page: the certificate as a page first, since some in-app browsers open no PDF. */
export function showOwnOne({
  loaded: row,
  now,
  t,
  locale,
  baseUrl,
}: Context<unknown, CertificateRow>): Answer {
  const { facts } = row;
  const title = titleIn(facts, locale);
  return page(
    ownCertificateView(title, {
      title,
      holderName: row.holderName,
      award: locale === 'en' ? (facts.awardEnglish ?? facts.award) : facts.award,
      programme: locale === 'en' ? (facts.programmeEnglish ?? facts.programme) : facts.programme,
      number: row.number,
      badge: certificateBadge(row, now, t),
      items: certificateItems(row, t, locale),
      pdfHref: `/me/certificates/${row.id}/pdf`,
      verifyHref: `/c/${row.token}`,
      qr: qrDataUrl(`${baseUrl}/c/${row.token}`),
    }),
  );
}

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

/** The staff's page of one certificate. */
export async function showOne(context: Context<unknown, CertificateRow>): Promise<Answer> {
  return page(await renderOne(context, freshState()));
}

/** The staff's page with a form as it was typed. */
export async function renderOne(context: Context<unknown, CertificateRow>, state: FormState): Promise<View> {
  const { loaded: row, t, now, locale } = context;
  const entries = await findChanges(row.id);
  const people = await findPeople(entries.map(({ actorId }) => actorId));
  const changes = entries.map(({ change, reason, actorId, at }) => {
    const by = people.find(({ id }) => id === actorId)?.name ?? '';
    return { label: t(`certificates.change.${change}`), reason, by, at };
  });
  const holder = {
    label: t('certificates.field.holder'),
    value: row.holderName,
    href: `/admin/people/${row.personId}`,
  };
  return staffCertificateView(row.number, {
    certificate: { id: row.id, number: row.number, publicReason: row.publicReason },
    badge: certificateBadge(row, now, t),
    items: [holder, ...certificateItems(row, t, locale)],
    pdfHref: `/admin/certificates/${row.id}/pdf`,
    verifyHref: `/c/${row.token}`,
    changes,
    forms: changeForms(context),
    form: formView(changeStatusForm, state, t),
  });
}

const nouns = { suspend: 'suspension', resume: 'resumption', revoke: 'revocation' } as const;

function changeForms({ actor, loaded, t }: Context<unknown, CertificateRow>) {
  if (!may(actor, 'certificates.changeStatus')) return [];
  const changes = openChanges(loaded.state).filter((change) => change !== 'replace');
  return changes.map((change) => ({
    action: `/admin/certificates/${loaded.id}/${nouns[change]}`,
    label: t(`certificates.change.${change}`),
    explain: t(`certificates.change.${change}Explain`),
    danger: change === 'revoke',
  }));
}

/** Makes the handler of one kind of change. */
export function change(kind: StatusChange['change']) {
  return async ({
    loaded,
    form,
    me,
    now,
    t,
  }: Context<{ reason: string }, CertificateRow>): Promise<Answer> => {
    const result = await changeStatus({
      certificateId: loaded.id,
      change: kind,
      reason: form.reason,
      actorId: me.id,
      at: now,
    });
    if (isRefusal(result)) return result;
    return redirect(`/admin/certificates/${loaded.id}`, done(t(`certificates.change.${kind}Done`)));
  };
}
