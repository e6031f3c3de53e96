import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createSource } from '../../../src/ladders/enrolment/saveSource.action.ts';
import { flushScans } from '../../../src/ladders/enrolment/scan.action.ts';
import { countYields } from '../../../src/ladders/enrolment/source.store.ts';
import { findEnrolmentsIn } from '../../../src/ladders/enrolment.store.ts';
import { testApp } from '../../support/app.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { readOwnPage, signUpAtOnce } from '../../support/signUps.ts';
import { givenClass } from '../givenClass.ts';

/** The benchmark measures five hundred for fifty places. */
const people = 40;
const places = 8;

describe('a burst of sign-ups', () => {
  useDatabase();
  let server: Server;
  let origin = '';

  before(async () => {
    server = createServer(testApp());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await flushScans();
    server.closeAllConnections();
    server.close();
  });

  it('gives out exactly the places there are, one queue without gaps, and loses nobody', async function () {
    this.timeout(60_000);
    const { organiser } = await givenCast();
    const startsAt = new Date(Date.now() + 72 * 3_600_000);
    const { cohortId } = await givenClass(organiser, { capacity: places, startsAt });
    const made = { kind: 'community', label: '阳光社区', stationId: null } as const;
    const source = await createSource(cohortId, made, organiser, new Date());
    const path = `/e/${source.code}`;
    const outcomes = await signUpAtOnce(origin, path, people);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(Array.from({ length: people }, () => 303));
    const enrolments = await findEnrolmentsIn(cohortId);
    expect(enrolments).to.have.length(people);
    expect(enrolments.filter(({ state }) => state === 'confirmed')).to.have.length(places);
    const queue = enrolments.flatMap(({ queueNumber }) => queueNumber ?? []);
    expect(queue).to.deep.equal(Array.from({ length: people - places }, (_, index) => index + 1));
    await flushScans();
    expect((await countYields(cohortId)).get(source.id)).to.deep.equal({
      scans: people,
      enrolled: people,
      attended: 0,
    });
    const pages = await Promise.all(outcomes.map(({ cookie }) => readOwnPage(origin, path, cookie)));
    const told = pages.flatMap((page) => /候补第 (\d+) 位/.exec(page)?.[1] ?? []).map(Number);
    expect(told.sort((left, right) => left - right)).to.deep.equal(queue);
    expect(pages.filter((page) => page.includes('您已报名成功'))).to.have.length(places);
  });
});
