/** The staff's pages of a person. */
import type { FormView } from '../http/form.ts';
import type { Item } from '../http/parts.ts';
import { view } from '../http/view.ts';

/** One role with what the administrator can do about it. */
export interface RoleLine {
  readonly role: string;
  readonly name: string;
  readonly isHeld: boolean;
  readonly action: string;
  readonly label: string;
  readonly requestKey: string;
}

/** A person's page. */
export interface PersonPage {
  readonly id: number;
  readonly name: string;
  readonly items: readonly Item[];
  /** Empty for those who may not grant roles. */
  readonly roles: readonly RoleLine[];
  readonly roleNames: string;
  readonly canIssuePassword: boolean;
  readonly password: string | null;
  readonly requestKey: string;
  readonly certificatesHref: string;
  /** How the records of two people are named, to compare them. */
  readonly otherHint: string;
}

export const personView = view<PersonPage>('accounts/person/show', 'staff');
export const editPersonView = view<{ title: string; action: string; form: FormView }>(
  'accounts/person/edit',
  'staff',
);
