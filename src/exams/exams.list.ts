/** The staff's lists of exams and of the question bank. */
import type { Badge, List } from '../http/list.ts';
import { showDateTime } from '../i18n/dates.ts';
import type { Translate } from '../i18n/translate.ts';
import { type CourseRow, findCourses } from '../ladders/course.store.ts';
import { wordsIn } from './answerControl.view.ts';
import { type ExamRow, pageOfExams } from './exam.store.ts';
import { examTitle } from './own.view.ts';
import { listTopics, pageOfQuestions, type QuestionRow, type TopicRow } from './questions/question.store.ts';
import { questionBadge } from './questions/question.view.ts';
import { questionKinds, questionStates } from './questions/questionContent.ts';
import { kindName } from './sitting.view.ts';

/** How far an exam can have come. */
const states = ['draft', 'open', 'closed'] as const;

const stateBadges = {
  draft: { kind: 'neutral', icon: 'pencil' },
  open: { kind: 'info', icon: 'play' },
  closed: { kind: 'neutral', icon: 'lock' },
} as const;

/** An exam's state as word, colour and icon. */
export function stateBadge({ state }: Pick<ExamRow, 'state'>, t: Translate): Badge {
  return { ...stateBadges[state], label: t(`exams.state.${state}`) };
}

interface ExamListRow extends ExamRow {
  readonly course: CourseRow | undefined;
}

export const examsList: List<ExamListRow> = {
  title: 'exams.exams.title',
  searchLabel: 'exams.exams.search',
  emptyText: 'exams.exams.empty',
  fileName: 'exams',
  defaultSort: '-opensAt',
  filters: [
    {
      name: 'state',
      label: 'exams.field.state',
      options: ({ t }) => states.map((state) => ({ value: state, label: t(`exams.state.${state}`) })),
    },
  ],
  actions: ({ t }) => [
    { href: '/admin/exams/new', label: t('exams.exams.new') },
    { href: '/admin/questions', label: t('exams.questions.title') },
  ],
  columns: [
    { label: 'exams.field.title', sort: 'titleZh', value: (row, { locale }) => examTitle(row, locale) },
    {
      label: 'exams.field.course',
      sort: null,
      value: ({ course }, { locale }) =>
        course ? (locale === 'en' ? course.titleEn : course.titleZh) : null,
    },
    {
      label: 'exams.field.opensAt',
      sort: 'opensAt',
      value: ({ opensAt }, { locale }) => showDateTime(opensAt, locale),
    },
    {
      label: 'exams.field.closesAt',
      sort: 'closesAt',
      value: ({ closesAt }, { locale }) => showDateTime(closesAt, locale),
    },
    { label: 'exams.field.minutes', sort: 'minutes', numeric: true, value: ({ minutes }) => minutes },
    {
      label: 'exams.field.state',
      sort: 'state',
      value: (row, { t }) => stateBadge(row, t).label,
      badge: (row, { t }) => stateBadge(row, t),
    },
  ],
  href: ({ id }) => `/admin/exams/${id}`,
  find: async (query) => {
    const found = await pageOfExams(query);
    const { rows } = found;
    const courses = await findCourses(rows.map(({ courseId }) => courseId));
    return {
      ...found,
      rows: rows.map((row) => ({ ...row, course: courses.find(({ id }) => id === row.courseId) })),
    };
  },
};

interface QuestionListRow extends QuestionRow {
  readonly topic: TopicRow | undefined;
}

export const questionsList: List<QuestionListRow> = {
  title: 'exams.questions.title',
  description: 'exams.questions.description',
  searchLabel: 'exams.questions.search',
  emptyText: 'exams.questions.empty',
  fileName: 'questions',
  defaultSort: '-updatedAt',
  filters: [
    {
      name: 'topic',
      label: 'exams.field.topic',
      options: async ({ locale }) =>
        (await listTopics()).map(({ id, titleZh, titleEn }) => ({
          value: String(id),
          label: wordsIn({ zh: titleZh, en: titleEn }, locale),
        })),
    },
    {
      name: 'kind',
      label: 'exams.field.kind',
      options: ({ t }) => questionKinds.map((kind) => ({ value: kind, label: kindName(kind, t) })),
    },
    {
      name: 'state',
      label: 'questions.field.state',
      options: ({ t }) =>
        questionStates.map((state) => ({ value: state, label: t(`questions.state.${state}`) })),
    },
  ],
  actions: ({ t }) => [
    { href: '/admin/questions/new', label: t('questions.new') },
    { href: '/admin/questions/import', label: t('exchange.title') },
    { href: '/admin/exams', label: t('exams.exams.title') },
  ],
  href: ({ id }) => `/admin/questions/${id}`,
  columns: [
    {
      label: 'exams.field.stem',
      sort: null,
      value: ({ stemZh, stemEn }, { locale }) => wordsIn({ zh: stemZh, en: stemEn }, locale),
    },
    {
      label: 'exams.field.topic',
      sort: null,
      value: ({ topic }, { locale }) =>
        topic ? wordsIn({ zh: topic.titleZh, en: topic.titleEn }, locale) : '',
    },
    { label: 'exams.field.kind', sort: null, value: ({ kind }, { t }) => kindName(kind, t) },
    {
      label: 'exams.field.difficulty',
      sort: null,
      numeric: true,
      value: ({ difficulty }) => difficulty,
    },
    {
      label: 'questions.field.state',
      sort: null,
      value: ({ state }, { t }) => t(`questions.state.${state}`),
      badge: ({ state }, { t }) => questionBadge(state, t),
    },
    {
      label: 'exams.field.updatedAt',
      sort: 'updatedAt',
      value: ({ updatedAt }, { locale }) => showDateTime(updatedAt, locale),
    },
  ],
  find: async (query) => {
    const found = await pageOfQuestions(query);
    const topics = await listTopics();
    return {
      ...found,
      rows: found.rows.map((row) => ({ ...row, topic: topics.find(({ id }) => id === row.topicId) })),
    };
  },
};
