/** Finds the events that a person takes part in, for her ladder. */
import type { Participation } from '../ladders/rules/participations.ts';
import { Competition, Contestant, Event } from './competition.model.ts';

/** Her events, the latest competition first. Results are not told here: awards stand on her record once published. */
export async function findParticipations(personId: number): Promise<Participation[]> {
  const entries = await Contestant.findAll({ where: { personId }, attributes: ['eventId'] });
  const events = await Event.findAll({
    where: { id: entries.map(({ eventId }) => eventId) },
    attributes: ['id', 'competitionId', 'titleZh', 'titleEn', 'state'],
  });
  const competitions = await Competition.findAll({
    where: { id: [...new Set(events.map(({ competitionId }) => competitionId))] },
    order: [['startsOn', 'DESC']],
  });
  return competitions.flatMap((competition) =>
    events
      .filter(({ competitionId }) => competitionId === competition.id)
      .map(({ id, titleZh, titleEn, state }) => ({
        eventId: id,
        titleZh,
        titleEn,
        competitionZh: competition.titleZh,
        competitionEn: competition.titleEn,
        startsOn: competition.startsOn,
        endsOn: competition.endsOn,
        isOver: state === 'published',
      })),
  );
}
