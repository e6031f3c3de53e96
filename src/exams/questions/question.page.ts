/** One question of the bank, for staff: as the candidate sees it, its versions, and the steps into use. */
import { randomUUID } from 'node:crypto';
import { findPeople } from '../../accounts/person.store.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import { showDateTime } from '../../i18n/dates.ts';
import { listTiers } from '../../ladders/course.store.ts';
import { listOccupations } from '../../ladders/rules/occupation.store.ts';
import { answerControl, wordsIn } from '../answerControl.view.ts';
import { kindName } from '../sitting.view.ts';
import { stepQuestion } from './editQuestion.action.ts';
import { listTopics, type QuestionRow, type VersionRow } from './question.store.ts';
import { questionBadge, questionView } from './question.view.ts';
import type { QuestionContent } from './questionContent.ts';
import { openSteps, type QuestionStep } from './questionState.ts';
import { writeQuestion } from './questionText.ts';
import { findQuestion, findStems, findVersionsOf } from './questionWriting.store.ts';
import { similarStems } from './similarStems.ts';

const bank = '/admin/questions';

/** A question with its versions, the newest first. */
export interface LoadedQuestion {
  readonly question: QuestionRow;
  readonly versions: readonly VersionRow[];
  readonly content: QuestionContent;
}

/** Loads the question of the address. */
export async function loadQuestion(context: Context): Promise<LoadedQuestion | null> {
  const question = await findQuestion(context.idParam('questionId'));
  const versions = question ? await findVersionsOf(question.id) : [];
  const [newest] = versions;
  return question && newest ? { question, versions, content: newest.content } : null;
}

/** One question: as the candidate sees it, its right answer, what is like it, its versions. */
export async function showQuestion(context: Context<unknown, LoadedQuestion>): Promise<Answer> {
  const { t, locale, me, loaded } = context;
  const { question, versions, content } = loaded;
  const written = writeQuestion(content);
  const item = {
    questionId: question.id,
    versionId: versions[0]?.id ?? 0,
    marks: 100,
    optionOrder: [],
    position: 1,
  };
  const steps = openSteps(question.state, versions[0]?.authorId ?? null, me.id);
  const stem = wordsIn(content.stem, locale);
  const isOwnDraft = question.state === 'draft' && !steps.includes('review');
  return page(
    questionView(t('questions.one'), {
      title: t('questions.one'),
      badge: questionBadge(question.state, t),
      items: await factsOf(question, context),
      question: { id: question.id, stem },
      control: answerControl({ ...item, content }, [], t, locale),
      answer: written ? rightAnswer(content, written.answer || written.textZh, context) : '',
      explanation: wordsIn(content.explanation, locale),
      editHref: written ? `${bank}/${question.id}/edit` : null,
      steps: steps.map((step) => ({
        ...{ action: `${bank}/${question.id}/steps`, step, label: t(`questions.step.${step}`) },
        requestKey: randomUUID(),
      })),
      waits: isOwnDraft ? t('questions.waitsForOther') : null,
      similar: similarStems(content.stem.zh, await findStems(question.id), 5).map(
        ({ id, text, likeness }) => ({
          ...{ href: `${bank}/${id}`, text, likeness: Math.round(likeness * 100) },
        }),
      ),
      versions: await versionLines(versions, context),
    }),
  );
}

function rightAnswer(content: QuestionContent, lines: string, { t }: Context): string {
  if (content.kind === 'judgement') return t(`exams.judgement.${content.isTrue ? 'true' : 'false'}`);
  return content.kind === 'numeric' ? `${content.value} ± ${content.tolerance}\n${lines}` : lines;
}

async function factsOf(question: QuestionRow, { t, locale }: Context) {
  const [topics, occupations, tiers] = await Promise.all([listTopics(), listOccupations(), listTiers()]);
  const named = (row: { titleZh: string; titleEn: string } | undefined) =>
    row ? wordsIn({ zh: row.titleZh, en: row.titleEn }, locale) : t('questions.every');
  const fact = (label: string, value: string) => ({ label, value, href: null });
  return [
    fact(t('questions.field.kind'), kindName(question.kind, t)),
    fact(t('questions.field.topic'), named(topics.find(({ id }) => id === question.topicId))),
    fact(t('questions.field.occupation'), named(occupations.find(({ id }) => id === question.occupationId))),
    fact(t('questions.field.tier'), named(tiers.find(({ rank }) => rank === question.tierRank))),
    fact(t('questions.field.difficulty'), t(`questions.difficulty.${question.difficulty as 1}`)),
    fact(t('questions.field.source'), question.source || '–'),
  ];
}

async function versionLines(versions: readonly VersionRow[], { t, locale }: Context) {
  const people = await findPeople(
    versions.flatMap(({ authorId, reviewerId }) => [authorId ?? 0, reviewerId ?? 0]),
  );
  const nameOf = (id: number | null) => people.find((person) => person.id === id)?.name ?? '–';
  return versions.map(({ number, createdAt, authorId, reviewerId }) => ({
    ...{ number, at: showDateTime(createdAt, locale), by: nameOf(authorId), reviewedBy: nameOf(reviewerId) },
    label: t('questions.version', { number }),
  }));
}

/** Takes a question a step further. */
export async function takeStep(context: Context<{ step: QuestionStep }, LoadedQuestion>): Promise<Answer> {
  const { form, loaded, me, now, t } = context;
  const { id } = loaded.question;
  const refusal = await stepQuestion(id, form.step, { actorId: me.id, now });
  return refusal ?? redirect(`${bank}/${id}`, done(t(`questions.done.${form.step}`)));
}
