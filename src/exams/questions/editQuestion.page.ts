/** A new question of the bank, and changes to one: typed as lines, refused with the line that can't be read. */
import { type FormState, formView, freshState, type Option } from '../../http/form.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { listTiers } from '../../ladders/course.store.ts';
import { listOccupations } from '../../ladders/rules/occupation.store.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { wordsIn } from '../answerControl.view.ts';
import { kindName } from '../sitting.view.ts';
import { addQuestion, changeQuestion } from './editQuestion.action.ts';
import { type changeQuestionForm, fieldsOf, type newQuestionForm } from './question.form.ts';
import type { LoadedQuestion } from './question.page.ts';
import { listTopics } from './question.store.ts';
import { questionFormView } from './question.view.ts';
import { difficulties, partialCredits, type QuestionContent, type QuestionKind } from './questionContent.ts';
import { blankQuestion, readQuestion, writeQuestion, writtenKinds } from './questionText.ts';

type NewForm = ReturnType<typeof newQuestionForm.schema.parse>;
type ChangeForm = ReturnType<typeof changeQuestionForm.schema.parse>;
const bank = '/admin/questions';

/** The form for a new question; `?kind=` says of which kind. */
export function showNewQuestion(context: Context): Promise<Answer> {
  const kind = writtenKinds.find((one) => one === context.query.kind) ?? 'single';
  const { keepsOrder: _, inAnyOrder: __, ...texts } = blankQuestion(kind);
  return renderNewQuestion(context, freshState({ ...texts, difficulty: '3' })).then(page);
}

/** The form for a new question as it was typed. */
export async function renderNewQuestion(context: Context, state: FormState): Promise<View> {
  const kind = kindOf(state);
  const kinds = writtenKinds.map((one) => ({
    ...{ href: `${bank}/new?kind=${one}`, label: kindName(one, context.t), isCurrent: one === kind },
  }));
  return editor(context, state, { title: context.t('questions.new'), action: bank, kinds, back: bank });
}

/** Adds a question as a draft. */
export async function addNewQuestion({ form, me, now, t }: Context<NewForm>): Promise<Answer> {
  const { topicId, occupationId, tierRank, difficulty, source, ...text } = form;
  const content = contentOf(text);
  if (isRefusal(content)) return content;
  const facts = { topicId, occupationId, tierRank, difficulty, source };
  const id = await addQuestion({ ...facts, content }, { actorId: me.id, now });
  return redirect(`${bank}/${id}`, done(t('questions.saved')));
}

/** The form for changes. */
export async function showEditQuestion(context: Context<unknown, LoadedQuestion>): Promise<Answer> {
  const { question, content } = context.loaded;
  const written = writeQuestion(content);
  if (!written) return redirect(`${bank}/${question.id}`);
  const { keepsOrder, inAnyOrder, ...texts } = written;
  const { topicId, occupationId, tierRank, difficulty, source } = question;
  const typed = {
    ...texts,
    ...{
      topicId: String(topicId),
      occupationId: String(occupationId ?? ''),
      tierRank: String(tierRank ?? ''),
    },
    ...{ difficulty: String(difficulty), source, revision: String(question.updatedAt.getTime()) },
    ...(keepsOrder ? { keepsOrder: 'yes' } : {}),
    ...(inAnyOrder ? { inAnyOrder: 'yes' } : {}),
  };
  return page(await renderEditQuestion(context, freshState(typed)));
}

/** The form for changes as it was typed. */
export function renderEditQuestion(
  context: Context<unknown, LoadedQuestion>,
  state: FormState,
): Promise<View> {
  const href = `${bank}/${context.loaded.question.id}`;
  return editor(context, state, { title: context.t('questions.edit'), action: href, kinds: [], back: href });
}

/** Changes a question. */
export async function saveQuestion(context: Context<ChangeForm, LoadedQuestion>): Promise<Answer> {
  const { form, loaded, me, now, t } = context;
  const { topicId, occupationId, tierRank, difficulty, source, revision, ...text } = form;
  const content = contentOf(text);
  if (isRefusal(content)) return content;
  const facts = { topicId, occupationId, tierRank, difficulty, source };
  const { id } = loaded.question;
  const refusal = await changeQuestion(id, revision, facts, content, { actorId: me.id, now });
  return refusal ?? redirect(`${bank}/${id}`, done(t('questions.saved')));
}

function contentOf(text: Parameters<typeof readQuestion>[0]): QuestionContent | Refusal {
  const read = readQuestion(text);
  if ('content' in read) return read.content;
  const { field, key, line } = read.problem;
  return refuse(`questions.problem.${key}`, { line }, field);
}

function kindOf(state: FormState): QuestionKind {
  return writtenKinds.find((one) => one === state.values.kind) ?? 'single';
}

interface Frame {
  readonly title: string;
  readonly action: string;
  readonly kinds: readonly { href: string; label: string; isCurrent: boolean }[];
  readonly back: string;
}

async function editor(context: Context<unknown, unknown>, state: FormState, frame: Frame): Promise<View> {
  const { t } = context;
  const kind = kindOf(state);
  const revision = state.values.revision
    ? [{ name: 'revision', label: 'questions.field.kind', kind: 'hidden' } as const]
    : [];
  const fields = [...revision, ...fieldsOf(kind)];
  return questionFormView(frame.title, {
    ...frame,
    lead: kindName(kind, t),
    form: formView({ fields }, state, t, await choices(context)),
    back: { href: frame.back, label: t('questions.back') },
  });
}

async function choices({ t, locale }: Context<unknown, unknown>): Promise<Record<string, Option[]>> {
  const [topics, occupations, tiers] = await Promise.all([listTopics(), listOccupations(), listTiers()]);
  const named = (id: number, { titleZh, titleEn }: { titleZh: string; titleEn: string }) => ({
    ...{ value: String(id), label: wordsIn({ zh: titleZh, en: titleEn }, locale) },
  });
  const every = { value: '', label: t('questions.every') };
  return {
    topicId: topics.map((topic) => named(topic.id, topic)),
    occupationId: [every, ...occupations.map((one) => named(one.id, one))],
    tierRank: [every, ...tiers.map((tier) => named(tier.rank, tier))],
    difficulty: difficulties.map((one) => ({ value: String(one), label: t(`questions.difficulty.${one}`) })),
    partialCredit: partialCredits.map((one) => ({ value: one, label: t(`questions.credit.${one}`) })),
    answer: ['true', 'false'].map((one) => ({ value: one, label: t(`exams.judgement.${one as 'true'}`) })),
  };
}
