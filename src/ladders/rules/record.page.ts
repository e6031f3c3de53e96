/** The record of learning: what it would say, and those made so far; for the person herself, and for staff. */
import { randomUUID } from 'node:crypto';
import { findPerson, type PersonRow } from '../../accounts/person.store.ts';
import { findCertificatesOf } from '../../certificates/certificate.store.ts';
import { certificateBadge } from '../../certificates/certificateBadge.view.ts';
import { issuerOf } from '../../certificates/issuer.ts';
import type { Badge } from '../../http/list.ts';
import type { Item } from '../../http/parts.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { isRefusal } from '../../refusal.ts';
import { gatherLearning, issueRecord, recordMonths } from './issueRecord.action.ts';
import { recordView, staffRecordView } from './record.view.ts';

/** Her own. */
export async function showOwnRecord(context: Context): Promise<Answer> {
  const { me, t } = context;
  const facts = await recordFacts(context, me.id, '/me/certificates');
  return page(
    recordView(t('rules.record.title'), { ...facts, lead: t('rules.record.lead'), action: '/me/record' }),
  );
}

/** Makes her own. */
export async function makeOwnRecord({ me, now, t, settings }: Context): Promise<Answer> {
  const issued = await issueRecord(me.id, me.id, now, issuerOf(settings));
  if (isRefusal(issued)) return issued;
  const flash = done(t(issued.isNew ? 'rules.record.made' : 'rules.record.same'));
  return redirect(`/me/certificates/${issued.certificateId}`, flash);
}

/** Loads the person of the address. */
export function loadRecorded(context: Context): Promise<PersonRow | null> {
  return findPerson(context.idParam('personId'));
}

/** Anyone's, for staff. */
export async function showRecordOf(context: Context<unknown, PersonRow>): Promise<Answer> {
  const { loaded, t } = context;
  return page(await staffPage(context, loaded, t('rules.record.leadStaff', { name: loaded.name })));
}

async function staffPage(context: Context, person: PersonRow, lead: string): Promise<View> {
  const facts = await recordFacts(context, person.id, '/admin/certificates');
  const action = `/admin/people/${person.id}/record`;
  return staffRecordView(context.t('rules.record.title'), { ...facts, lead, action });
}

/** Makes anyone's, for staff. */
export async function makeRecordOf(context: Context<unknown, PersonRow>): Promise<Answer> {
  const { loaded, me, now, t, settings } = context;
  const person = found(await findPerson(loaded.id));
  const issued = await issueRecord(person.id, me.id, now, issuerOf(settings));
  if (isRefusal(issued)) return issued;
  const flash = done(t(issued.isNew ? 'rules.record.made' : 'rules.record.same'));
  return redirect(`/admin/certificates/${issued.certificateId}`, flash);
}

interface RecordFacts {
  readonly months: number;
  readonly items: readonly Item[];
  readonly earlier: readonly { href: string; pdfHref: string; number: string; at: string; badge: Badge }[];
  readonly requestKey: string;
}

async function recordFacts(context: Context, personId: number, base: string): Promise<RecordFacts> {
  const { now, t, locale } = context;
  const record = await gatherLearning(personId, now);
  const item = (label: string, value: number) => ({ label, value: String(value), href: null });
  const rows = (await findCertificatesOf(personId)).filter(({ kind }) => kind === 'record').slice(0, 10);
  return {
    months: recordMonths,
    items: [
      item(t('rules.hours.theory'), record.theoryHours),
      item(t('rules.hours.practice'), record.practiceHours),
      item(t('rules.record.classes'), record.classes.length),
      item(t('rules.record.passes'), record.passes.length),
      item(t('rules.record.certificates'), record.certificates.length + record.externals.length),
      item(t('rules.record.awards'), record.awards.length),
    ],
    earlier: rows.map((row) => ({
      href: `${base}/${row.id}`,
      pdfHref: `${base}/${row.id}/pdf`,
      number: row.number,
      at: showDateTime(row.issuedAt, locale),
      badge: certificateBadge(row, now, t),
    })),
    requestKey: randomUUID(),
  };
}
