/** The trainer's camera reads trainees' own codes; six typed digits do where there is none. */
import { randomUUID } from 'node:crypto';
import { type FormState, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, json, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { qrDataUrl } from '../../lib/qrSvg.ts';
import { isRefusal } from '../../refusal.ts';
import { countPresence } from './entry.store.ts';
import { ownCodeStepSeconds, ownDigits } from './ownCode.ts';
import { type OwnCodePage, ownCodeView, scannerView } from './roll.view.ts';
import { scanOwnCode } from './scanOwnCode.action.ts';
import { digitsSecret, ownCode } from './secrets.store.ts';
import { sessionHead } from './session.view.ts';
import type { Taught } from './taught.store.ts';

type ScanForm = { code: string; direction: 'in' | 'out' };

/** The page with the camera. */
export async function showScanner(context: Context<unknown, Taught>): Promise<Answer> {
  return page(await renderScanner(context, freshState()));
}

/** The page with why a code was refused. */
export async function renderScanner(context: Context<unknown, Taught>, state: FormState): Promise<View> {
  const { loaded, t, query } = context;
  const { id } = loaded.session;
  return scannerView(t('attendance.scanner.title'), {
    ...sessionHead(loaded, context),
    action: `/teaching/sessions/${id}/scans`,
    backHref: `/teaching/sessions/${id}`,
    came: (await countPresence(id)).came,
    requestKey: randomUUID(),
    refusal: state.refusal,
    direction: (state.values.direction ?? query.direction) === 'out' ? 'out' : 'in',
  });
}

/** Takes a code; the script is answered with whose it was, a plain form with the page. */
export async function receiveScan(context: Context<ScanForm, Taught>): Promise<Answer> {
  const { loaded, form, me, now, t, request } = context;
  const answer = await scanOwnCode(loaded.session, form, me.id, now);
  const forScript = request.get('accept') === 'application/json';
  if (isRefusal(answer))
    return forScript ? json({ outcome: 'refused', text: t(answer.key, answer.params) }) : answer;
  const { name, isNew } = answer;
  const text = isNew
    ? t(`attendance.scanner.${form.direction}`, { name })
    : t(`attendance.scanner.again.${form.direction}`, { name });
  if (!forScript)
    return redirect(
      `/teaching/sessions/${loaded.session.id}/scanner?direction=${form.direction}`,
      done(text),
    );
  const { came } = await countPresence(loaded.session.id);
  return json({ outcome: isNew ? 'recorded' : 'again', text, came });
}

/** Her own code, for the trainer's camera. */
export function showOwnCode(context: Context): Answer {
  return page(ownCodeView(context.t('attendance.code.title'), codeNow(context)));
}

/** The next one, for the page's script. */
export function nextOwnCode(context: Context): Answer {
  return json(codeNow(context));
}

function codeNow({ me, now }: Context): OwnCodePage {
  return {
    qr: qrDataUrl(ownCode(me.id, now)),
    digits: ownDigits(digitsSecret(me.id), now).replace(/^(\d{3})/, '$1 '),
    nowMs: now.getTime(),
    nextAtMs: now.getTime() + ownCodeStepSeconds * 1000,
  };
}
