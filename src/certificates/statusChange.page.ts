/** Prepares and makes changes of a certificate's status; revocations are only asked for here. */

import { findPerson } from '../accounts/person.store.ts';
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { CertificateRow } from './certificate.store.ts';
import { changeState } from './certificateStatus.ts';
import { changePaths } from './changePaths.ts';
import { changeStatus } from './changeStatus.action.ts';
import { issuerOf } from './issuer.ts';
import { correctName } from './replaceCertificate.action.ts';
import { requestRevocation } from './requestRevocation.action.ts';
import { reasonForms, replacementForm } from './statusChange.form.ts';
import { changeView } from './statusChange.view.ts';
import { reasonCodes, type StatusReason } from './statusReason.ts';

/** A change whose reason is chosen from a list, and the address under which it is made. */
type ReasonedChange = keyof typeof reasonForms;

type Loaded = Context<undefined, CertificateRow>;
type Seen = Pick<Context<unknown, CertificateRow>, 'loaded' | 't'>;
type Given = Context<
  { reasonCode: StatusReason['code']; note: string | null; isPublic: boolean; confirmed: boolean },
  CertificateRow
>;

/** Makes the three handlers of one change: its page, that page again with what was typed, and the change itself. */
export function changePages(change: ReasonedChange) {
  const render = ({ loaded, t }: Seen, state: FormState, isComplete = false): View => {
    const choose = { value: '', label: t('certificates.change.choose') };
    const codes = reasonCodes[change].map((code) => ({
      value: code,
      label: t(`certificates.reason.${code}`),
    }));
    const options = { reasonCode: [choose, ...codes] };
    const form = formView(reasonForms[change], state, t, options);
    return changeView(t(`certificates.change.${change}Title`), {
      ...frame(change, loaded, t, isComplete),
      form,
    });
  };
  const show = (context: Loaded): Answer =>
    objection(change, context.loaded) ?? page(render(context, freshState()));
  const make = async ({ loaded, form, me, now, t }: Given): Promise<Answer> => {
    if (!form.confirmed) return page(render({ loaded, t }, typed(form), true));
    const whom = { certificateId: loaded.id, actorId: me.id, at: now };
    const { reasonCode, note, isPublic } = form;
    const refusal =
      change === 'revoke'
        ? await requestRevocation({ ...whom, reason: { code: reasonCode, note, isPublic } })
        : await changeStatus({ ...whom, change, reasonCode, reason: note ?? '', isPublic });
    return (
      refusal ?? redirect(`/admin/certificates/${loaded.id}`, done(t(`certificates.change.${change}Done`)))
    );
  };
  return { show, render, make };
}

/** What was typed, to be shown again. */
function typed({ reasonCode, note, isPublic }: Given['form']): FormState {
  return freshState({ reasonCode, note: note ?? '', ...(isPublic ? { isPublic: 'yes' } : {}) });
}

/** The page on which a name is corrected. */
export async function showReplacement(context: Loaded): Promise<Answer> {
  const person = await findPerson(context.loaded.personId);
  const state = freshState({ name: person?.name ?? '' });
  return objection('replace', context.loaded) ?? page(renderReplacement(context, state));
}

/** The same page with what was typed. */
export function renderReplacement({ loaded, t }: Seen, state: FormState, isComplete = false): View {
  const form = formView(replacementForm, state, t);
  return changeView(t('certificates.change.replaceTitle'), {
    ...frame('replace', loaded, t, isComplete),
    form,
  });
}

/** Issues the certificate anew under the right name. */
export async function replace({
  loaded,
  form,
  me,
  now,
  t,
  settings,
}: Context<{ name: string; evidence: string | null; confirmed: boolean }, CertificateRow>): Promise<Answer> {
  const { name, evidence, confirmed } = form;
  if (!confirmed)
    return page(renderReplacement({ loaded, t }, freshState({ name, evidence: evidence ?? '' }), true));
  const wish = { certificateId: loaded.id, name, evidence, actorId: me.id, at: now };
  const result = await correctName(wish, issuerOf(settings));
  if (isRefusal(result)) return result;
  return redirect(`/admin/certificates/${result}`, done(t('certificates.change.replaceDone')));
}

function frame(
  change: keyof typeof changePaths,
  { id, number, holderName }: CertificateRow,
  t: Context['t'],
  isComplete: boolean,
) {
  return {
    title: t(`certificates.change.${change}Title`),
    about: `${number} · ${holderName}`,
    explain: t(`certificates.change.${change}Explain`),
    action: `/admin/certificates/${id}/${changePaths[change]}`,
    label: t(`certificates.change.${change}`),
    question: isComplete ? t(`certificates.change.${change}Question`) : null,
    danger: change === 'revoke',
    backHref: `/admin/certificates/${id}`,
  };
}

/** Says why there is nothing to prepare, where the state forbids the change. */
function objection(change: keyof typeof changePaths, { state }: CertificateRow): Answer | null {
  const result = changeState(state, change);
  return result.ok ? null : refuse(`certificates.fault.${result.fault}`);
}
