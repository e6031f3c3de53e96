/**
 * What a trainee sees who scanned the code on the trainer's screen: one button to check in or out. Who is not logged
 * in logs in or signs up first; a signed time of her scan, kept in a cookie of this browser alone, is honoured meanwhile.
 */
import { findActor } from '../../accounts/account.store.ts';
import { type FormState, type FormView, formView, freshState } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import { logInAs } from '../../http/session.ts';
import type { View } from '../../http/view.ts';
import { demonstrationRegion } from '../../lib/identityNumber.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import { recordScan } from '../checkIn.action.ts';
import { consentVersion } from '../enrolment/consent.ts';
import { asksIdentity } from '../enrolment/identityRule.ts';
import { findLadder } from '../rules/ladder.store.ts';
import { signUp } from '../signUp.action.ts';
import { identityNotAsked, type SignUpForm, signUpForm } from '../signUp.form.ts';
import type { CheckInForm } from './door.form.ts';
import { type DoorProblem, doorProblemView, doorView, guestView } from './door.view.ts';
import {
  checkDoorCode,
  checkScanPass,
  graceSeconds,
  readDoorCode,
  readScanPass,
  scanPass,
} from './doorCode.ts';
import { doorFacts } from './doorFacts.page.ts';
import { doorSecret } from './secrets.store.ts';
import { sessionHead } from './session.view.ts';
import { findTaught, type Taught } from './taught.store.ts';

const cookieName = 'scan';

/** A scan that counts: at which session, and when. */
interface Honoured {
  readonly taught: Taught;
  readonly scannedAt: Date;
}

/** The page behind the QR on the screen. */
export async function openDoor(context: Context): Promise<Answer> {
  const scan = await readScan(context);
  if (typeof scan === 'string') return problem(scan, context);
  if (context.actor) return page(await renderDoor(context, scan, freshState()));
  const secure = context.settings.baseUrl?.startsWith('https:') ?? false;
  const { session } = scan.taught;
  const pass = scanPass(doorSecret(session), session.id, scan.scannedAt, '');
  context.request.res?.cookie(cookieName, pass, {
    maxAge: graceSeconds * 1000,
    sameSite: 'lax',
    httpOnly: true,
    secure,
  });
  return page(await renderGuest(context, scan.taught, freshState()));
}

/** The same page for who has logged in since her scan. */
export async function returnToDoor(context: Context): Promise<Answer> {
  const scan = await honoured(cookieOf(context), '', context);
  if (typeof scan === 'string') return problem(scan, context);
  return page(
    context.actor
      ? await renderDoor(context, scan, freshState())
      : await renderGuest(context, scan.taught, freshState()),
  );
}

/** One tap: she checks in or out, and is enrolled first where she asks for it and places are free. */
export async function passDoor(context: Context<CheckInForm>): Promise<Answer> {
  const { form, me, now, t, request } = context;
  const scan = await honoured(form.pass, `person:${me.id}`, context);
  if (typeof scan === 'string') return refuse(`attendance.problem.${scan}`);
  const { direction, walkIn } = form;
  const asked = { direction, method: 'qr', at: scan.scannedAt, recordedById: me.id } as const;
  const { session } = scan.taught;
  const answer = await recordScan(session, me.id, { ...asked, isWalkIn: walkIn }, now);
  if (isRefusal(answer)) return answer;
  request.res?.clearCookie(cookieName);
  return redirect(`/door/sessions/${session.id}`, done(t(`attendance.done.${direction}`)));
}

/** The door again, with why it stayed shut. */
export async function renderRefused(context: Context<undefined>, state: FormState): Promise<View> {
  const pass = String(state.values.pass ?? '');
  const scan = await honoured(pass, `person:${context.me.id}`, context);
  if (typeof scan === 'string') return problemView(scan, context);
  return renderDoor(context, scan, state);
}

