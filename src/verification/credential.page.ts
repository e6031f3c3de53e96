/**
 * Certificates for machines: at the same address as the page behind the QR, by what the client accepts, and as files.
 * Only what the page shows anyway: the holder's name is masked.
 */
import { type CertificateRow, findCertificateByToken } from '../certificates/certificate.store.ts';
import { verdictOf } from '../certificates/certificateStatus.ts';
import { publicCredentialFor, withProof } from '../certificates/credential.action.ts';
import { type Answer, type Context, data, found, json } from '../http/route.ts';
import { maskName } from '../lib/masking.ts';
import { isToken } from '../lib/publicToken.ts';
import { remembered } from '../lib/remembered.ts';
import { isDemonstrationToken } from './demonstrationTokens.ts';

const machineTypes = ['application/vc+jwt', 'application/vc', 'application/ld+json', 'json'] as const;

/** What a client would rather have; false for none of what there is. */
const wantedType = remembered((_header, request: Context['request']) =>
  request.accepts(['html', ...machineTypes]),
);

/**
 * The answer to a client that prefers a machine-readable form, or null for one that wants the page. `row` is what the
 * token found, null for nothing. The status comes first: a genuine credential may long be revoked.
 */
export async function answerMachine(context: Context, row: CertificateRow | null): Promise<Answer | null> {
  const wanted = wantedType(context.request.headers.accept ?? '', context.request);
  if (wanted === 'html' || wanted === false) return null;
  context.request.res?.vary('Accept');
  const headers = privateHeaders(context);
  if (!row) return json({ status: 'unknown' }, 404);
  if (wanted === 'json') return json(verdictFor(row, context.now));
  const { credential, jwt } = await publicCredentialFor(row, context.baseUrl);
  if (wanted === 'application/vc+jwt') return data(wanted, jwt, headers);
  return data(wanted, JSON.stringify(await withProof(credential, context.baseUrl, context.now)), headers);
}

/** `/credentials/{token}.json` (Data Integrity) and `/credentials/{token}.jwt`: the credential as a file. */
export async function downloadCredential(context: Context): Promise<Answer> {
  const { settings, baseUrl, now } = context;
  const [, token = '', ending = ''] = /^(\w+)\.(json|jwt)$/.exec(context.param('file')) ?? [];
  const row = found(isToken(token) ? await findCertificateByToken(token) : null);
  found(isDemonstrationToken(token) && !settings.demonstration ? null : row);
  const headers = {
    ...privateHeaders(context),
    'Content-Disposition': `attachment; filename="${row.number}.${ending}"`,
  };
  const { credential, jwt } = await publicCredentialFor(row, baseUrl);
  if (ending === 'jwt') return data('application/vc+jwt', jwt, headers);
  return data('application/vc', JSON.stringify(await withProof(credential, baseUrl, now), null, 2), headers);
}

/** No cache and no search engine is to keep what is true at one moment. */
function privateHeaders(context: Context): Record<string, string> {
  const headers = { 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' };
  context.request.res?.set(headers);
  return headers;
}

function verdictFor(row: CertificateRow, now: Date): object {
  const { number, kind, title, issuedAt, expiresAt, facts, state } = row;
  const status = verdictOf(state, expiresAt, now);
  return {
    status,
    reason: status === 'valid' ? null : row.publicReason,
    number,
    kind,
    title,
    holder: maskName(row.holderName),
    programme: facts.programme,
    award: facts.award,
    issuer: facts.issuerName,
    issuedAt,
    expiresAt,
    checkedAt: now,
  };
}
