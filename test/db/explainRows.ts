/** Rows enough for an optimiser to take its indexes: what the test of the long lists' plans stands on. */
import { Person } from '../../src/accounts/person.model.ts';
import { Certificate } from '../../src/certificates/certificate.model.ts';
import { AuditEntry } from '../../src/db/audit.model.ts';
import { Exam } from '../../src/exams/exam.model.ts';
import { Question, QuestionTopic } from '../../src/exams/questions/question.model.ts';
import { type QuestionKind, questionKinds } from '../../src/exams/questions/questionContent.ts';
import { ExternalCertificate } from '../../src/external/externalCertificate.model.ts';
import { Cohort } from '../../src/ladders/cohort.model.ts';
import { type Channel, channels } from '../../src/notices/messaging.ts';
import { type NoticeKind, noticeKinds } from '../../src/notices/noticeKind.ts';
import { OutboxMessage } from '../../src/notices/outboxMessage.model.ts';
import { givenCourse } from '../ladders/givenClass.ts';

const rows = 2_000;
const numbers = Array.from({ length: rows }, (_, index) => index);
const start = new Date('2026-01-01T00:00:00Z').getTime();

/** Writes them, on this person's account. */
export async function givenRows(actorId: number): Promise<void> {
  const at = (index: number) => new Date(start + index * 3_600_000);
  const sealed = {
    phoneSealed: null,
    phoneHash: null,
    phoneMasked: null,
    identitySealed: null,
    identityHash: null,
  };
  const blank = { identityMasked: null, birthDate: null, sex: null, consentVersion: null, consentAt: null };
  await Person.bulkCreate(
    numbers.map((index) => ({
      ...sealed,
      ...blank,
      name: `${'王李张刘'[index % 4]}${'芳静敏丽秀'[index % 5]}${index % 7}`,
      community: `第${index % 60}社区`,
      workerNumber: index % 30 === 0 ? `W${String(index).padStart(5, '0')}` : null,
      registeredAt: index % 30 === 0 ? at(index) : null,
      createdAt: at(index),
    })),
  );
  const people = await Person.findAll({ attributes: ['id'], order: [['id', 'DESC']], limit: rows });
  const id = (index: number) => people[index]?.id as number;
  await Certificate.bulkCreate(
    numbers.map((index) => ({
      ...{
        number: `JT-26-T-${index}`,
        token: `token${index}`,
        awardKey: `exam:${index}`,
        personId: id(index),
      },
      ...{
        holderName: `王${index % 90}`,
        title: '培训合格证书',
        kind: 'completion' as const,
        facts: {} as never,
      },
      ...{ state: index % 50 === 0 ? ('revoked' as const) : ('active' as const), publicReason: null },
      ...{ issuedAt: at(index), expiresAt: at(index + 26_280), pdf: null, pdfSha256: null },
    })),
  );
  const hash = '0'.repeat(64);
  const head = Number(await AuditEntry.max('sequence')) || 0;
  await AuditEntry.bulkCreate(
    numbers.map((index) => ({
      ...{ sequence: head + 10_000 + index, at: at(index), actorId, action: `person.change${index % 9}` },
      ...{ subjectKind: ['person', 'cohort', 'exam'][index % 3] as string, subjectId: String(index % 500) },
      ...{ before: null, after: null, previousHash: hash, hash },
    })),
  );
  await ExternalCertificate.bulkCreate(
    numbers.map((index) => ({
      ...{ token: `external${index}`, kind: 'skillLevel' as const, number: `E${index}`, personId: id(index) },
      ...{ holderName: `王${index % 90}`, title: '养老护理员', level: null, issuerName: '评价机构' },
      ...{
        issuedOn: '2025-03-04',
        expiresOn: null,
        state: index % 4 ? ('checked' as const) : ('recorded' as const),
      },
      ...{ recordedBy: actorId, recordedAt: at(index), checkedBy: null, checkedAt: null, checkNote: null },
      ...{ scan: null, scanType: null },
    })),
  );
  await givenTrainingRows(actorId, id);
}

/** Classes, exams, questions and messages. */
async function givenTrainingRows(actorId: number, person: (index: number) => number): Promise<void> {
  const at = (index: number) => new Date(start + index * 3_600_000);
  const courseId = await givenCourse(1);
  await Cohort.bulkCreate(
    numbers.map((index) => ({
      ...{ code: `K${index}`, courseId, venue: `第${index % 60}社区`, community: `第${index % 60}社区` },
      ...{ trainerName: `赵${index % 40}`, funder: index % 2 ? '市妇联' : null, startsAt: at(index) },
      ...{
        endsAt: at(index + 50),
        capacity: 20 + (index % 30),
        enrolCode: `k${index}`,
        createdAt: at(index),
      },
      state: (['cancelled', 'open'] as const)[index % 40] ?? ('completed' as const),
    })),
  );
  await Exam.bulkCreate(
    numbers.map((index) => ({
      ...{ courseId, titleZh: `考试${index}`, titleEn: `Exam ${index}`, opensAt: at(index) },
      ...{
        closesAt: at(index + 24),
        minutes: 60 + (index % 30),
        passMark: 6000,
        assessorsNeeded: 3,
        rubric: [],
      },
      ...{ state: index % 9 ? ('closed' as const) : ('draft' as const), createdAt: at(index) },
    })),
  );
  const topicIds: number[] = [];
  for (let index = 0; index < 20; index++) {
    const topic = { parentId: null, code: `T${index}`, titleZh: `知识点${index}`, titleEn: `Topic ${index}` };
    topicIds.push((await QuestionTopic.create(topic)).id);
  }
  await Question.bulkCreate(
    numbers.map((index) => ({
      ...{
        topicId: topicIds[index % 20] as number,
        occupationId: null,
        tierRank: null,
        kind: questionKinds[index % questionKinds.length] as QuestionKind,
        difficulty: 1 + (index % 5),
      },
      ...{
        source: '',
        state: 'live' as const,
        version: 1,
        stemZh: `题目${index}`,
        stemEn: `Question ${index}`,
      },
      ...{ authorId: actorId, createdAt: at(index), updatedAt: at(index) },
    })),
  );
  await OutboxMessage.bulkCreate(
    numbers.map((index) => ({
      ...{
        personId: person(index),
        noticeId: null,
        channel: channels[index % 3] as Channel,
        kind: noticeKinds[index % noticeKinds.length] as NoticeKind,
      },
      ...{
        language: 'zh-CN' as const,
        state: index % 9 ? ('sent' as const) : ('failed' as const),
        attempts: 1,
      },
      ...{ nextAt: at(index), messageKey: `m${index}`, createdAt: at(index) },
    })),
  );
}
