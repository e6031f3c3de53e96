/** The holder's pages: her certificates, one as a page and as a picture, who looked at it, and links to show more. */
import { findExternalsOf } from '../external/externalCertificate.store.ts';
import { emptyForm, type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, file, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { renderPng } from '../lib/pdf/png.ts';
import { isRefusal } from '../refusal.ts';
import { type CertificateRow, findCertificatesOf, findOwnCertificate } from './certificate.store.ts';
import { certificateItems, titleIn } from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { getCertificatePdf } from './getCertificatePdf.action.ts';
import { linkedInAddress } from './linkedIn.ts';
import { findLookUps } from './lookUp.store.ts';
import { ownCertificate, ownCertificatesView, ownCertificateView, ownExternal } from './own.view.ts';
import { shareCertificate, shareDays, withdraw } from './share.action.ts';
import { shareForm } from './share.form.ts';
import { findShares, type ShareRow } from './share.store.ts';

const shownLooks = 20;
/** Sharp on a phone, and its QR still scans; larger pictures are refused by chats. */
const pictureDpi = 150;

/** The holder's certificates, and those of other issuers that are recorded of her. */
export async function showOwn({ me, now, t, locale }: Context): Promise<Answer> {
  const rows = await findCertificatesOf(me.id);
  const certificates = rows.map((row) => ownCertificate(row, now, t, locale));
  const externals = (await findExternalsOf(me.id)).map((row) => ownExternal(row, t));
  return page(ownCertificatesView(t('common.nav.myCertificates'), { certificates, externals }));
}

/** Loads the holder's own certificate. */
export function loadOwn(context: Context): Promise<CertificateRow | null> {
  return context.actor
    ? findOwnCertificate(context.idParam('certificateId'), context.actor.id)
    : Promise.resolve(missing);
}

/** A visitor is asked to log in before anything is looked up. */
const missing = {} as CertificateRow;

/** The certificate as a page first, since some in-app browsers open no PDF. */
export async function showOwnOne(context: Context<unknown, CertificateRow>): Promise<Answer> {
  return page(await renderOwn(context, freshState({ days: '7' })));
}

/** The page with the form for a link as it was typed. */
export async function renderOwn(context: Context<unknown, CertificateRow>, state: FormState): Promise<View> {
  const { loaded: row, now, t, locale, baseUrl, request } = context;
  const { facts } = row;
  const title = titleIn(facts, locale);
  const own = `/me/certificates/${row.id}`;
  const looks = await findLookUps(row.id, shownLooks);
  const days = shareDays.map((count) => ({ value: count, label: t('holders.share.days', { count }) }));
  return ownCertificateView(title, {
    title,
    holderName: row.holderName,
    award: locale === 'en' ? (facts.awardEnglish ?? facts.award) : facts.award,
    programme: locale === 'en' ? (facts.programmeEnglish ?? facts.programme) : facts.programme,
    number: row.number,
    badge: certificateBadge(row, now, t),
    items: certificateItems(row, t, locale),
    pictureHref: `${own}/picture`,
    pictureAlt: `${title} ${row.holderName}`,
    pdfHref: `${own}/pdf`,
    cardHref: `${own}/card`,
    cardPictureHref: `${own}/card-picture`,
    opensNoPdf: /MicroMessenger/i.test(request.get('user-agent') ?? ''),
    verifyHref: `/c/${row.token}`,
    linkedInHref: linkedInAddress({ ...row, title, verifyUrl: `${baseUrl}/c/${row.token}` }),
    credentials: ['json', 'jwt'].map((kind) => ({
      label: kind.toUpperCase(),
      href: `${own}/credential.${kind}`,
    })),
    looks: looks.latest.map(({ at, kind, city }) => ({
      at: showDateTime(at, locale),
      kind: t(`holders.look.${kind}`),
      city: city ?? '',
    })),
    lookCount: looks.total,
    shares: (await findShares(row.id)).map((share) => shareLine(share, context)),
    shareAction: `${own}/shares`,
    shareForm: formView(shareForm, state, t, { days }),
  });
}

function shareLine(share: ShareRow, { loaded, now, t, locale, baseUrl }: Context<unknown, CertificateRow>) {
  const state = share.withdrawnAt ? 'withdrawn' : share.expiresAt <= now ? 'over' : 'open';
  const address = `/me/certificates/${loaded.id}/shares/${share.id}/withdrawal`;
  return {
    href: state === 'open' ? `${baseUrl}/shared/${share.token}` : null,
    state: t(`holders.share.state.${state}`),
    until: showDateTime(share.expiresAt, locale),
    visits: share.visits,
    withdrawal:
      state === 'open'
        ? { action: address, requestKey: formView(emptyForm, freshState(), t).requestKey }
        : null,
  };
}

/** The picture of the document, to press long and keep. */
export async function downloadPicture({
  loaded,
  baseUrl,
}: Context<unknown, CertificateRow>): Promise<Answer> {
  const png = await renderPng(await getCertificatePdf(loaded, baseUrl), pictureDpi);
  return file('image/png', `${loaded.number}.png`, png, true);
}

/** Makes a link. */
export async function share(
  context: Context<{ days: number; showsRecord: boolean }, CertificateRow>,
): Promise<Answer> {
  const { loaded, form, me, now, t } = context;
  const made = await shareCertificate(loaded.id, { ...form, actorId: me.id, now });
  if (isRefusal(made)) return made;
  return redirect(`/me/certificates/${loaded.id}#shares`, done(t('holders.share.made')));
}

/** Withdraws a link. */
export async function withdrawLink(context: Context<unknown, CertificateRow>): Promise<Answer> {
  const { loaded, me, now, t } = context;
  await withdraw(loaded.id, { shareId: context.idParam('shareId'), actorId: me.id, now });
  return redirect(`/me/certificates/${loaded.id}#shares`, done(t('holders.share.withdrawn')));
}
