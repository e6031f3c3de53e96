/** The staff's pages of recorded certificates: recording one, deciding about one, and its scan. */
import { findPeople } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, file, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal } from '../refusal.ts';
import { decisionForm, externalForm } from './external.form.ts';
import { externalBadge, externalView, newExternalView } from './external.view.ts';
import { type ExternalRow, findExternal, findScan } from './externalCertificate.store.ts';
import { externalKinds } from './externalNumber.ts';
import { objectionToDecision } from './externalState.ts';
import { externalsList } from './externals.list.ts';
import { decide, recordExternal } from './recordExternal.action.ts';

const base = '/admin/external-certificates';

/** All of them. */
export function listExternals(context: Context): Promise<Answer> {
  return answerList(externalsList, context);
}

/** Where one is recorded. */
export function showNew(context: Context): Answer {
  return page(renderNew(context, freshState({ kind: 'skillLevel' })));
}

/** The form as it was typed. */
export function renderNew({ t }: Context, state: FormState): View {
  const kind = externalKinds.map((value) => ({ value, label: t(`external.kind.${value}`) }));
  return newExternalView(t('external.new'), { form: formView(externalForm, state, t, { kind }) });
}

type Entry = ReturnType<typeof externalForm.schema.parse>;

/** Records it. */
export async function create({ form, file: scan, me, now, t }: Context<Entry>): Promise<Answer> {
  const id = await recordExternal(form, scan?.bytes ?? null, { actorId: me.id, now });
  return isRefusal(id) ? id : redirect(`${base}/${id}`, done(t('external.recorded')));
}

/** Loads one. */
export function loadExternal(context: Context): Promise<ExternalRow | null> {
  return findExternal(context.idParam('externalId'));
}

/** One of them. */
export async function showOne(context: Context<unknown, ExternalRow>): Promise<Answer> {
  return page(await renderOne(context, freshState({ decision: 'checked' })));
}

/** One of them with the decision as it was typed. */
export async function renderOne(context: Context<unknown, ExternalRow>, state: FormState): Promise<View> {
  const { loaded: row, me, t } = context;
  const objection = objectionToDecision(row, me.id);
  const choices = (['checked', 'rejected'] as const).map((value) => ({
    value,
    label: t(`external.decision.${value}`),
  }));
  return externalView(row.number, {
    number: row.number,
    badge: externalBadge(row.state, t),
    items: await itemsOf(context),
    scanHref: row.scanType && `${base}/${row.id}/scan`,
    publicHref: row.state === 'checked' ? `/c/${row.token}` : null,
    decision: objection
      ? null
      : {
          action: `${base}/${row.id}/decision`,
          form: formView(decisionForm, state, t, { decision: choices }),
        },
    hint: objection && (state.refusal ?? (objection === 'ownEntry' ? t('external.refusal.ownEntry') : null)),
  });
}

async function itemsOf({ loaded: row, t, locale }: Context<unknown, ExternalRow>) {
  const people = await findPeople([row.recordedBy, ...(row.checkedBy ? [row.checkedBy] : [])]);
  const nameOf = (id: number) => people.find((person) => person.id === id)?.name ?? '';
  const item = (label: string, value: string | null, href: string | null = null) =>
    value ? [{ label, value, href }] : [];
  return [
    ...item(t('external.field.kind'), t(`external.kind.${row.kind}`)),
    ...item(
      t('external.field.holder'),
      row.holderName,
      row.personId ? `/admin/people/${row.personId}` : null,
    ),
    ...item(t('external.field.title'), row.title),
    ...item(t('external.field.level'), row.level),
    ...item(t('external.field.issuer'), row.issuerName),
    ...item(t('external.field.issuedOn'), row.issuedOn),
    ...item(t('external.field.expiresOn'), row.expiresOn),
    ...item(
      t('external.field.recordedBy'),
      `${nameOf(row.recordedBy)} · ${showDateTime(row.recordedAt, locale)}`,
    ),
    ...(row.checkedBy && row.checkedAt
      ? item(
          t('external.field.checkedBy'),
          `${nameOf(row.checkedBy)} · ${showDateTime(row.checkedAt, locale)}`,
        )
      : []),
    ...item(t('external.field.note'), row.checkNote),
  ];
}

/** The scan of the paper. */
export async function downloadScan({ loaded }: Context<unknown, ExternalRow>): Promise<Answer> {
  const bytes = found(await findScan(loaded.id));
  return file(loaded.scanType ?? 'application/octet-stream', `${loaded.number}`, bytes, true);
}

type Decision = { decision: 'checked' | 'rejected'; note: string };

/** Confirms or rejects. */
export async function makeDecision({
  loaded,
  form,
  me,
  now,
  t,
}: Context<Decision, ExternalRow>): Promise<Answer> {
  const decided = await decide(loaded.id, { state: form.decision, note: form.note, actorId: me.id, now });
  if (isRefusal(decided)) return decided;
  return redirect(`${base}/${loaded.id}`, done(t(`external.decided.${form.decision}`)));
}
