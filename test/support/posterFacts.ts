/** Facts of a fictional class's poster; tests change what they are about. */
import type { PosterFacts } from '../../src/ladders/enrolment/poster/posterWording.ts';

/** A one-day lecture of the demonstration city. */
export function posterFacts(changes: Partial<PosterFacts> = {}): PosterFacts {
  return {
    title: '居家养老护理公益课',
    titleEnglish: 'Care of the elderly at home',
    tierName: '公益培训',
    startsAt: new Date('2026-12-05T01:00:00Z'),
    endsAt: new Date('2026-12-05T08:30:00Z'),
    timeZone: 'Asia/Shanghai',
    place: '阳光社区服务站二楼教室',
    address: '示范市示范区阳光路 12 号',
    hours: 6,
    organiserName: '示范市妇女联合会',
    enrolUrl: 'https://jieti.example.org/e/K7M3Q9',
    sourceLabel: null,
    madeAt: new Date('2026-11-23T01:00:00Z'),
    demonstration: true,
    ...changes,
  };
}
