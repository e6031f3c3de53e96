/** How a question is answered, by its kind: cards to tap, fields to fill in, texts to write. Never shows the key. */
import { createHash } from 'node:crypto';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { PaperItem } from './papers/paper.store.ts';
import { judgementKeys } from './questions/markResponse.ts';
import type { ContentOf, Gap, QuestionOption, Words } from './questions/questionContent.ts';
import { type Response, responseLimits } from './questions/response.ts';

/** One option as a card to tap, or as a line of a list to choose from. */
export interface OptionCard {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly checked: boolean;
}

/** One place of an answer: a line to write on, a number, or a list to choose from. */
export interface AnswerField {
  readonly id: string;
  readonly label: string;
  /** Null: not a list. */
  readonly options: readonly OptionCard[] | null;
  readonly value: string;
  readonly inputMode: 'text' | 'decimal';
  readonly longest: number;
  /** The text before it, in a text with gaps. */
  readonly before: string;
}

/** All that a card shows to answer with; what does not belong to its kind is null or empty. */
export interface AnswerControl {
  /** How the page's script reads the answer: what is checked, or every field in order. */
  readonly reads: 'checked' | 'fields';
  readonly input: 'radio' | 'checkbox' | null;
  readonly options: readonly OptionCard[];
  readonly layout: 'lines' | 'order' | 'gaps' | null;
  readonly fields: readonly AnswerField[];
  /** The text after the last gap. */
  readonly after: string;
  readonly hint: string | null;
  readonly writing: {
    readonly id: string;
    readonly value: string;
    readonly longest: number;
    readonly rows: number;
  } | null;
}

/** The control for a question with the answer that the server has. */
export function answerControl(
  item: PaperItem,
  response: Response,
  t: Translate,
  locale: Locale,
): AnswerControl {
  const { content } = item;
  const part = new Parts(item, response, t, locale);
  switch (content.kind) {
    case 'single':
    case 'judgement':
      return part.cards('radio');
    case 'multiple':
      return { ...part.cards('checkbox'), hint: t('exams.answer.chooseSeveral') };
    case 'fillIn':
      return part.lines(
        content.blanks.map((_, index) => part.line(index, part.blankLabel(index, content.blanks.length))),
      );
    case 'numeric':
      return part.lines(part.number(content));
    case 'matching':
      return part.lines(
        content.lefts.map((left, index) =>
          part.choice(index, wordsIn(left, locale), part.shown(content.rights)),
        ),
      );
    case 'ordering': {
      const shown = part.shown(content.options);
      const fields = shown.map((_, index) =>
        part.choice(index, t('exams.answer.place', { number: index + 1 }), shown),
      );
      return { ...part.lines(fields), layout: 'order', hint: t('exams.answer.order') };
    }
    case 'cloze':
      return part.gaps(content);
    case 'shortAnswer':
      return part.writing(content.longest, 4);
    case 'essay':
      return part.writing(content.longest, 12);
    default:
      return { ...blank, hint: t('exams.answer.onPaper') };
  }
}

const blank: AnswerControl = {
  ...{ reads: 'fields', input: null, options: [], layout: null, fields: [], after: '', hint: null },
  writing: null,
};

/** A text in the reader's language; Chinese where no English was written. */
export function wordsIn({ zh, en }: Words, locale: Locale): string {
  return locale === 'en' && en ? en : zh;
}

class Parts {
  readonly #item: PaperItem;
  readonly #response: Response;
  readonly #t: Translate;
  readonly #locale: Locale;

  constructor(item: PaperItem, response: Response, t: Translate, locale: Locale) {
    this.#item = item;
    this.#response = response;
    this.#t = t;
    this.#locale = locale;
  }

