/** What can be done next with a whole event, each with a question first. */
import { randomUUID } from 'node:crypto';
import type { Confirmation } from '../http/parts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { EventRow } from './competition.store.ts';

const next = { entries: 'draw', scoring: 'sign-off', signedOff: 'publication', published: null } as const;

/** The steps open to an event: one, or none once it is published. */
export function steps({ id, state }: Pick<EventRow, 'id' | 'state'>, t: Translate): Confirmation[] {
  const noun = next[state];
  if (!noun) return [];
  return [
    {
      action: `/admin/events/${id}/${noun}`,
      label: t(`competitions.step.${noun}.label`),
      question: t(`competitions.step.${noun}.question`),
      explain: t(`competitions.step.${noun}.explain`),
      danger: false,
      requestKey: randomUUID(),
    },
  ];
}
