/** The staff's pages of venues: list, new, changed. */
import { audit } from '../../db/audit.ts';
import { unitOfWork } from '../../db/unitOfWork.ts';
import { type FormState, formView, freshState } from '../../http/form.ts';
import { answerList, type List } from '../../http/list.ts';
import { type Answer, type Context, done, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { refuse } from '../../refusal.ts';
import { venueForm } from './calendar.form.ts';
import { plain } from './timetable.page.ts';
import { planView } from './timetable.view.ts';
import { addVenue, findVenue, pageOfVenues, updateVenue, type VenueRow } from './venue.store.ts';

type Facts = ReturnType<typeof venueForm.schema.parse>;
const venues = '/admin/venues';

const venuesList: List<VenueRow> = {
  title: 'calendar.venues',
  searchLabel: 'calendar.venueSearch',
  emptyText: 'calendar.noVenue',
  fileName: 'venues',
  defaultSort: 'title',
  actions: ({ t }) => [{ href: `${venues}/new`, label: t('calendar.newVenue') }],
  columns: [
    { label: 'calendar.field.title', sort: 'title', value: ({ title }) => title },
    { label: 'calendar.field.address', sort: null, value: ({ address }) => address },
    { label: 'ladders.field.community', sort: 'community', value: ({ community }) => community },
    { label: 'calendar.field.seats', sort: 'capacity', value: ({ capacity }) => capacity },
    {
      label: 'ladders.field.state',
      sort: 'isActive',
      value: ({ isActive }, { t }) => t(isActive ? 'calendar.venueOpen' : 'calendar.venueClosed'),
    },
  ],
  href: ({ id }) => `${venues}/${id}`,
  find: pageOfVenues,
};

/** The list. */
export function listAllVenues(context: Context): Promise<Answer> {
  return answerList(venuesList, context);
}

/** Loads the venue of the address. */
export function loadVenue(context: Context): Promise<VenueRow | null> {
  return findVenue(context.idParam('venueId'));
}

/** The form for a new venue. */
export function showNewVenue(context: Context): Answer {
  return page(renderNewVenue(context, freshState({ isActive: 'yes', capacity: '40' })));
}

/** The form for a new venue as it was typed. */
export function renderNewVenue({ t }: Context, state: FormState): View {
  return render(t, state, t('calendar.newVenue'), venues, null);
}

/** Adds a venue. */
export async function addNewVenue({ form, me, now, t }: Context<Facts>): Promise<Answer> {
  const id = await unitOfWork(async (transaction) => {
    const added = await addVenue(transaction, form);
    if (added !== null)
      await audit(transaction, {
        ...note('venue.add', added, me.id, now),
        after: { capacity: form.capacity },
      });
    return added;
  });
  return id === null
    ? refuse('calendar.refusal.titleTaken', {}, 'title')
    : redirect(venues, done(t('calendar.venueSaved')));
}

/** The form for changes. */
export function showVenue(context: Context<unknown, VenueRow>): Answer {
  const { title, address, community, capacity, isActive, position } = context.loaded;
  const texts = { title, address, community: community ?? '', position: position ?? '' };
  const typed = { ...texts, capacity: String(capacity) };
  return page(renderVenue(context, freshState({ ...typed, ...(isActive ? { isActive: 'yes' } : {}) })));
}

/** The form for changes as it was typed. */
export function renderVenue({ loaded, t }: Context<unknown, VenueRow>, state: FormState): View {
  return render(t, state, loaded.title, `${venues}/${loaded.id}`, `${venues}/${loaded.id}/calendar`);
}

/** Changes a venue. */
export async function saveVenue({ loaded, form, me, now, t }: Context<Facts, VenueRow>): Promise<Answer> {
  const isSaved = await unitOfWork(async (transaction) => {
    const saved = await updateVenue(transaction, loaded.id, form);
    const { capacity, isActive } = form;
    if (saved)
      await audit(transaction, {
        ...note('venue.change', loaded.id, me.id, now),
        before: { capacity: loaded.capacity, isActive: loaded.isActive },
        after: { capacity, isActive },
      });
    return saved;
  });
  return isSaved
    ? redirect(venues, done(t('calendar.venueSaved')))
    : refuse('calendar.refusal.titleTaken', {}, 'title');
}

function note(action: string, subjectId: number, actorId: number, at: Date) {
  return { actorId, at, action, subjectKind: 'venue', subjectId } as const;
}

function render(t: Context['t'], state: FormState, title: string, action: string, feed: string | null): View {
  return planView(title, {
    ...plain,
    title,
    back: { href: feed ?? venues, label: t(feed ? 'calendar.feeds' : 'calendar.venues') },
    action,
    form: formView(venueForm, state, t),
    label: t('ladders.cohort.save'),
  });
}
