/** What the transparency log says of one certificate, for whoever has its token. */
import { type Answer, type Context, found, json, page } from '../http/route.ts';
import { isToken } from '../lib/publicToken.ts';
import { certificateLogView, entryLine, headLine } from '../transparency/log.view.ts';
import { proveHistory } from '../transparency/proof.action.ts';
import { headJson } from '../transparency/treeHead.ts';
import { findCertificateByToken } from './certificate.store.ts';

/** Shows the entries with their proofs; as JSON where `format=json` asks for it. */
export async function showLogProof({ param, query, request, now, t, locale }: Context): Promise<Answer> {
  const token = param('token');
  const { number, id } = found(isToken(token) ? await findCertificateByToken(token) : null);
  request.res?.set({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
  const proofs = await proveHistory(id, now);
  const [first] = proofs;
  const head = first?.head ?? null;
  const numberKey = first?.numberKey ?? null;
  if (query.format === 'json') {
    const entries = proofs.map(({ leafIndex, leaf, leafHash, path }) => ({
      index: leafIndex,
      leaf,
      leafHash,
      path,
    }));
    return json({ number, numberKey, head: head && headJson(head), entries });
  }
  return page(
    certificateLogView(t('transparency.certificate.title'), {
      number,
      verifyHref: `/c/${token}`,
      dataHref: `/log/certificates/${token}?format=json`,
      numberKey,
      head: head && headLine(head),
      entries: proofs.map((proof) => entryLine(proof, t, locale)),
    }),
  );
}
