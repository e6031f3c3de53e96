/** The administrators' page of signing keys: which sign, which rest, and what to do about them. */
import { randomUUID } from 'node:crypto';
import type { Confirmation } from '../http/parts.ts';
import { type Answer, type Context, done, page, redirect } from '../http/route.ts';
import { isRefusal } from '../refusal.ts';
import { addSigningKey } from './addSigningKey.action.ts';
import { type ShownPurpose, shownKey, staffKeysView } from './key.view.ts';
import { canStop, keyState } from './keyState.ts';
import { findKey, type KeyRow, listKeys } from './signingKey.store.ts';
import { type KeyPurpose, keyPurposes } from './signingKey.ts';
import { loseSigningKey, retireSigningKey } from './stopSigningKey.action.ts';

const home = '/admin/keys';

/** Every key by purpose. */
export async function showKeys(context: Context): Promise<Answer> {
  const { t } = context;
  const keys = await listKeys();
  const purposes = keyPurposes.map((purpose): ShownPurpose => {
    const own = keys.filter((key) => key.purpose === purpose);
    return {
      title: t(`keys.purpose.${purpose}`),
      explain: t(`keys.purpose.${purpose}Explain`),
      keys: own.map((key) => shownKey(key, confirmationsOf(key, own, context), context)),
      rotation: confirmation(context, `${home}/${purpose}/rotation`, 'rotate', false),
    };
  });
  return page(staffKeysView(t('keys.staff.title'), { title: t('keys.staff.title'), purposes }));
}

/** Loads the purpose of the address. */
export function loadPurpose(context: Context): Promise<KeyPurpose | null> {
  return Promise.resolve(keyPurposes.find((purpose) => purpose === context.param('purpose')) ?? null);
}

/** Loads the key of the address. */
export function loadKey(context: Context): Promise<KeyRow | null> {
  return findKey(context.param('keyId'));
}

/** Makes a new key that signs from now on. */
export async function rotate({
  loaded: purpose,
  me,
  now,
  t,
  settings,
}: Context<unknown, KeyPurpose>): Promise<Answer> {
  const { organisation } = settings;
  const { keyId } = await addSigningKey({ purpose, organisation, actorId: me.id, at: now });
  return redirect(home, done(t('keys.staff.rotateDone', { keyId })));
}

/** Lets a key rest. */
export async function retire({ loaded, me, now, t }: Context<unknown, KeyRow>): Promise<Answer> {
  const { keyId } = loaded;
  const refusal = await retireSigningKey({ keyId, actorId: me.id, at: now });
  return refusal ?? redirect(home, done(t('keys.staff.retireDone', { keyId })));
}

/** Declares a key lost. */
export async function lose({ loaded, me, now, t, settings }: Context<unknown, KeyRow>): Promise<Answer> {
  const { keyId } = loaded;
  const result = await loseSigningKey({ keyId, actorId: me.id, at: now }, settings.organisation);
  return isRefusal(result) ? result : redirect(home, done(t('keys.staff.loseDone', { keyId })));
}

function confirmationsOf(key: KeyRow, ofItsPurpose: readonly KeyRow[], context: Context): Confirmation[] {
  const state = keyState(key, context.now);
  const mayRest = (state === 'signing' || state === 'coming') && canStop(key, ofItsPurpose, context.now);
  return [
    ...(mayRest ? [confirmation(context, `${home}/${key.keyId}/retirement`, 'retire', false)] : []),
    ...(key.hasPrivateKey ? [confirmation(context, `${home}/${key.keyId}/loss`, 'lose', true)] : []),
  ];
}

function confirmation(
  { t }: Context,
  action: string,
  change: 'rotate' | 'retire' | 'lose',
  danger: boolean,
): Confirmation {
  return {
    action,
    label: t(`keys.staff.${change}`),
    question: t(`keys.staff.${change}Question`),
    explain: t(`keys.staff.${change}Explain`),
    danger,
    requestKey: randomUUID(),
  };
}
