/** The facts that every page's frame shows: language, theme, who is signed in, navigation, message. */
import type { Settings } from '../config.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import { isStaff, navigationFor } from '../navigation.ts';
import type { Actor } from '../policy.ts';
import type { Flash } from './route.ts';

/** A link of the navigation. */
export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly icon: string;
  readonly current: boolean;
}

/** How the reader wants pages to look. */
export interface Appearance {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly text: 'normal' | 'large';
}

/** What layouts are given, beside title and body. */
export interface LayoutFacts extends Appearance {
  readonly locale: Locale;
  readonly language: 'zh' | 'en';
  readonly path: string;
  /** Path and query, to come back to after changing a preference. */
  readonly address: string;
  readonly actor: { readonly name: string; readonly roleNames: readonly string[] } | null;
  readonly nav: readonly NavigationLink[];
  readonly flash: Flash | null;
  readonly requestId: string;
  readonly demonstration: boolean;
  readonly organisation: string;
  readonly assetVersion: string;
  readonly home: string;
  /** Where a visitor logs in; from pages that she came to do something on, she comes back. */
  readonly logInHref: string;
  /** Whether the links are the staff's, which are too many for a bar at the bottom of a phone. */
  readonly staff: boolean;
}

/** Changes with each start, so that browsers fetch new style sheets after an upgrade. */
const assetVersion = Date.now().toString(36);

/** Addresses that she comes back to after logging in; others, such as a certificate's, stay out of the log-in's address. */
const comesBack = ['/e/', '/courses', '/door/', '/check-in/'] as const;

/** Gathers the layout's facts of one request. */
export function layoutFacts(request: {
  readonly actor: Actor | null;
  readonly locale: Locale;
  readonly t: Translate;
  readonly appearance: Appearance;
  readonly path: string;
  readonly address: string;
  readonly flash: Flash | null;
  readonly requestId: string;
  readonly settings: Settings;
}): LayoutFacts {
  const { actor, t, settings } = request;
  return {
    ...request.appearance,
    locale: request.locale,
    language: request.locale === 'zh-CN' ? 'zh' : 'en',
    path: request.path,
    address: request.address,
    actor: actor && { name: actor.name, roleNames: actor.roles.map((role) => t(`common.role.${role}`)) },
    nav: links(actor, request.path, t),
    flash: request.flash,
    requestId: request.requestId,
    demonstration: settings.demonstration,
    organisation: settings.organisation,
    assetVersion,
    home: homeOf(actor),
    logInHref: comesBack.some((start) => request.path.startsWith(start))
      ? `/log-in?wanted=${encodeURIComponent(request.address)}`
      : '/log-in',
    staff: isStaff(actor),
  };
}

/** The navigation's links; the current one is the longest that the address begins with. */
function links(actor: Actor | null, path: string, t: Translate): NavigationLink[] {
  const rows = navigationFor(actor);
  const matching = rows.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = matching.sort((left, right) => right.href.length - left.href.length)[0];
  return rows.map((row) => ({
    href: row.href,
    label: t(row.label),
    icon: row.icon,
    current: row === current,
  }));
}

/** Where a person's day starts. */
export function homeOf(actor: Actor | null): string {
  return navigationFor(actor)[0]?.href ?? '/';
}
