import { expect } from 'chai';
import fc from 'fast-check';
import { cancelPlace } from '../../../src/ladders/cancelPlace.action.ts';
import { enrol } from '../../../src/ladders/enrol.action.ts';
import { passOnAllLapsed } from '../../../src/ladders/enrolment/admitWaiting.action.ts';
import { acceptOffer } from '../../../src/ladders/enrolment/confirmOffer.action.ts';
import { findEnrolment, queuePosition } from '../../../src/ladders/enrolment.store.ts';
import { givenCast } from '../../support/cast.ts';
import { useDatabase } from '../../support/database.ts';
import { givenClass, givenCourse, givenPeople, now } from '../givenClass.ts';

const hour = 3_600_000;
const capacity = 2;
const crowd = 6;

/** What happens to a class: someone enrols, cancels or answers an offer, or a day goes by. */
const event = fc.record({
  kind: fc.constantFrom('enrol', 'enrol', 'cancel', 'accept', 'aDayLater' as const),
  who: fc.nat({ max: crowd - 1 }),
});

/** A queue as one would keep it on paper. */
class PaperQueue {
  readonly confirmed = new Set<number>();
  readonly offered = new Set<number>();
  readonly lapsed = new Set<number>();
  waiting: number[] = [];

  enrol(who: number): void {
    if (this.confirmed.has(who) || this.offered.has(who) || this.waiting.includes(who)) return;
    this.lapsed.delete(who);
    if (this.waiting.length === 0 && this.confirmed.size + this.offered.size < capacity)
      this.confirmed.add(who);
    else this.waiting.push(who);
  }

  cancel(who: number): void {
    this.confirmed.delete(who);
    this.offered.delete(who);
    this.waiting = this.waiting.filter((other) => other !== who);
    this.offer();
  }

  accept(who: number): void {
    if (this.offered.delete(who)) this.confirmed.add(who);
  }

  aDayLater(): void {
    for (const who of this.offered) this.lapsed.add(who);
    this.offered.clear();
    this.offer();
  }

  /** How things stand with someone; her position where she waits. */
  tell(who: number): string {
    if (this.confirmed.has(who)) return 'confirmed';
    if (this.offered.has(who)) return 'offered';
    if (this.lapsed.has(who)) return 'lapsed';
    return this.waiting.includes(who) ? `waitlisted ${this.waiting.indexOf(who) + 1}` : 'none';
  }

  private offer(): void {
    while (this.waiting.length > 0 && this.confirmed.size + this.offered.size < capacity)
      this.offered.add(this.waiting.shift() as number);
  }
}

describe('the waiting list', () => {
  useDatabase();

  it('does what a list on paper would do, whatever happens in whichever order', async function () {
    this.timeout(120_000);
    const { organiser } = await givenCast();
    const courseId = await givenCourse(1);
    const property = fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 16 }), async (events) => {
      const startsAt = new Date(now.getTime() + 90 * 24 * hour);
      const { cohortId } = await givenClass(organiser, { courseId, capacity, startsAt });
      const people = await givenPeople(crowd);
      const paper = new PaperQueue();
      let at = now;
      for (const { kind, who } of events) {
        const personId = people[who] as number;
        at = new Date(at.getTime() + (kind === 'aDayLater' ? 24 * hour : 1000));
        if (kind === 'aDayLater') await passOnAllLapsed(at);
        else if (kind === 'enrol') await enrol(cohortId, personId, at);
        else if (kind === 'cancel') await cancelPlace(cohortId, personId, at);
        else await acceptOffer(cohortId, personId, at);
        paper[kind](who);
        const told = await Promise.all(people.map((person) => tell(cohortId, person)));
        expect(told).to.deep.equal(people.map((_, index) => paper.tell(index)));
      }
    });
    await fc.assert(property, { numRuns: 12 });
  });
});

async function tell(cohortId: number, personId: number): Promise<string> {
  const place = await findEnrolment(cohortId, personId);
  if (!place || place.state === 'cancelled') return 'none';
  if (place.queueNumber === null) return place.state;
  return `${place.state} ${await queuePosition(cohortId, place.queueNumber)}`;
}
