/** Links to a poster in every form. */
import type { Translate } from '../../../i18n/translate.ts';

/** One link. */
export interface PosterLink {
  readonly href: string;
  readonly label: string;
}

/** A poster on paper, and as pictures for chat groups. */
export interface PosterLinks {
  readonly papers: readonly PosterLink[];
  readonly pictures: readonly PosterLink[];
}

/** All forms of the poster that an address gives; `query` names the source, or is empty. */
export function posterLinks(
  base: string,
  query: Readonly<Record<string, string>>,
  t: Translate,
): PosterLinks {
  const link = (path: string, choice: Record<string, string>, label: string) => ({
    href: `${base}/${path}?${new URLSearchParams({ ...query, ...choice })}`,
    label,
  });
  const languages = ['zh', 'both'] as const;
  return {
    papers: (['a4', 'a3'] as const).flatMap((size) =>
      languages.map((language) => {
        const name = t(`enrolment.poster.language.${language}`);
        return link('poster', { size, language }, `${size.toUpperCase()} ${name}`);
      }),
    ),
    pictures: languages.map((language) =>
      link('poster-image', { language }, t(`enrolment.poster.language.${language}`)),
    ),
  };
}
