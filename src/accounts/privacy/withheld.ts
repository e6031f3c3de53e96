/**
 * What becomes of each kind of data when someone takes her consent back or is erased: what goes, and what the law has us
 * keep, for how long. Shown to her before she decides. Knows no database.
 */

/** What stays after an erasure, and why; the texts are `people.privacy.stays.{key}`. */
export const stays = ['certificates', 'papers', 'attendance', 'audit', 'consents'] as const;

/** What goes; the texts are `people.privacy.goes.{key}`. */
export const goes = ['name', 'numbers', 'photo', 'logIn', 'notices'] as const;

/**
 * Tables that keep a name as it was, with the reason; all others lose it. The register of certificates is permanent by
 * law, and a certificate's facts and documents are signed: changed, they would no longer hold.
 */
export const keepsNames: Readonly<Record<string, string>> = {
  certificates: 'the register of certificates is permanent; the facts are signed',
  certificate_documents: 'the signed documents of the register',
};

/** What a name is replaced with. */
export const erasedName = '已注销';
