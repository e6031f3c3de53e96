/** The pages of the stock of numbered forms: deliveries, blank forms that are spoiled, and the forms that were used. */
import { findPerson } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { showDate, toLocalDay } from '../i18n/dates.ts';
import type { Translate } from '../i18n/translate.ts';
import { isRefusal } from '../refusal.ts';
import { spoilReasons } from './formLedger.ts';
import { type CountedSeries, findSeries } from './formStock.store.ts';
import { seriesForm, spoilBlankForm } from './printing.form.ts';
import { numbersOf, seriesList, sheetsList } from './printing.list.ts';
import { office, officeFormView, officeView } from './printing.view.ts';
import { receiveForms } from './receiveForms.action.ts';
import { spoilBlank } from './spoilForms.action.ts';

type Loaded<F = unknown> = Context<F, CountedSeries>;
const kinds = ['completion', 'award', 'honour'] as const;

/** The deliveries with their counts. */
export function listSeries(context: Context): Promise<Answer> {
  return answerList(seriesList, context);
}

/** All forms that left the stock. */
export function listSheets(context: Context): Promise<Answer> {
  return answerList(sheetsList({}, office), context);
}

/** The form for a delivery. */
export function showNewSeries(context: Context): Answer {
  return page(renderNewSeries(context, freshState({ receivedAt: toLocalDay(context.now) })));
}

/** The form for a delivery as it was filled in. */
export function renderNewSeries({ t }: Context, state: FormState): View {
  return officeFormView(t('issuing.stock.new'), {
    heading: t('issuing.stock.new'),
    lead: t('issuing.stock.newLead'),
    action: `${office}/stock`,
    label: t('issuing.stock.save'),
    form: formView(seriesForm, state, t),
    back: { href: office, label: t('issuing.printing.back'), icon: 'chevron-left' },
  });
}

type Delivery = ReturnType<typeof seriesForm.schema.parse>;

/** Takes a delivery in. */
export async function addDelivery({ form, me, now, t }: Context<Delivery>): Promise<Answer> {
  const { title, prefix, first, last, supplier, receivedAt } = form;
  const digits = first.length;
  const numbers = { firstNumber: Number(first), lastNumber: Number(last) };
  const id = await receiveForms({ title, prefix, digits, ...numbers, supplier, receivedAt }, me.id, now);
  return isRefusal(id) ? id : redirect(`${office}/stock/${id}`, done(t('issuing.stock.saved')));
}

/** Loads a delivery. */
export function loadSeries(context: Context): Promise<CountedSeries | null> {
  return findSeries(context.idParam('seriesId'));
}

/** One delivery with its count. */
export async function showSeries(context: Loaded): Promise<Answer> {
  return page(await renderSeries(context, freshState()));
}

/** One delivery, with what was typed about spoiled forms. */
export async function renderSeries({ loaded: series, t, locale }: Loaded, state: FormState): Promise<View> {
  const address = `${office}/stock/${series.id}`;
  const receiver = await findPerson(series.receivedBy);
  const item = (label: string, value: string) => ({ label, value, href: null });
  const { received, used, spoiled, left } = series.ledger;
  return officeView(series.title, {
    title: series.title,
    lead: numbersOf(series),
    badge: null,
    items: [
      item(t('issuing.ledger.received'), String(received)),
      item(t('issuing.ledger.used'), String(used)),
      item(t('issuing.ledger.spoiled'), String(spoiled)),
      item(t('issuing.ledger.left'), String(left)),
      item(t('issuing.field.receivedAt'), showDate(series.receivedAt, locale)),
      item(t('issuing.field.receivedBy'), receiver?.name ?? ''),
      ...(series.supplier ? [item(t('issuing.field.supplier'), series.supplier)] : []),
      ...kinds.map((kind) => ({
        label: t('issuing.stock.blank'),
        value: t(`certificates.kind.${kind}`),
        href: `${office}/forms/${kind}`,
      })),
    ],
    links: [
      { href: `${address}/sheets`, label: t('issuing.sheets.title'), icon: 'list' },
      { href: office, label: t('issuing.printing.back'), icon: 'chevron-left' },
    ],
    steps: [],
    asked: {
      heading: t('issuing.stock.spoil'),
      lead: t('issuing.stock.spoilLead'),
      action: `${address}/spoiled`,
      label: t('issuing.stock.spoilSave'),
      form: formView(spoilBlankForm, state, t, { reason: reasonOptions(t) }),
    },
  });
}

/** The reasons to choose from. */
export function reasonOptions(t: Translate): { value: string; label: string }[] {
  return spoilReasons.map((value) => ({ value, label: t(`issuing.spoil.${value}`) }));
}

type Spoiled = ReturnType<typeof spoilBlankForm.schema.parse>;

/** Records blank forms as spoiled. */
export async function spoil({ form, loaded, me, now, t }: Loaded<Spoiled>): Promise<Answer> {
  const { first, last, reason, detail } = form;
  const count = await spoilBlank(loaded.id, { first, last }, { reason, detail, actorId: me.id, now });
  if (isRefusal(count)) return count;
  return redirect(`${office}/stock/${loaded.id}`, done(t('issuing.stock.spoiled', { count })));
}

/** The forms of one delivery that left the stock. */
export function listSheetsOfSeries(context: Loaded): Promise<Answer> {
  const { id } = context.loaded;
  return answerList(sheetsList({ series: String(id) }, `${office}/stock/${id}`), context);
}
