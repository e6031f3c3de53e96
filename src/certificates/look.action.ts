/** The look that a certificate was issued with. Published versions never change, so each is read once. */
import { imageIdsOf } from '../templates/design.ts';
import { shippedDesign } from '../templates/shippedDesigns.ts';
import { findImageBytes, findVersion } from '../templates/template.store.ts';
import type { CertificateRow } from './certificate.store.ts';
import type { Look } from './certificatePdf.ts';

const mostKept = 30;
const kept = new Map<number, Look>();

/**
 * The certificate's look.
 * @throws when its template is gone.
 */
export async function lookOfCertificate({
  kind,
  templateVersionId,
}: Pick<CertificateRow, 'kind' | 'templateVersionId'>): Promise<Look> {
  if (templateVersionId === null)
    return { design: shippedDesign(kind, 'bilingual'), images: {}, photo: null };
  const known = kept.get(templateVersionId) ?? (await read(templateVersionId));
  if (kept.size >= mostKept) kept.clear();
  kept.set(templateVersionId, known);
  return known;
}

async function read(versionId: number): Promise<Look> {
  const version = await findVersion(versionId);
  if (!version) throw new Error(`There is no version ${versionId} of a template.`);
  const { design } = version;
  return { design, images: await findImageBytes(imageIdsOf(design)), photo: null };
}
