/** Carries over what the bank, the papers and the answers held before; then the tables that held it go. */
import { type QueryInterface, QueryTypes } from 'sequelize';
import type { Migration } from '../src/db/migrate.ts';

export const up: Migration = async (queryInterface) => {
  await carryQuestions(queryInterface);
  await carryPapers(queryInterface);
  await carryAnswers(queryInterface);
  for (const name of ['answers', 'exam_questions', 'questions']) await queryInterface.dropTable(name);
};

interface OldQuestion {
  readonly id: number;
  readonly course_id: number | null;
  readonly topic: string;
  readonly kind: string;
  readonly stem_zh: string;
  readonly stem_en: string;
  readonly options: unknown;
  readonly answer_key: unknown;
  readonly created_at: string;
}

const titles: Readonly<Record<string, readonly [string, string]>> = {
  elderlyCare: ['养老护理', 'Elderly care'],
  infantCare: ['母婴与育儿', 'Infant care'],
  organising: ['收纳整理', 'Organising'],
  mealPlanning: ['营养配餐', 'Meal planning'],
  safety: ['安全', 'Safety'],
  law: ['法律与职业道德', 'Law and ethics'],
};

async function carryQuestions(queryInterface: QueryInterface): Promise<void> {
  const old = await rowsOf<OldQuestion>(queryInterface, 'SELECT * FROM questions ORDER BY id');
  if (old.length === 0) return;
  const topics = [...new Set(old.map(({ topic }) => topic))];
  await queryInterface.bulkInsert(
    'question_topics',
    topics.map((topic, index) => {
      const [title_zh, title_en] = titles[topic] ?? [topic, topic];
      return { id: index + 1, parent_id: null, code: topic, title_zh, title_en };
    }),
  );
  const courses = await rowsOf<{ id: number; occupation_id: number | null; tier_rank: number }>(
    queryInterface,
    'SELECT id, occupation_id, tier_rank FROM courses',
  );
  const stems = ({ stem_zh, stem_en }: OldQuestion) => ({ stem_zh, stem_en: stem_en.slice(0, 500) });
  await insert(
    queryInterface,
    'bank_questions',
    old.map((row) => {
      const course = courses.find(({ id: courseId }) => courseId === row.course_id);
      return {
        id: row.id,
        topic_id: topics.indexOf(row.topic) + 1,
        occupation_id: course?.occupation_id ?? null,
        tier_rank: course?.tier_rank ?? null,
        kind: row.kind,
        difficulty: 3,
        source: '',
        state: 'live',
        version: 1,
        ...stems(row),
        author_id: null,
        created_at: row.created_at,
        updated_at: row.created_at,
      };
    }),
  );
  await insert(
    queryInterface,
    'question_versions',
    old.map((row) => ({
      id: row.id,
      question_id: row.id,
      number: 1,
      kind: row.kind,
      content: JSON.stringify(contentOf(row)),
      author_id: null,
      created_at: row.created_at,
      reviewer_id: null,
      reviewed_at: null,
    })),
  );
}

function contentOf({ kind, stem_zh: zh, stem_en: en, ...row }: OldQuestion): object {
  const options = (parsed(row.options) as object[]).map((option) => ({ ...option, media: null }));
  const answerKey = parsed(row.answer_key) as string[];
  const common = { kind, stem: { zh, en }, media: [], explanation: { zh: '', en: '' } };
  if (kind === 'judgement') return { ...common, isTrue: answerKey[0] === 'true' };
  if (kind === 'multiple')
    return { ...common, options, answerKeys: answerKey, partialCredit: 'allOrNothing', keepsOrder: true };
  return { ...common, options, answerKey: answerKey[0], keepsOrder: true };
}

async function carryPapers(queryInterface: QueryInterface): Promise<void> {
  const exams = await rowsOf<{ id: number; created_at: string }>(
    queryInterface,
    'SELECT id, created_at FROM exams WHERE id IN (SELECT exam_id FROM exam_questions)',
  );
  for (const exam of exams) {
    const places = await rowsOf<{ question_id: number; marks: number }>(
      queryInterface,
      `SELECT question_id, marks FROM exam_questions WHERE exam_id = ${Number(exam.id)} ORDER BY position`,
    );
    const frozen = places.map(({ question_id: questionId, marks: worth }) => {
      return { questionId, versionId: questionId, marks: worth, optionOrder: [] };
    });
    const paper = { id: exam.id, exam_id: exam.id, form: 'A', person_id: null, seed: '' };
    await queryInterface.bulkInsert('papers', [
      { ...paper, places: JSON.stringify(frozen), created_at: exam.created_at },
    ]);
  }
  await queryInterface.sequelize.query(
    'UPDATE sittings SET paper_id = exam_id WHERE exam_id IN (SELECT exam_id FROM papers)',
  );
}

async function carryAnswers(queryInterface: QueryInterface): Promise<void> {
  await queryInterface.sequelize.query(
    'INSERT INTO sitting_answers (sitting_id, question_id, sequence, response, saved_at, is_late) ' +
      'SELECT sitting_id, question_id, sequence, choice, saved_at, is_late FROM answers',
  );
}

async function insert(queryInterface: QueryInterface, name: string, rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500)
    await queryInterface.bulkInsert(name, rows.slice(from, from + 500));
}

function rowsOf<Row extends object>(queryInterface: QueryInterface, query: string): Promise<Row[]> {
  return queryInterface.sequelize.query<Row>(query, { type: QueryTypes.SELECT });
}

/** MariaDB gives JSON columns as text, MySQL as objects. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
