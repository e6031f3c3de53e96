/** Who would be eligible by the draft and is not, or the other way round, with the reasons as sentences. */
import { findPeople } from '../../accounts/person.store.ts';
import type { List } from '../../http/list.ts';
import type { StoredVersion } from './ladder.store.ts';
import { type PreviewLine, pageOfPreview } from './preview.store.ts';
import { missingSentence, tierTitle, type Wording } from './sentences.view.ts';
import { restoredCheck } from './storedCheck.ts';

/** A line with who it is about. */
type Line = PreviewLine & { readonly name: string; readonly community: string | null };

/** The list of a draft's preview. */
export function previewList(draft: StoredVersion, wording: Wording): List<Line> {
  const { t } = wording;
  return {
    title: 'rules.preview.title',
    description: 'rules.preview.lead',
    searchLabel: 'rules.preview.search',
    emptyText: 'rules.preview.empty',
    fileName: 'ladder-preview',
    defaultSort: 'personId',
    filters: [
      {
        name: 'change',
        label: 'rules.preview.change',
        options: () =>
          (['gain', 'loss'] as const).map((value) => ({ value, label: t(`rules.change.${value}`) })),
      },
      {
        name: 'tier',
        label: 'rules.field.tier',
        options: () =>
          draft.tiers.map(({ rank }) => ({ value: String(rank), label: tierTitle(rank, wording) })),
      },
    ],
    actions: () => [{ href: '/admin/ladder/draft', label: t('rules.preview.back') }],
    columns: [
      { label: 'rules.preview.person', sort: null, value: ({ name }) => name },
      { label: 'rules.preview.community', sort: null, value: ({ community }) => community },
      { label: 'rules.field.tier', sort: 'tierRank', value: ({ tierRank }) => tierTitle(tierRank, wording) },
      {
        label: 'rules.preview.change',
        sort: 'change',
        value: ({ change }) => t(`rules.change.${change}`),
        badge: ({ change }) => ({
          kind: change === 'gain' ? 'valid' : 'attention',
          icon: change === 'gain' ? 'check' : 'minus',
          label: t(`rules.change.${change}`),
        }),
      },
      { label: 'rules.preview.why', sort: null, value: (line) => reasonOf(line, wording) },
    ],
    href: ({ personId }) => `/admin/people/${personId}`,
    find: async (query) => {
      const found = await pageOfPreview(draft.id, query);
      const { rows } = found;
      const people = new Map(
        (await findPeople(rows.map(({ personId }) => personId))).map((one) => [one.id, one]),
      );
      const named = rows.map((row) => ({
        ...row,
        name: people.get(row.personId)?.name ?? '',
        community: people.get(row.personId)?.community ?? null,
      }));
      return { ...found, rows: named };
    },
  };
}

function reasonOf({ change, reasons }: PreviewLine, wording: Wording): string {
  const separator = wording.locale === 'en' ? '; ' : '；';
  const missing = reasons.map((reason) => missingSentence(restoredCheck(reason), wording)).join(separator);
  return wording.t(change === 'gain' ? 'rules.preview.until' : 'rules.preview.then', { missing });
}
