import { expect } from 'chai';
import { assess } from '../../../src/ladders/assessment/assess.action.ts';
import { ClassAssessment } from '../../../src/ladders/assessment/assessment.model.ts';
import { findVerdicts } from '../../../src/ladders/attendance/verdicts.action.ts';
import { checkIn } from '../../../src/ladders/checkIn.action.ts';
import { Cohort } from '../../../src/ladders/cohort.model.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { Course } from '../../../src/ladders/course.model.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { signedIn } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, now } from '../givenClass.ts';

/** A class of one session at which both were; its course asks for an assessment. */
async function given() {
  const cast = await givenCast();
  const { cohortId, courseId } = await givenClass(cast.organiser);
  await Course.update({ isAssessed: true }, { where: { id: courseId } });
  await Cohort.update({ trainerId: cast.trainer }, { where: { id: cohortId } });
  const [session] = await findSessions(cohortId);
  for (const personId of [cast.trainee, cast.newcomer]) {
    await enrol(cohortId, personId, now);
    if (session) await checkIn(session, personId, session.startsAt);
  }
  const completing = async () => {
    const { verdicts } = await findVerdicts(cohortId);
    return verdicts.flatMap(({ personId, completes }) => (completes ? [personId] : []));
  };
  return { ...cast, cohortId, courseId, completing };
}

describe('an assessment', () => {
  useDatabase();

  it('is needed beside attendance where the course asks for it, and only there', async () => {
    const { trainee, newcomer, trainer, cohortId, courseId, completing } = await given();
    expect(await completing()).to.deep.equal([]);
    const findings = [
      { personId: trainee, result: 'passed', note: '' },
      { personId: newcomer, result: 'notYet', note: '换床单还要练' },
    ] as const;
    expect(await assess(cohortId, findings, trainer, now)).to.equal(2);
    expect(await completing()).to.deep.equal([trainee]);
    await Course.update({ isAssessed: false }, { where: { id: courseId } });
    expect(await completing()).to.have.members([trainee, newcomer]);
  });

  it('is kept once, changed with its history, and never taken back to nothing', async () => {
    const { trainee, trainer, cohortId, completing } = await given();
    const passed = [{ personId: trainee, result: 'passed', note: '' }] as const;
    expect(await assess(cohortId, passed, trainer, now)).to.equal(1);
    expect(await assess(cohortId, passed, trainer, now)).to.equal(0);
    expect(await assess(cohortId, [{ personId: trainee, result: null, note: '' }], trainer, now)).to.equal(0);
    expect(await assess(cohortId, [{ ...passed[0], result: 'notYet' }], trainer, now)).to.equal(1);
    expect(await completing()).to.deep.equal([]);
    expect(await ClassAssessment.count({ where: { personId: trainee } })).to.equal(2);
  });

  it('takes nothing for someone without a place', async () => {
    const { judge, trainer, cohortId } = await given();
    expect(await assess(cohortId, [{ personId: judge, result: 'passed', note: '' }], trainer, now)).to.equal(
      0,
    );
  });

  it('is written down by the trainer of the class on her page, and by no other trainer', async () => {
    const { trainee, newcomer, cohortId, completing } = await given();
    const address = `/teaching/classes/${cohortId}/assessments`;
    const trainer = await signedIn('trainer');
    const { text } = await trainer.get(address).expect(200);
    expect(text).to.include('王桂芳').and.include('要考核合格才能结业');
    const form = { personId: [trainee, newcomer], result: ['passed', ''], note: ['', ''] };
    await trainer.post(address).type('form').send(form).expect(303);
    expect(await completing()).to.deep.equal([trainee]);
    const review = await (await signedIn('organiser')).get(`/admin/cohorts/${cohortId}/completion`);
    expect(review.text).to.include('考核还没有合格').and.include('这门课还要考核合格');
    await Cohort.update({ trainerId: null }, { where: { id: cohortId } });
    await trainer.get(address).expect(404);
  });
});
