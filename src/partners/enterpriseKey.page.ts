/** Staff look at an enterprise's key, set its quotas, or withdraw it. */
import { type FormState, formView, freshState } from '../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../http/route.ts';
import type { View } from '../http/view.ts';
import { may } from '../policy.ts';
import type { Refusal } from '../refusal.ts';
import { type ApiKeyRow, findKey } from './apiKey.store.ts';
import { isUsable, keyState } from './apiKey.ts';
import { quotaForm } from './enterprise.form.ts';
import { keyItems, withdrawal } from './keys.page.ts';
import { setQuotas, withdrawKey } from './manageKeys.action.ts';
import { keyBadge, keyView } from './partner.view.ts';

type Loaded<F = unknown> = Context<F, ApiKeyRow>;

/** Loads the key of the address. */
export async function loadKey(context: Context): Promise<ApiKeyRow | null> {
  const key = found(await findKey(context.idParam('keyId')));
  return key.enterpriseId === context.idParam('enterpriseId') ? key : null;
}

/** One key. */
export function showEnterpriseKey(context: Loaded): Answer {
  const { perMinute, perDay } = context.loaded;
  const values = { perMinute: String(perMinute), perDay: String(perDay) };
  return page(renderEnterpriseKey(context, freshState(values)));
}

/** One key with quotas that were refused. */
export function renderEnterpriseKey(context: Loaded, state: FormState): View {
  const { loaded: key, t, now, actor } = context;
  const address = `/admin/enterprises/${key.enterpriseId}/keys/${key.id}`;
  const canChange = isUsable(key, now) && may(actor, 'enterprises.edit');
  return keyView(key.name, {
    ...{ name: key.name, badge: keyBadge(keyState(key, now), t), items: keyItems(key, context) },
    ...{ backHref: `/admin/enterprises/${key.enterpriseId}`, rotation: null },
    quotas: canChange ? { action: `${address}/quotas`, form: formView(quotaForm, state, t) } : null,
    confirmations: canChange ? [withdrawal(`${address}/withdrawal`, context)] : [],
  });
}

/** Sets a key's quotas. */
export async function saveQuotas(context: Loaded<{ perMinute: number; perDay: number }>): Promise<Answer> {
  return afterwards(context, await setQuotas(context.loaded.id, context.form, authorOf(context)));
}

/** Withdraws a key. */
export async function withdrawEnterpriseKey(context: Loaded): Promise<Answer> {
  return afterwards(context, await withdrawKey(context.loaded.id, authorOf(context)));
}

function authorOf({ loaded, me, now }: Loaded) {
  return { enterpriseId: loaded.enterpriseId, actorId: me.id, now };
}

function afterwards({ loaded, t }: Loaded, refusal: Refusal | null): Answer {
  const address = `/admin/enterprises/${loaded.enterpriseId}/keys/${loaded.id}`;
  return refusal ?? redirect(address, done(t('partners.enterprise.saved')));
}
