/** Revocations that wait for a second person: the list of them, and what is decided. */
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, redirect } from '../http/route.ts';
import type { CertificateRow } from './certificate.store.ts';
import { decideRevocation, type RevocationDecision } from './decideRevocation.action.ts';
import { revocationsList } from './revocations.list.ts';

/** The list; those that wait come first unless another state is asked for. */
export function listRequests(context: Context): Promise<Answer> {
  return answerList(revocationsList, context);
}

/** Makes the handler of one decision. */
export function decide(decision: RevocationDecision['decision']) {
  return async ({
    loaded,
    form,
    me,
    now,
    t,
  }: Context<{ requestId: number }, CertificateRow>): Promise<Answer> => {
    const whom = { certificateId: loaded.id, requestId: form.requestId, actorId: me.id, at: now };
    const refusal = await decideRevocation({ ...whom, decision });
    if (refusal) return refusal;
    return redirect(`/admin/certificates/${loaded.id}`, done(t(`certificates.revocation.${decision}Done`)));
  };
}
