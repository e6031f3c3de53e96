/** Makes, changes and retires templates. A published version never changes: changing it begins a new draft. */
import { audit } from '../db/audit.ts';
import { type Transaction, unitOfWork } from '../db/unitOfWork.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Design, TemplateKind, TemplateLanguage } from './design.ts';
import {
  addTemplate,
  addVersion,
  deleteDraft,
  findDraft,
  findTemplate,
  lockVersion,
  markPublished,
  putInForce,
  saveDraft,
  type TemplateVersionRow,
  updateTemplate,
} from './template.store.ts';

/** Who does it, and when. */
export interface Doer {
  readonly actorId: number;
  readonly now: Date;
}

/** A template to make. */
export interface NewTemplate {
  readonly kind: TemplateKind;
  readonly title: string;
  readonly language: TemplateLanguage;
  readonly design: Design;
}

/** Makes a template with a first draft; gives the draft's id. */
export function createTemplate(
  { kind, title, language, design }: NewTemplate,
  { actorId, now }: Doer,
): Promise<number> {
  return unitOfWork(async (transaction) => {
    const templateId = await addTemplate(transaction, { kind, title, shippedAs: null, createdAt: now });
    if (templateId === null) throw new Error('A template without a shipped name can not be taken.');
    const id = await addVersion(transaction, { templateId, language, design, createdAt: now });
    await note(transaction, 'template.create', templateId, { actorId, now }, { kind, language });
    return id;
  });
}

/** The draft of a version's template, made from that version where there is none. */
export function draftFrom(versionId: number, { actorId, now }: Doer): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const version = await lockVersion(transaction, versionId);
    if (!version) return refuse('templates.refusal.gone');
    const { templateId, language, design, number } = version;
    const draft = await findDraft(transaction, templateId);
    if (draft !== null) return draft;
    const id = await addVersion(transaction, { templateId, language, design, createdAt: now });
    await note(transaction, 'template.draft', templateId, { actorId, now }, { from: number });
    return id;
  });
}

/** Saves a draft's design; refused where someone else saved since `revision`, so that nobody's work is lost. */
export function saveDesign(
  versionId: number,
  { design, language, revision }: Pick<TemplateVersionRow, 'design' | 'language' | 'revision'>,
): Promise<number | Refusal> {
  return unitOfWork(async (transaction) => {
    const version = await lockVersion(transaction, versionId);
    const objection = objectionTo(version, revision);
    if (objection) return objection;
    await saveDraft(transaction, versionId, { design, language, revision: revision + 1 });
    return revision + 1;
  });
}

/** Publishes a draft and, if wanted, makes new certificates with it from now on. Problems were looked for before. */
export function publishVersion(
  versionId: number,
  { revision, isPutInForce }: { revision: number; isPutInForce: boolean },
  { actorId, now }: Doer,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const version = await lockVersion(transaction, versionId);
    const objection = objectionTo(version, revision);
    if (objection || !version) return objection;
    await markPublished(transaction, versionId, now);
    const { templateId, number } = version;
    await note(transaction, 'template.publish', templateId, { actorId, now }, { version: number });
    return isPutInForce ? takeEffect(transaction, version, { actorId, now }) : null;
  });
}

/** New certificates of the template's kind are made with this published version from now on. */
export function useVersion(versionId: number, doer: Doer): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const version = await lockVersion(transaction, versionId);
    if (version?.state !== 'published') return refuse('templates.refusal.notPublished');
    return takeEffect(transaction, version, doer);
  });
}

/** Throws a draft away. */
export function discardDraft(versionId: number, { actorId, now }: Doer): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    const version = await lockVersion(transaction, versionId);
    if (version?.state !== 'draft') return refuse('templates.refusal.published');
    await deleteDraft(transaction, versionId);
    await note(
      transaction,
      'template.discard',
      version.templateId,
      { actorId, now },
      { version: version.number },
    );
    return null;
  });
}

/** Takes a template out of use, or back; one that is in force stays. */
export function retireTemplate(
  templateId: number,
  isRetired: boolean,
  inForce: boolean,
  { actorId, now }: Doer,
): Promise<Refusal | null> {
  return unitOfWork(async (transaction) => {
    if (isRetired && inForce) return refuse('templates.refusal.inForce');
    await updateTemplate(transaction, templateId, { retiredAt: isRetired ? now : null });
    await note(
      transaction,
      isRetired ? 'template.retire' : 'template.restore',
      templateId,
      { actorId, now },
      {},
    );
    return null;
  });
}

async function takeEffect(
  transaction: Transaction,
  { id, templateId, number }: TemplateVersionRow,
  doer: Doer,
): Promise<Refusal | null> {
  const template = await findTemplate(templateId, transaction);
  if (!template || template.retiredAt) return refuse('templates.refusal.gone');
  await putInForce(transaction, id, template.kind);
  await note(transaction, 'template.use', templateId, doer, { version: number, kind: template.kind });
  return null;
}

function objectionTo(version: TemplateVersionRow | null, revision: number): Refusal | null {
  if (!version) return refuse('templates.refusal.gone');
  if (version.state !== 'draft') return refuse('templates.refusal.published');
  return version.revision === revision ? null : refuse('templates.refusal.changedMeanwhile');
}

function note(
  transaction: Transaction,
  action: string,
  subjectId: number,
  { actorId, now: at }: Doer,
  after: Readonly<Record<string, string | number>>,
): Promise<void> {
  return audit(transaction, { actorId, at, action, subjectKind: 'template', subjectId, after });
}
