/** Requests that were already handled, by the key their form carried, so that a double submit does a thing once. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, lengths, optional, text, unique } from './columns.ts';
import { table } from './table.ts';

/** One form submission; `location` is where it led, null while it is under way. */
export class HandledRequest extends Model<
  InferAttributes<HandledRequest>,
  InferCreationAttributes<HandledRequest>
> {
  declare id: CreationOptional<number>;
  declare requestKey: string;
  declare location: string | null;
  declare at: Date;
}

/** Declares the table `handled_requests`. */
export function declareHandledRequest(sequelize: Sequelize): void {
  HandledRequest.init(
    {
      id: id(),
      requestKey: unique(code(), 'handled_requests_request_key'),
      location: optional(text(lengths.line)),
      at: instant(),
    },
    table(sequelize, 'handled_requests'),
  );
}
