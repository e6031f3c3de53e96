/** What a filled database has besides training: exams and results, certificates, batches, forms, enterprises, the trail. */
import { type Filling, pick } from './fill.ts';

const day = 86_400_000;
const facts = JSON.stringify({ kind: 'completion', programme: '养老护理', hours: 40, demonstration: false });

/** Writes it, in proportion to the people. */
export async function fillPaper(filling: Filling): Promise<void> {
  const exams = await fillExams(filling);
  await fillCertificates(filling);
  await fillResults(filling, exams);
  await fillBatches(filling);
  await fillExternals(filling);
  await fillEnterprises(filling);
  await fillQuestions(filling);
  await fillTrail(filling);
}

function ago({ now }: Filling, days: number): Date {
  return new Date(now.getTime() - days * day);
}

async function fillExams(filling: Filling): Promise<{ first: number; count: number }> {
  const count = Math.ceil(filling.scale.people / 100);
  const first = await filling.nextId('exams');
  const course = (await filling.nextId('courses')) - 1;
  const rows = Array.from({ length: count }, (_, index) => {
    const opensAt = ago(filling, (index / count) * 1_800);
    const closesAt = new Date(opensAt.getTime() + day);
    const numbers = [90, 6_000, 3, '[]'];
    return [
      course - (index % 20),
      `考试${index}`,
      `Exam ${index}`,
      opensAt,
      closesAt,
      ...numbers,
      'closed',
      opensAt,
    ];
  });
  const columns =
    'course_id title_zh title_en opens_at closes_at minutes pass_mark assessors_needed rubric state created_at';
  await filling.insert('exams', columns.split(' '), rows);
  return { first, count };
}

function fillResults(filling: Filling, exams: { first: number; count: number }): Promise<void> {
  const rows = Array.from({ length: Math.floor(filling.scale.people / 3) }, (_, index) => {
    const examId = exams.first + (index % exams.count);
    const decidedAt = ago(filling, (index * 37) % 1_800);
    return [examId, filling.firstPerson + index, 7_000, 6_500, index % 5 === 0 ? 0 : 1, decidedAt];
  });
  const columns = 'exam_id person_id theory_marks practical_marks passed decided_at';
  return filling.insert('exam_results', columns.split(' '), rows);
}

function fillCertificates(filling: Filling): Promise<void> {
  const { chance, scale, firstPerson } = filling;
  const rows = Array.from({ length: scale.people }, (_, index) => {
    const days = chance.between(1, 1_800);
    const names = `王${pick(chance, '秀桂芳敏')}${pick(chance, '英兰静丽')}`;
    const serial = String(index).padStart(7, '0');
    const state = index % 50 === 0 ? 'revoked' : 'active';
    const keys = [`JT-26-T-${serial}-X`, `bench${serial}`, 'completion', `cohort:${index % 2_000}`];
    return [
      ...keys,
      firstPerson + index,
      names,
      '培训合格证书',
      facts,
      state,
      ago(filling, days),
      ago(filling, days - 1_095),
    ];
  });
  const columns = 'number token kind award_key person_id holder_name title facts state issued_at expires_at';
  return filling.insert('certificates', columns.split(' '), rows);
}

async function fillBatches(filling: Filling): Promise<void> {
  const first = await filling.nextId('certificate_batches');
  const batches = Math.ceil(filling.scale.people / 300);
  const rows = Array.from({ length: batches }, (_, index) => {
    const at = ago(filling, index);
    return [`批次${index}`, 'file', 'done', filling.staffId, at, at, at];
  });
  const columns = 'title source_kind state actor_id created_at started_at finished_at';
  await filling.insert('certificate_batches', columns.split(' '), rows);
  const people = Array.from({ length: Math.floor(filling.scale.people / 3) }, (_, index) => [
    ...[first + (index % 2), Math.floor(index / 2) + 1, filling.firstPerson + index, '王秀英', 'issued'],
  ]);
  const rowColumns = ['batch_id', 'position', 'person_id', 'holder_name', 'state'];
  await filling.insert('certificate_batch_rows', rowColumns, people);
}

function fillExternals(filling: Filling): Promise<void> {
  const rows = Array.from({ length: Math.floor(filling.scale.people / 10) }, (_, index) => {
    const keys = [
      `ext${index}`,
      'skillLevel',
      `EX${index}`,
      filling.firstPerson + index,
      '王秀英',
      '养老护理员',
    ];
    return [
      ...keys,
      '示范市评价机构',
      '2025-03-04',
      index % 4 === 0 ? 'recorded' : 'checked',
      filling.staffId,
      ago(filling, index % 900),
    ];
  });
  const columns =
    'token kind number person_id holder_name title issuer_name issued_on state recorded_by recorded_at';
  return filling.insert('external_certificates', columns.split(' '), rows);
}

function fillEnterprises(filling: Filling): Promise<void> {
  const rows = Array.from({ length: Math.ceil(filling.scale.people / 120) }, (_, index) => {
    return [`家政企业${index}`, `91230600MA${String(index).padStart(8, '0')}`, 'active', ago(filling, index)];
  });
  return filling.insert('enterprises', ['name', 'credit_code', 'state', 'created_at'], rows);
}

async function fillQuestions(filling: Filling): Promise<void> {
  const { scale, staffId, insert, nextId } = filling;
  const topic = await nextId('question_topics');
  const topics = Array.from({ length: 30 }, (_, index) => [`B${index}`, `知识点${index}`, `Topic ${index}`]);
  await insert('question_topics', ['code', 'title_zh', 'title_en'], topics);
  const first = await nextId('bank_questions');
  const at = ago(filling, 900);
  const questions = Array.from({ length: Math.ceil(scale.people / 3) }, (_, index) => [
    ...[topic + (index % 30), 'single', 1 + (index % 5), '教材', index % 20 === 0 ? 'draft' : 'live', 1],
    ...[`题目${index}`, `Question ${index}`, staffId, at, at],
  ]);
  const columns =
    'topic_id kind difficulty source state version stem_zh stem_en author_id created_at updated_at';
  await insert('bank_questions', columns.split(' '), questions);
  const content = JSON.stringify({ kind: 'judgement', isTrue: true });
  const versions = questions.map((_, index) => [first + index, 1, 'single', content, staffId, at]);
  const versionColumns = ['question_id', 'number', 'kind', 'content', 'author_id', 'created_at'];
  await insert('question_versions', versionColumns, versions);
}

/** Not chained: the lists don't walk it. The head follows, so that the server can go on. */
async function fillTrail(filling: Filling): Promise<void> {
  const first = (await filling.nextId('audit_entries')) + 1_000;
  const kinds = ['certificate', 'cohort', 'person', 'exam'];
  const hash = '0'.repeat(64);
  const rows = Array.from({ length: filling.scale.people * 3 }, (_, index) => {
    const kind = kinds[index % kinds.length] as string;
    const at = ago(filling, 1_800 - (index / (filling.scale.people * 3)) * 1_800);
    return [first + index, at, filling.staffId, `${kind}.change`, kind, String(index % 5_000), hash, hash];
  });
  const columns = 'sequence at actor_id action subject_kind subject_id previous_hash hash';
  await filling.insert('audit_entries', columns.split(' '), rows);
}
