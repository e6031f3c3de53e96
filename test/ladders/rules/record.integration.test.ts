import { expect } from 'chai';
import { findCertificate } from '../../../src/certificates/certificate.store.ts';
import { freezeCertificate } from '../../../src/certificates/freezeCertificate.action.ts';
import { shareCertificate } from '../../../src/certificates/share.action.ts';
import { findShares } from '../../../src/certificates/share.store.ts';
import { unitOfWork } from '../../../src/db/unitOfWork.ts';
import { findSessions } from '../../../src/ladders/cohort.store.ts';
import { completeCohort } from '../../../src/ladders/completeCohort.action.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { issueRecord } from '../../../src/ladders/rules/issueRecord.action.ts';
import { isRefusal } from '../../../src/refusal.ts';
import { givenCertificate, issuer } from '../../certificates/givenCertificate.ts';
import { signedIn, visitor } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { pdfText } from '../../support/documents.ts';
import { givenAttendance } from '../givenAttendance.ts';
import { givenClass, now } from '../givenClass.ts';

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A trainee who has completed a class of two sessions of two hours, and came to both. */
async function givenLearner() {
  const { organiser, trainee } = await givenCast();
  const { cohortId } = await givenClass(organiser, { sessionCount: 2 });
  await enrol(cohortId, trainee, now);
  for (const { id } of await findSessions(cohortId))
    await unitOfWork((transaction) =>
      givenAttendance(transaction, { sessionId: id, personId: trainee, method: 'qr', checkedInAt: now }),
    );
  await completeCohort(cohortId, organiser, later(3_000), issuer);
  return { organiser, trainee };
}

async function record(personId: number, at: Date) {
  const issued = await issueRecord(personId, personId, at, issuer);
  if (isRefusal(issued)) throw new Error(issued.key);
  return issued;
}

describe('the record of learning', () => {
  useDatabase();

  it('is a certificate of its own kind with everything in it, frozen, and verified like the others', async () => {
    const { trainee } = await givenLearner();
    const { certificateId, isNew } = await record(trainee, later(4_000));
    expect(isNew).to.equal(true);
    const certificate = await findCertificate(certificateId);
    expect(certificate?.number).to.match(/^JT-26-R-/);
    expect(certificate?.facts.record).to.deep.include({ theoryHours: 5, practiceHours: 0 });
    expect(certificate?.facts.record?.classes[0]).to.deep.include({
      attended: 2,
      held: 2,
      isCompleted: true,
    });
    const { pdf } = await freezeCertificate(certificateId, 'https://jieti.example.org');
    expect((await freezeCertificate(certificateId, 'https://jieti.example.org')).pdf.equals(pdf)).to.equal(
      true,
    );
    const text = pdfText(pdf);
    expect(text).to.include('学习记录').and.include('王桂芳').and.include('第1级课程').and.include('2/2');
    expect(text)
      .to.include('培训合格证书')
      .and.include(certificate?.number ?? '');
    const page = await visitor().get(`/c/${certificate?.token}`);
    expect(page.text)
      .to.include('学习记录')
      .and.include('截至')
      .and.include('王*芳')
      .and.not.include('王桂芳');
  });

  it('is the same while nothing has changed and it still holds, and a new one after that', async () => {
    const { trainee } = await givenLearner();
    const first = await record(trainee, later(4_000));
    expect(await record(trainee, later(5_000))).to.deep.equal({ ...first, isNew: false });
    const expired = new Date('2027-03-01T00:00:00Z');
    const second = await record(trainee, expired);
    expect(second.isNew).to.equal(true);
    expect(second.certificateId).not.to.equal(first.certificateId);
  });

  it('is made from her ladder, and by staff from her page, by nobody else', async () => {
    const { trainee } = await givenLearner();
    const me = await signedIn('trainee');
    expect((await me.get('/me/record')).text).to.include('生成学习记录');
    const made = await me.post('/me/record').type('form').send({});
    expect(made.status).to.equal(303);
    expect((await me.get(made.headers.location as string)).text).to.include('学习记录');
    const pdf = await me.get(`${made.headers.location}/pdf`);
    expect(pdf.headers['content-type']).to.equal('application/pdf');
    const staff = await signedIn('organiser');
    expect((await staff.get(`/admin/people/${trainee}`)).text).to.include(`/admin/people/${trainee}/record`);
    const again = await staff.post(`/admin/people/${trainee}/record`).type('form').send({});
    expect(again.headers.location).to.match(/^\/admin\/certificates\/\d+$/);
    expect((await me.get(`/admin/people/${trainee}/record`)).status).to.equal(403);
  });

  it('is shown behind her link only where she says so, with its own number to verify', async () => {
    const { trainee } = await givenLearner();
    const issued = await record(trainee, new Date());
    const learnt = await findCertificate(issued.certificateId);
    const certificate = await givenCertificate(trainee, { awardKey: 'exam:77' });
    const link = { days: 7, actorId: trainee, now: new Date() };
    for (const showsRecord of [false, true]) await shareCertificate(certificate.id, { ...link, showsRecord });
    const [open, plain] = await findShares(certificate.id);
    const anyone = visitor();
    const shown = (await anyone.get(`/shared/${open?.token}`)).text;
    expect(shown).to.include(learnt?.number).and.include('第1级课程');
    expect((await anyone.get(`/shared/${plain?.token}`)).text).not.to.include(learnt?.number);
  });
});
