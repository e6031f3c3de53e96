/** The page behind a holder's link: more than the public page shows, for as long as she allows. */

import type { Badge } from '../http/list.ts';
import type { Item } from '../http/parts.ts';
import { type Answer, type Context, found, page } from '../http/route.ts';
import { view } from '../http/view.ts';
import { visitorCity } from '../http/visitorCity.ts';
import { showDateTime } from '../i18n/dates.ts';
import { findCertificate } from './certificate.store.ts';
import { certificateItems, titleIn } from './certificate.view.ts';
import { certificateBadge } from './certificateBadge.view.ts';
import { recordLookUp } from './lookUp.action.ts';
import { countVisit, findOpenShare } from './share.store.ts';

interface SharedPage {
  readonly title: string;
  readonly holderName: string;
  readonly badge: Badge;
  readonly items: readonly Item[];
  readonly number: string;
  readonly verifyHref: string;
  readonly until: string;
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
  const identity = t('certificates.field.identity');
  return page(
    sharedView(title, {
      title,
      holderName: row.holderName,
      badge: certificateBadge(row, now, t),
      items: certificateItems(row, t, locale).filter(({ label }) => label !== identity),
      number: row.number,
      verifyHref: `/c/${row.token}`,
      until: showDateTime(share.expiresAt, locale),
    }),
  );
}
