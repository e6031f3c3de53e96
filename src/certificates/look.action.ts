/** The look that a certificate was issued with. Published versions never change, so each is read once. */
import { findPhotoBytes } from '../accounts/photo/photo.store.ts';
import { imageIdsOf, type TemplateKind } from '../templates/design.ts';
import { shippedDesign } from '../templates/shippedDesigns.ts';
import { findImageBytes, findInForce, findVersion } from '../templates/template.store.ts';
import type { CertificateRow } from './certificate.store.ts';
import { type Look, templateKindOf } from './certificatePdf.ts';

const mostKept = 30;
const kept = new Map<number, Look>();

/**
 * The certificate's look.
 * @throws when its template is gone.
 */
export async function lookOfCertificate({
  kind,
  templateVersionId,
  photoId,
}: Pick<CertificateRow, 'kind' | 'templateVersionId' | 'photoId'>): Promise<Look> {
  if (templateVersionId === null)
    return { design: shippedDesign(templateKindOf(kind), 'bilingual'), images: {}, photo: null };
  const look = await readOnce(templateVersionId);
  return photoId === null ? look : { ...look, photo: await findPhotoBytes(photoId) };
}

/** The look of what is issued now: certificates of a kind, or the card that a holder carries. */
export async function findLookInForce(kind: TemplateKind): Promise<Look> {
  const version = await findInForce(kind);
  if (!version) return { design: shippedDesign(kind, 'bilingual'), images: {}, photo: null };
  return readOnce(version.id);
}

async function readOnce(versionId: number): Promise<Look> {
  const known = kept.get(versionId) ?? (await read(versionId));
  if (kept.size >= mostKept) kept.clear();
  kept.set(versionId, known);
  return known;
}

async function read(versionId: number): Promise<Look> {
  const version = await findVersion(versionId);
  if (!version) throw new Error(`There is no version ${versionId} of a template.`);
  const { design } = version;
  return { design, images: await findImageBytes(imageIdsOf(design)), photo: null };
}
