/** Changing one tier of the draft: its facts, and one condition at a time. */
import { type FormState, formView, freshState, type Option } from '../../http/form.ts';
import { type Answer, type Context, done, found, page, redirect } from '../../http/route.ts';
import type { View } from '../../http/view.ts';
import { type ConditionForm, conditionFields, typedCondition } from './condition.form.ts';
import { conditionAt, type Place, withCondition, withFacts } from './draftRules.ts';
import { changeDraft } from './editDraft.action.ts';
import { ruleFormView } from './editor.view.ts';
import type { StoredVersion } from './ladder.store.ts';
import {
  awardLevels,
  type ConditionKind,
  conditionKinds,
  examParts,
  externalTypes,
  hourKinds,
  skillLevels,
} from './ladderVersion.ts';
import { listOccupations } from './occupation.store.ts';
import { tierTitle } from './sentences.view.ts';
import { type TierForm, tierForm, typedTier } from './tier.form.ts';

type Draft = Context<unknown, StoredVersion>;
const draftHref = '/admin/ladder/draft';

/** The form for a tier's facts. */
export function showTier(context: Draft): Answer {
  const tier = found(context.loaded.tiers.find(({ rank }) => rank === context.idParam('rank')));
  return page(renderTier(context, freshState(typedTier(tier, context.loaded.revision))));
}

/** The form for a tier's facts as it was typed. */
export function renderTier(context: Draft, state: FormState): View {
  const { t, loaded, locale } = context;
  const rank = context.idParam('rank');
  const title = t('rules.tier.edit', { tier: tierTitle(rank, { tiers: loaded.tiers, locale }) });
  const awardLevel = [
    { value: '', label: t('rules.field.noAward') },
    ...awardLevels.map((level) => ({ value: String(level), label: t(`rules.award.${level}`) })),
  ];
  return ruleFormView(title, {
    title,
    action: `${draftHref}/tiers/${rank}`,
    backHref: `${draftHref}#tier-${rank}`,
    form: formView(tierForm, state, t, { awardLevel }),
    kinds: [],
  });
}

/** Changes a tier's facts. */
export async function saveTier(context: Context<TierForm, StoredVersion>): Promise<Answer> {
  const { form, me, now, t } = context;
  const rank = context.idParam('rank');
  const { revision, ...facts } = form;
  const refusal = await changeDraft({ revision, actorId: me.id, now }, (tiers) =>
    withFacts(tiers, rank, facts),
  );
  return refusal ?? redirect(`${draftHref}#tier-${rank}`, done(t('rules.draft.saved')));
}

/** The form for a condition, new or there already. */
export async function showCondition(context: Draft): Promise<Answer> {
  const { query, loaded } = context;
  const place = placeOf(context);
  const known = conditionAt(loaded.tiers, place);
  const kind = conditionKinds.find((one) => one === query.kind) ?? known?.kind ?? 'tierValid';
  const typed = known?.kind === kind ? typedCondition(known) : {};
  const text = (index: number | null) => (index === null ? '' : String(index));
  const values = { ...typed, kind, way: text(place.way), position: text(place.position) };
  return page(await renderCondition(context, freshState({ ...values, revision: String(loaded.revision) })));
}

/** The form for a condition as it was typed. */
export async function renderCondition(context: Draft, state: FormState): Promise<View> {
  const { t, loaded, locale } = context;
  const rank = context.idParam('rank');
  const kind = conditionKinds.find((one) => one === state.values.kind) ?? 'tierValid';
  const title = t('rules.condition.title', { tier: tierTitle(rank, { tiers: loaded.tiers, locale }) });
  const action = `${draftHref}/tiers/${rank}/condition`;
  const { way = '', position = '' } = state.values;
  const hrefOf = (one: ConditionKind) =>
    `${action}?${new URLSearchParams({ way: String(way), position: String(position), kind: one })}`;
  return ruleFormView(title, {
    title,
    action,
    backHref: `${draftHref}#tier-${rank}`,
    form: formView({ fields: conditionFields(kind) }, state, t, await optionsFor(context)),
    kinds: conditionKinds.map((one) => ({
      value: one,
      label: t(`rules.kind.${one}`),
      href: hrefOf(one),
      isCurrent: one === kind,
    })),
  });
}

/** Adds or changes a condition. */
export async function saveCondition(context: Context<ConditionForm, StoredVersion>): Promise<Answer> {
  const { form, me, now, t } = context;
  const place = { rank: context.idParam('rank'), way: form.way, position: form.position };
  const edit = { revision: form.revision, actorId: me.id, now };
  const refusal = await changeDraft(edit, (tiers) => withCondition(tiers, place, form.condition));
  return refusal ?? redirect(`${draftHref}#tier-${place.rank}`, done(t('rules.draft.saved')));
}

function placeOf(context: Draft): Place {
  const index = (text: string | undefined) => (text && /^\d{1,2}$/.test(text) ? Number(text) : null);
  const { way, position } = context.query;
  return { rank: context.idParam('rank'), way: index(way), position: index(position) };
}

async function optionsFor({ t, locale, loaded }: Draft): Promise<Record<string, Option[]>> {
  const tiers = loaded.tiers.map(({ rank }) => ({
    value: String(rank),
    label: tierTitle(rank, { tiers: loaded.tiers, locale }),
  }));
  const occupations = (await listOccupations()).map(({ id, titleZh, titleEn }) => ({
    value: String(id),
    label: locale === 'en' ? titleEn : titleZh,
  }));
  const any = { value: '', label: t('rules.field.any') };
  const named = <V extends string | number>(values: readonly V[], label: (value: V) => string) =>
    values.map((value) => ({ value: String(value), label: label(value) }));
  return {
    rank: tiers,
    scope: [any, ...tiers],
    occupationId: [any, ...occupations],
    of: named(hourKinds, (kind) => t(`rules.hourKind.${kind}`)),
    part: named(examParts, (part) => t(`rules.part.${part}`)),
    level: named(awardLevels, (level) => t(`rules.award.${level}`)),
    type: named(externalTypes, (type) => t(`external.kind.${type}`)),
    skillLevel: [any, ...named(skillLevels, (level) => t(`rules.skillLevel.${level}`))],
  };
}
