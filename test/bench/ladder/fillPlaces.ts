/** What a filled database has around training: stations, venues, where people signed up from, opinions and messages. */
import { type Filling, sessionsPerClass } from './fill.ts';

const day = 86_400_000;
const communities = 60;

/** Writes it; classes, sessions and enrolments must be there, `cohorts` and `sessions` being their first ids. */
export async function fillPlaces(
  filling: Filling,
  { cohorts, sessions }: { readonly cohorts: number; readonly sessions: number },
): Promise<void> {
  await fillStations(filling);
  await fillSources(filling, cohorts);
  await fillOpinions(filling, { cohorts, sessions });
  await fillMessages(filling);
  await fillPairs(filling);
}

async function fillStations({ insert }: Filling): Promise<void> {
  const names = Array.from({ length: communities }, (_, index) => `第${index + 1}社区`);
  const stations = names.map((community, index) => [
    ...[`ST-${index}`, `${community}服务站`, `示范路 ${index} 号`, community, 1],
  ]);
  await insert('stations', ['code', 'title', 'address', 'community', 'is_active'], stations);
  const venues = names.map((community, index) => [
    ...[`${community}大厅`, `示范路 ${index} 号`, community, 60, 1],
  ]);
  await insert('venues', ['title', 'address', 'community', 'capacity', 'is_active'], venues);
}

/** Two sources a class, scanned on a few days. */
async function fillSources(filling: Filling, firstCohort: number): Promise<void> {
  const { scale, now, insert, nextId } = filling;
  const classes = scale.sessions / sessionsPerClass;
  const first = await nextId('enrolment_sources');
  const sources = Array.from({ length: classes * 2 }, (_, index) => {
    const kind = index % 2 === 0 ? 'community' : 'gridWorker';
    return [firstCohort + Math.floor(index / 2), kind, `来源${index}`, `b${index}`, now];
  });
  await insert('enrolment_sources', ['cohort_id', 'kind', 'label', 'code', 'created_at'], sources);
  const scans = sources.flatMap((_, index) =>
    ['2026-01-05', '2026-01-06', '2026-01-07'].map((on) => [first + index, on, (index * 7) % 40]),
  );
  await insert('source_scans', ['source_id', 'day', 'scans'], scans);
}

/** Every fifth of those who came says what she thinks; her name is gone after a while, as with real answers. */
async function fillOpinions(
  { scale, now, insert, nextId }: Filling,
  { cohorts, sessions }: { readonly cohorts: number; readonly sessions: number },
): Promise<void> {
  const classes = scale.sessions / sessionsPerClass;
  const firstCell = await nextId('feedback_cells');
  const course = (await nextId('courses')) - 1;
  const each = Math.round(scale.attendances / scale.sessions / 5);
  const total = each * sessionsPerClass;
  const cells = Array.from({ length: classes }, (_, index) => [
    ...[course - (index % 25), cohorts + index, '赵明霞', `t${index % 40}`],
    ...[total, total, total * 4, total * 5, total * 4],
  ]);
  const columns = 'course_id cohort_id trainer_name trainer_key answers counted content trainer organisation';
  await insert('feedback_cells', columns.split(' '), cells);
  const answers = Array.from({ length: scale.sessions * each }, (_, index) => {
    const session = Math.floor(index / each);
    const cell = firstCell + Math.floor(session / sessionsPerClass);
    return [sessions + session, cell, 4, 5, 4, index % 9 === 0 ? '讲得清楚' : null, 1];
  });
  const answerColumns = 'session_id cell_id content trainer organisation comment is_counted';
  await insert('feedback_answers', answerColumns.split(' '), answers);
  const rounds = Array.from({ length: scale.sessions }, (_, index) => [sessions + index, now]);
  await insert('feedback_rounds', ['session_id', 'asked_at'], rounds);
}

/** Three notices a person, of which every other one left by mail. */
async function fillMessages({ scale, now, firstPerson, insert, nextId }: Filling): Promise<void> {
  const first = await nextId('notices');
  const kinds = ['enrolled', 'examOpen', 'certificateReady'];
  const at = (index: number) => new Date(now.getTime() - (index % 900) * day);
  const notices = Array.from({ length: scale.people * 3 }, (_, index) => [
    ...[firstPerson + Math.floor(index / 3), kinds[index % 3], `bench-${index % 3}`],
    ...[JSON.stringify({ titleZh: '课', titleEn: 'Class', days: 0 }), '/me', at(index)],
  ]);
  await insert('notices', ['person_id', 'kind', 'key', 'params', 'href', 'created_at'], notices);
  const messages = notices.flatMap((_, index) =>
    index % 2 === 1
      ? []
      : [
          [
            ...[firstPerson + Math.floor(index / 3), first + index, 'email', kinds[index % 3], 'zh-CN'],
            ...[index % 50 === 0 ? 'failed' : 'sent', 1, at(index), `m${index}`, at(index), at(index)],
          ],
        ],
  );
  const columns =
    'person_id notice_id channel kind language state attempts next_at message_key created_at ended_at';
  await insert('outbox_messages', columns.split(' '), messages);
}

async function fillPairs({ scale, now, firstPerson, insert }: Filling): Promise<void> {
  const rows = Array.from({ length: Math.floor(scale.people / 100) }, (_, index) => [
    ...[firstPerson + index * 2, firstPerson + index * 2 + 1, 30 + (index % 70)],
    ...[JSON.stringify(['sameName', 'sameBirthDate']), 'open', now],
  ]);
  await insert('duplicate_pairs', ['first_id', 'second_id', 'score', 'reasons', 'state', 'found_at'], rows);
}
