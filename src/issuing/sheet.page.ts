/** The page of one form that left the stock: what stands on it, its print, and what to do when it is spoiled. */
import { findPerson } from '../accounts/person.store.ts';
import { findCertificate } from '../certificates/certificate.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDateTime } from '../i18n/dates.ts';
import { isRefusal } from '../refusal.ts';
import { spoilUsedForm } from './printing.form.ts';
import { sheetBadge } from './printing.list.ts';
import { type OfficeForm, office, officeView } from './printing.view.ts';
import { findPrintRun } from './printRun.store.ts';
import { findSheet, type SheetRow } from './sheet.store.ts';
import { spoilUsed } from './spoilForms.action.ts';
import { reasonOptions } from './stock.page.ts';

type Loaded<F = unknown> = Context<F, SheetRow>;

/** Loads a sheet. */
export function loadSheet(context: Context): Promise<SheetRow | null> {
  return findSheet(context.idParam('sheetId'));
}

/** One sheet. */
export async function showSheet(context: Loaded): Promise<Answer> {
  return page(await renderSheet(context, freshState({ again: 'yes' })));
}

/** One sheet, with what was typed about its being spoiled. */
export async function renderSheet(context: Loaded, state: FormState): Promise<View> {
  const { loaded: sheet, t, locale } = context;
  const actor = await findPerson(sheet.actorId);
  const item = (label: string, value: string, href: string | null = null) => ({ label, value, href });
  const { reason, detail } = sheet;
  return officeView(sheet.label, {
    title: sheet.label,
    lead: null,
    badge: sheetBadge(sheet.state, t),
    items: [
      ...(await certificateItems(context)),
      ...(reason ? [item(t('issuing.field.reason'), t(`issuing.spoil.${reason}`))] : []),
      ...(detail ? [item(t('issuing.field.detail'), detail)] : []),
      item(t('issuing.field.changedAt'), showDateTime(sheet.at, locale)),
      item(t('issuing.field.actor'), actor?.name ?? ''),
      item(t('issuing.field.series'), t('issuing.sheets.toStock'), `${office}/stock/${sheet.seriesId}`),
    ],
    links: [
      ...(sheet.state === 'used' && sheet.runId
        ? ([
            { href: `${office}/sheets/${sheet.id}/print`, label: t('issuing.runs.overlay'), icon: 'printer' },
          ] as const)
        : []),
      { href: `${office}/sheets`, label: t('issuing.sheets.title'), icon: 'list' },
    ],
    steps: [],
    asked: sheet.state === 'used' ? askSpoiled(context, state) : null,
  });
}

async function certificateItems({ loaded: sheet, t }: Loaded) {
  const certificate = sheet.certificateId === null ? null : await findCertificate(sheet.certificateId);
  const run = sheet.runId === null ? null : await findPrintRun(sheet.runId);
  return [
    ...(certificate
      ? [
          {
            label: t('issuing.field.certificateNumber'),
            value: certificate.number,
            href: `/admin/certificates/${certificate.id}`,
          },
          { label: t('issuing.field.holder'), value: certificate.holderName, href: null },
        ]
      : []),
    ...(run ? [{ label: t('issuing.field.run'), value: run.title, href: `${office}/runs/${run.id}` }] : []),
  ];
}

function askSpoiled({ loaded, t }: Loaded, state: FormState): OfficeForm {
  return {
    heading: t('issuing.sheet.spoil'),
    lead: t('issuing.sheet.spoilLead'),
    action: `${office}/sheets/${loaded.id}/spoiled`,
    label: t('issuing.sheet.spoilSave'),
    form: formView(spoilUsedForm, state, t, { reason: reasonOptions(t) }),
  };
}

type Spoiled = ReturnType<typeof spoilUsedForm.schema.parse>;

/** Records a used form as spoiled; goes to the form that takes its place. */
export async function spoilSheet({ form, loaded, me, now, t }: Loaded<Spoiled>): Promise<Answer> {
  const { reason, detail, again, first } = form;
  const next = await spoilUsed(loaded.id, again ? { first } : null, { reason, detail, actorId: me.id, now });
  if (isRefusal(next)) return next;
  const { label } = found(await findSheet(next));
  const text = next === loaded.id ? t('issuing.sheet.spoilDone') : t('issuing.sheet.replaced', { label });
  return redirect(`${office}/sheets/${next}`, done(text));
}
