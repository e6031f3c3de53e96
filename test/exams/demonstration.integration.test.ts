import { expect } from 'chai';
import { seedExams } from '../../seeders/demo/exams.ts';
import { bank } from '../../seeders/demo/questionBank.ts';
import { Chance } from '../../seeders/demo/random.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findAnnounced } from '../../src/exams/exam.store.ts';
import { isPossibleChoice } from '../../src/exams/marking.ts';
import { findPaper } from '../../src/exams/question.store.ts';
import { findResultsIn } from '../../src/exams/result.store.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const questions = Object.values(bank).flat();

describe('the demonstration’s exams', () => {
  useDatabase();

  it('have at least sixty well-formed questions, each written once', () => {
    expect(questions.length).to.be.at.least(60);
    expect(new Set(questions.map(({ stemZh }) => stemZh)).size).to.equal(questions.length);
    for (const { kind, options, answerKey, stemZh, stemEn } of questions) {
      const keys = options.map(({ key }) => key);
      expect(answerKey.length, stemZh).to.be.within(
        kind === 'multiple' ? 2 : 1,
        kind === 'multiple' ? keys.length - 1 : 1,
      );
      expect(isPossibleChoice(kind, keys, answerKey), stemZh).to.equal(true);
      expect(new Set(options.map(({ zh }) => zh)).size, stemZh).to.equal(options.length);
      expect(stemZh.length).to.be.at.most(500);
      expect(stemEn.length).to.be.at.most(1000);
    }
  });

  it('are one finished exam with results and one that is open', async () => {
    const cast = await givenCast();
    const now = new Date('2026-11-23T02:00:00Z');
    await unitOfWork(async (transaction) => {
      const rest = { summaryZh: '', summaryEn: '', theoryHours: 8, practiceHours: 16, isOffered: true };
      const skills = { code: 'A', tierRank: 2, titleZh: '养老护理技能班', titleEn: 'Skills', ...rest };
      const special = { code: 'B', tierRank: 3, titleZh: '失能人员护理专项班', titleEn: 'Special', ...rest };
      const first = await Course.create(skills, { transaction });
      const second = await Course.create(special, { transaction });
      const endsOn = new Date('2026-09-01T00:00:00Z');
      const people = [cast.judge, cast.judge2, cast.judge3, cast.newcomer, cast.employer];
      const completions = [
        ...people.map((personId) => ({ personId, courseId: first.id, endsOn })),
        { personId: cast.trainee, courseId: second.id, endsOn },
      ];
      const withheld = await seedExams(transaction, new Chance(7), { now, cast, completions });
      expect(withheld).to.deep.include({ personId: cast.trainee, courseId: second.id });
    });
    const ids = (await Course.findAll()).map(({ id }) => id);
    const exams = await findAnnounced(ids, []);
    expect(exams.map(({ state }) => state)).to.deep.equal(['open', 'closed']);
    const [open, closed] = exams;
    expect(open && open.opensAt < now && now < open.closesAt).to.equal(true);
    expect(await findResultsIn(closed?.id ?? 0)).to.have.length(5);
    const paper = await findPaper(open?.id ?? 0);
    expect(paper.reduce((sum, { marks }) => sum + marks, 0)).to.equal(10_000);
  });
});
