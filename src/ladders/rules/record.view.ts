/** The pages of the record of learning. */
import type { Badge } from '../../http/list.ts';
import type { Item } from '../../http/parts.ts';
import { view } from '../../http/view.ts';

/** What the record would say, and those made so far. */
export interface RecordPage {
  readonly lead: string;
  readonly action: string;
  readonly months: number;
  readonly items: readonly Item[];
  readonly earlier: readonly { href: string; pdfHref: string; number: string; at: string; badge: Badge }[];
  readonly requestKey: string;
}

export const recordView = view<RecordPage>('ladders/record/show');
export const staffRecordView = view<RecordPage>('ladders/record/show', 'staff');
