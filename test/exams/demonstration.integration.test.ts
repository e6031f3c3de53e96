import { expect } from 'chai';
import { seedExams } from '../../seeders/demo/exams.ts';
import { bank } from '../../seeders/demo/questionBank.ts';
import { Chance } from '../../seeders/demo/random.ts';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { findAnnounced } from '../../src/exams/exam.store.ts';
import { findPapersIn } from '../../src/exams/papers/paper.store.ts';
import { isPossibleResponse, rightKeys } from '../../src/exams/questions/markResponse.ts';
import { questionContent } from '../../src/exams/questions/questionContent.ts';
import { findResultsIn } from '../../src/exams/result.store.ts';
import { Course } from '../../src/ladders/course.model.ts';
import { givenCast } from '../support/cast.ts';
import { useDatabase } from '../support/database.ts';

const questions = Object.values(bank).flat();

describe('the demonstration’s exams', () => {
  useDatabase();

  it('have at least sixty well-formed questions, each written once', () => {
    expect(questions.length).to.be.at.least(60);
    expect(new Set(questions.map(({ stem }) => stem.zh)).size).to.equal(questions.length);
    for (const content of questions) {
      expect(questionContent.parse(content)).to.deep.equal(content);
      expect(isPossibleResponse(content, rightKeys(content)), content.stem.zh).to.equal(true);
      if (!('options' in content)) continue;
      expect(new Set(content.options.map(({ zh }) => zh)).size, content.stem.zh).to.equal(
        content.options.length,
      );
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
    const [paper] = await findPapersIn(open?.id ?? 0);
    expect(paper?.places.reduce((sum, { marks }) => sum + marks, 0)).to.equal(10_000);
  });
});