  cards(input: 'radio' | 'checkbox'): AnswerControl {
    const { content } = this.#item;
    const options =
      content.kind === 'judgement'
        ? judgementKeys.map((key) => this.#card(key, this.#t(`exams.judgement.${key}`), this.#response))
        : content.kind === 'single' || content.kind === 'multiple'
          ? this.shown(content.options).map((one) =>
              this.#card(one.key, wordsIn(one, this.#locale), this.#response),
            )
          : [];
    return { ...blank, reads: 'checked', input, options };
  }

  lines(fields: readonly AnswerField[]): AnswerControl {
    return { ...blank, layout: 'lines', fields };
  }

  /** Options in the paper's order. Those that are to be put in order are never shown in the right one. */
  shown(options: readonly QuestionOption[]): QuestionOption[] {
    const { optionOrder, content, questionId } = this.#item;
    if (optionOrder.length > 0) {
      const placeOf = ({ key }: QuestionOption) => optionOrder.indexOf(key);
      return [...options].sort((left, right) => placeOf(left) - placeOf(right));
    }
    if (content.kind !== 'ordering' && content.kind !== 'matching') return [...options];
    const mixed = ({ key }: QuestionOption) =>
      createHash('sha256').update(`${questionId}:${key}`).digest('hex');
    return [...options].sort((left, right) => (mixed(left) < mixed(right) ? -1 : 1));
  }

  line(index: number, label: string, inputMode: AnswerField['inputMode'] = 'text'): AnswerField {
    const value = this.#response[index] ?? '';
    return { id: this.#id(index), label, options: null, value, inputMode, longest: 200, before: '' };
  }

  choice(index: number, label: string, options: readonly QuestionOption[]): AnswerField {
    const chosen = [this.#response[index] ?? ''];
    const cards = options.map((one) => this.#card(one.key, wordsIn(one, this.#locale), chosen));
    return { ...this.line(index, label), options: cards };
  }

  blankLabel(index: number, count: number): string {
    return count === 1 ? this.#t('exams.answer.yours') : this.#t('exams.answer.blank', { number: index + 1 });
  }

  number({ units }: ContentOf<'numeric'>): AnswerField[] {
    const [only] = units;
    const label = this.#t('exams.answer.number');
    const typed = this.line(0, only && units.length === 1 ? `${label} (${only.text})` : label, 'decimal');
    if (units.length < 2) return [typed];
    const chosen = [this.#response[1] ?? ''];
    const options = units.map(({ text }) => this.#card(text, text, chosen));
    return [typed, { ...this.line(1, this.#t('exams.answer.unit')), options }];
  }

  gaps({ text, gaps }: ContentOf<'cloze'>): AnswerControl {
    const pieces = wordsIn(text, this.#locale).split(/\{\{([A-Za-z0-9_-]+)\}\}/);
    const befores = new Map<string, string>();
    for (let at = 1; at < pieces.length; at += 2) befores.set(pieces[at] as string, pieces[at - 1] as string);
    const fields = gaps.map((gap, index) => ({
      ...this.#gap(gap, index),
      before: befores.get(gap.key) ?? '',
    }));
    return { ...blank, layout: 'gaps', fields, after: pieces.at(-1) ?? '' };
  }

  writing(longest: number, rows: number): AnswerControl {
    const value = this.#response[0] ?? '';
    const most = Math.min(longest, responseLimits.text);
    const hint = this.#t('exams.answer.longest', { number: most });
    return { ...blank, writing: { id: this.#id(0), value, longest: most, rows }, hint };
  }

  #gap(gap: Gap, index: number): AnswerField {
    const label = this.#t('exams.answer.blank', { number: index + 1 });
    if (gap.input === 'choice') return this.choice(index, label, gap.options);
    return this.line(index, label, gap.input === 'number' ? 'decimal' : 'text');
  }

  #card(key: string, text: string, chosen: Response): OptionCard {
    return { id: `option-${this.#item.questionId}-${key}`, key, text, checked: chosen.includes(key) };
  }

  #id(index: number): string {
    return `answer-${this.#item.questionId}-${index}`;
  }
}
