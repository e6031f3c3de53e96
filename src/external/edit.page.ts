/** The staff's page that mends what was recorded of a certificate; afterwards it has to be checked again. */
import { findPerson } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { isRefusal } from '../refusal.ts';
import { externalForm } from './external.form.ts';
import { editExternalView } from './external.view.ts';
import type { ExternalRow } from './externalCertificate.store.ts';
import { externalKinds } from './externalNumber.ts';
import { changeExternal } from './recordExternal.action.ts';

const base = '/admin/external-certificates';

/** The form with what is recorded. */
export async function showEdit(context: Context<unknown, ExternalRow>): Promise<Answer> {
  const { kind, number, personId, holderName, title, level, issuerName, issuedOn, expiresOn } =
    context.loaded;
  const holder = personId === null ? null : await findPerson(personId);
  const typed = { kind, number, holderName, title, issuerName, issuedOn };
  const optional = {
    level: level ?? '',
    expiresOn: expiresOn ?? '',
    workerNumber: holder?.workerNumber ?? '',
  };
  return page(renderEdit(context, freshState({ ...typed, ...optional })));
}

/** The form as it was typed. */
export function renderEdit({ t, loaded }: Context<unknown, ExternalRow>, state: FormState): View {
  const kind = externalKinds.map((value) => ({ value, label: t(`external.kind.${value}`) }));
  return editExternalView(loaded.number, {
    number: loaded.number,
    action: `${base}/${loaded.id}`,
    form: formView(externalForm, state, t, { kind }),
  });
}

type Entry = ReturnType<typeof externalForm.schema.parse>;

/** Writes what was typed. */
export async function change(context: Context<Entry, ExternalRow>): Promise<Answer> {
  const { loaded, form, file: scan, me, now, t } = context;
  const entry = { entry: form, scan: scan?.bytes ?? null };
  const changed = await changeExternal(loaded.id, entry, { actorId: me.id, now });
  return isRefusal(changed) ? changed : redirect(`${base}/${loaded.id}`, done(t('external.recorded')));
}
