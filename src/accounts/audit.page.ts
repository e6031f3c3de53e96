/** The audit trail, and the proof that nobody changed it. */
import { verifyAudit } from '../db/audit.ts';
import { findSubjectKinds } from '../db/auditList.ts';
import { answerList } from '../http/list.ts';
import { type Answer, type Context, done, redirect } from '../http/route.ts';
import { auditList } from './audit.list.ts';

/** The list. */
export async function listAudit(context: Context): Promise<Answer> {
  return answerList(auditList(await findSubjectKinds()), context);
}

/** Walks the chain and says what it found. */
export async function checkChain({ t }: Context): Promise<Answer> {
  const { entries, broken } = await verifyAudit();
  if (!broken) return redirect('/admin/audit', done(t('accounts.audit.whole', { entries })));
  return redirect('/admin/audit', {
    kind: 'danger',
    text: t('accounts.audit.broken', { sequence: broken.sequence }),
  });
}
