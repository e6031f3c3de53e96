/** The page behind a holder's link: more than the public page shows, for as long as she allows. */

import { findPhoto } from '../accounts/photo/photo.store.ts';
import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { type Answer, type Context, file, found, page } from '../http/route.ts';
import { view } from '../http/view.ts';
import { visitorCity } from '../http/visitorCity.ts';
import { showDateTime } from '../i18n/dates.ts';
import { findCertificate, findCertificatesOf } from './certificate.store.ts';
import { certificateItems, titleIn } from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { verdictOf } from './certificateStatus.ts';
import { recordLookUp } from './lookUp.action.ts';
import { type RecordSection, recordSections } from './recordSections.ts';
import { countVisit, findOpenShare } from './share.store.ts';

interface SharedPage {
  readonly title: string;
  readonly holderName: string;
  readonly photoSrc: string | null;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly number: string;
  /** Her record of learning, where she shares it. */
  readonly record: SharedRecord | null;
  readonly verifyHref: string;
  readonly until: string;
}

/** A record as it is shared: its number, to verify it, and its sections. */
interface SharedRecord {
  readonly number: string;
  readonly verifyHref: string;
  readonly sections: readonly RecordSection[];
}

const sharedView = view<SharedPage>('certificates/share/show');

/** Shows the certificate with the holder's full name; a link that is over or withdrawn is not found. */
export async function showShared({ request, now, t, locale, param, settings }: Context): Promise<Answer> {
  const share = found(await findOpenShare(param('token'), now));
  const row = found(await findCertificate(share.certificateId));
  request.res?.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
  await countVisit(share.id);
  recordLookUp({ certificateId: row.id, kind: 'share', at: now, city: visitorCity(request, settings) });
  const title = titleIn(row.facts, locale);
  const hasPhoto = (await findPhoto(row.personId)) !== null;
  const identity = t('certificates.field.identity');
  return page(
    sharedView(title, {
      title,
      holderName: row.holderName,
      photoSrc: hasPhoto ? `/shared/${param('token')}/photo` : null,
      badge: certificateBadge(row, now, t),
      items: certificateItems(row, t, locale).filter(({ label }) => label !== identity),
      number: row.number,
      record: share.showsRecord ? await recordOf(row.personId, now) : null,
      verifyHref: `/c/${row.token}`,
      until: showDateTime(share.expiresAt, locale),
    }),
  );
}

/** The holder's photo, as long as the link is open. */
export async function showSharedPhoto({ now, param }: Context): Promise<Answer> {
  const share = found(await findOpenShare(param('token'), now));
  const row = found(await findCertificate(share.certificateId));
  return file('image/jpeg', 'photo.jpg', found(await findPhoto(row.personId)).bytes, true);
}

/** Her latest record of learning that still holds; sections without rows are left out. */
async function recordOf(personId: number, now: Date): Promise<SharedRecord | null> {
  const held = (await findCertificatesOf(personId)).find(
    ({ kind, state, expiresAt }) => kind === 'record' && verdictOf(state, expiresAt, now) === 'valid',
  );
  if (!held?.facts.record) return null;
  const sections = recordSections(held.facts.record, held.facts.timeZone);
  return {
    number: held.number,
    verifyHref: `/c/${held.token}`,
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}