/** A newcomer signs up at the door; her scan still counts. */
export async function signUpAtDoor(context: Context<SignUpForm>): Promise<Answer> {
  const { form, settings, now, request } = context;
  const scan = await honoured(cookieOf(context), '', context);
  if (typeof scan === 'string') return refuse(`attendance.problem.${scan}`);
  const { cohort, course } = scan.taught;
  if (form.identityNumber === null && (await asksFor(course, now)))
    return refuse('common.form.identity.length', {}, 'identityNumber');
  if (form.identityNumber?.startsWith(demonstrationRegion) && !settings.demonstration)
    return refuse('common.form.identity.region', {}, 'identityNumber');
  const personId = await signUp({ ...form, cohortId: cohort.id, sourceId: null, consentVersion, now });
  if (isRefusal(personId)) return personId;
  await logInAs(request, found(await findActor(personId)));
  return redirect('/door/scan');
}

/** The sign-up form with what was typed. */
export async function renderSignUp(context: Context<undefined>, state: FormState): Promise<View> {
  const scan = await honoured(cookieOf(context), '', context);
  return typeof scan === 'string' ? problemView(scan, context) : renderGuest(context, scan.taught, state);
}

async function renderDoor(context: Context, scan: Honoured, state: FormState): Promise<View> {
  const { me, now, t } = context;
  const { taught, scannedAt } = scan;
  const pass = scanPass(doorSecret(taught.session), taught.session.id, scannedAt, `person:${me.id}`);
  return doorView(t('ladders.door.title'), {
    ...sessionHead(taught, context),
    ...(await doorFacts(taught, me.id, now, t)),
    action: '/door/check-in',
    pass,
    refusal: state.refusal,
  });
}

/** Whether the class's certificate needs her ID number, by the rules in force. */
async function asksFor(course: Taught['course'], now: Date): Promise<boolean> {
  const { tiers } = await findLadder(now);
  const tier = tiers.find(({ rank }) => rank === course.tierRank);
  return tier !== undefined && asksIdentity(course, tier);
}

async function renderGuest(context: Context, taught: Taught, state: FormState): Promise<View> {
  const { t, now } = context;
  const asks = await asksFor(taught.course, now);
  const form = formView(signUpForm, state, t);
  const fields = asks ? form.fields : form.fields.filter(({ name }) => name !== 'identityNumber');
  const shown: FormView = { ...form, fields };
  return guestView(t('ladders.door.title'), {
    ...sessionHead(taught, context),
    logInHref: `/log-in?wanted=${encodeURIComponent('/door/scan')}`,
    minutes: graceSeconds / 60,
    form: shown,
    isTyped: state.errors.length > 0 || state.refusal !== null,
    identityNotAsked: asks ? null : identityNotAsked,
  });
}

async function readScan(context: Context): Promise<Honoured | DoorProblem> {
  const { now } = context;
  const code = readDoorCode(context.param('code'));
  const taught = code && (await findTaught(code.sessionId));
  if (!code || !taught) return 'forged';
  const state = checkDoorCode(doorSecret(taught.session), code, now);
  return state === 'valid' ? { taught, scannedAt: now } : state;
}

async function honoured(pass: string, holder: string, { now }: Context): Promise<Honoured | DoorProblem> {
  const read = readScanPass(pass);
  const taught = read && (await findTaught(read.sessionId));
  if (!read || !taught) return 'noScan';
  const state = checkScanPass(doorSecret(taught.session), read, holder, now);
  return state === 'valid' ? { taught, scannedAt: read.scannedAt } : state;
}

function cookieOf({ request }: Context): string {
  const value = (request.cookies as Record<string, unknown> | undefined)?.[cookieName];
  return typeof value === 'string' ? value : '';
}

function problem(kind: DoorProblem, context: Context): Answer {
  return page(problemView(kind, context), 422);
}

function problemView(kind: DoorProblem, { t }: Context): View {
  return doorProblemView(t('ladders.door.title'), { sentence: t(`attendance.problem.${kind}`) });
}
