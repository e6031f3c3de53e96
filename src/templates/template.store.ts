/** Reads and writes templates, their versions and pictures. */
import { createHash } from 'node:crypto';
import { Op } from 'sequelize';
import { nullIfTaken } from '../db/taken.ts';
import type { Transaction } from '../db/unitOfWork.ts';
import type { Design, TemplateKind, TemplateLanguage } from './design.ts';
import { Template, TemplateImage, TemplateVersion } from './template.model.ts';

/** A template. */
export interface TemplateRow {
  readonly id: number;
  readonly kind: TemplateKind;
  readonly title: string;
  readonly shippedAs: string | null;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** A version of a template. */
export interface TemplateVersionRow {
  readonly id: number;
  readonly templateId: number;
  readonly number: number;
  readonly language: TemplateLanguage;
  readonly design: Design;
  readonly state: 'draft' | 'published';
  readonly revision: number;
  readonly inForceFor: TemplateKind | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** A picture without its bytes. */
export interface TemplateImageRow {
  readonly id: number;
  readonly mimeType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** All templates, those in use first. */
export async function listTemplates(): Promise<TemplateRow[]> {
  const order: [string, string][] = [
    ['retiredAt', 'ASC'],
    ['id', 'ASC'],
  ];
  return (await Template.findAll({ order })).map((row) => row.get({ plain: true }));
}

/** A template by id. */
export async function findTemplate(id: number, transaction?: Transaction): Promise<TemplateRow | null> {
  return (await Template.findByPk(id, { transaction: transaction ?? null }))?.get({ plain: true }) ?? null;
}

/** The versions of these templates, newest first. */
export async function findVersionsOf(
  templateIds: readonly number[],
  transaction?: Transaction,
): Promise<TemplateVersionRow[]> {
  const where = { templateId: [...templateIds] };
  const order: [string, string][] = [['number', 'DESC']];
  const rows = await TemplateVersion.findAll({ where, order, transaction: transaction ?? null });
  return rows.map((row) => row.get({ plain: true }));
}

/** A version by id. */
export async function findVersion(id: number, transaction?: Transaction): Promise<TemplateVersionRow | null> {
  const row = await TemplateVersion.findByPk(id, { transaction: transaction ?? null });
  return row?.get({ plain: true }) ?? null;
}

/** A version, its row locked until the transaction ends. */
export async function lockVersion(transaction: Transaction, id: number): Promise<TemplateVersionRow | null> {
  const row = await TemplateVersion.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** The version that new certificates of a kind are made with. */
export async function findInForce(
  kind: TemplateKind,
  transaction?: Transaction,
): Promise<TemplateVersionRow | null> {
  const row = await TemplateVersion.findOne({
    where: { inForceFor: kind },
    transaction: transaction ?? null,
  });
  return row?.get({ plain: true }) ?? null;
}

/** The template that ships under this name, its row locked until the transaction ends. */
export async function lockShipped(transaction: Transaction, shippedAs: string): Promise<TemplateRow | null> {
  const row = await Template.findOne({ where: { shippedAs }, transaction, lock: transaction.LOCK.UPDATE });
  return row?.get({ plain: true }) ?? null;
}

/** Adds a template; null where another start added the same shipped one meanwhile. */
export async function addTemplate(
  transaction: Transaction,
  row: Omit<TemplateRow, 'id' | 'retiredAt'>,
): Promise<number | null> {
  const made = await nullIfTaken(Template.create({ ...row, retiredAt: null }, { transaction }));
  return made?.id ?? null;
}

/** Renames a template, or takes it out of use. */
export async function updateTemplate(
  transaction: Transaction,
  id: number,
  changes: Partial<Pick<TemplateRow, 'title' | 'retiredAt'>>,
): Promise<void> {
  await Template.update(changes, { where: { id }, transaction });
}

/** Adds a version after the template's last one. */
export async function addVersion(
  transaction: Transaction,
  version: Pick<TemplateVersionRow, 'templateId' | 'language' | 'design' | 'createdAt'>,
): Promise<number> {
  const { templateId } = version;
  const last = (await TemplateVersion.max('number', { where: { templateId }, transaction })) as number | null;
  const row = { ...version, number: (last ?? 0) + 1, state: 'draft', revision: 1 } as const;
  return (await TemplateVersion.create({ ...row, inForceFor: null, publishedAt: null }, { transaction })).id;
}

/** The draft of a template; null: there is none. */
export async function findDraft(transaction: Transaction, templateId: number): Promise<number | null> {
  const where = { templateId, state: 'draft' };
  return (await TemplateVersion.findOne({ where, attributes: ['id'], transaction }))?.id ?? null;
}

/** Saves a draft. */
export async function saveDraft(
  transaction: Transaction,
  id: number,
  changes: Pick<TemplateVersionRow, 'design' | 'language' | 'revision'>,
): Promise<void> {
  await TemplateVersion.update(changes, { where: { id, state: 'draft' }, transaction });
}

/** Throws a draft away. */
export async function deleteDraft(transaction: Transaction, id: number): Promise<void> {
  await TemplateVersion.destroy({ where: { id, state: 'draft' }, transaction });
}

/** Publishes a version. */
export async function markPublished(transaction: Transaction, id: number, publishedAt: Date): Promise<void> {
  await TemplateVersion.update({ state: 'published', publishedAt }, { where: { id }, transaction });
}

/** From now on new certificates of the kind are made with this version. */
export async function putInForce(transaction: Transaction, id: number, kind: TemplateKind): Promise<void> {
  const others = { inForceFor: kind, id: { [Op.ne]: id } };
  await TemplateVersion.update({ inForceFor: null }, { where: others, transaction });
  await TemplateVersion.update({ inForceFor: kind }, { where: { id }, transaction });
}

/** Keeps a picture once; gives its id. */
export async function addImage(
  transaction: Transaction,
  image: Omit<TemplateImageRow, 'id'> & { readonly bytes: Buffer; readonly createdAt: Date },
): Promise<number> {
  const sha256 = createHash('sha256').update(image.bytes).digest('hex');
  const made = await nullIfTaken(TemplateImage.create({ ...image, sha256 }, { transaction }));
  if (made) return made.id;
  const known = await TemplateImage.findOne({ where: { sha256 }, attributes: ['id'], transaction });
  if (!known) throw new Error('A picture could be neither kept nor found.');
  return known.id;
}

/** The latest pictures, without their bytes. */
export async function listImages(limit = 60): Promise<TemplateImageRow[]> {
  const attributes = ['id', 'mimeType', 'width', 'height'];
  const rows = await TemplateImage.findAll({ attributes, order: [['id', 'DESC']], limit });
  return rows.map((row) => row.get({ plain: true }));
}

/** A picture with its bytes. */
export async function findImage(id: number): Promise<{ mimeType: string; bytes: Buffer } | null> {
  return (await TemplateImage.findByPk(id))?.get({ plain: true }) ?? null;
}

/** The bytes of pictures by id. */
export async function findImageBytes(ids: readonly number[]): Promise<Record<number, Buffer>> {
  if (ids.length === 0) return {};
  const rows = await TemplateImage.findAll({ where: { id: [...ids] } });
  return Object.fromEntries(rows.map(({ id, bytes }) => [id, bytes]));
}
