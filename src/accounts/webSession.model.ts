/** Browser sessions. The id is stored hashed, so that reading the table lets nobody in. */
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import { code, id, instant, longText, unique } from '../db/columns.ts';
import { table } from '../db/table.ts';

/** One browser session. */
export class WebSession extends Model<InferAttributes<WebSession>, InferCreationAttributes<WebSession>> {
  declare id: CreationOptional<number>;
  declare idHash: string;
  declare data: string;
  declare expiresAt: Date;
  declare touchedAt: Date;
}

/** Declares the table `web_sessions`. */
export function declareWebSession(sequelize: Sequelize): void {
  WebSession.init(
    {
      id: id(),
      idHash: unique(code(), 'web_sessions_id_hash'),
      data: longText(),
      expiresAt: instant(),
      touchedAt: instant(),
    },
    table(sequelize, 'web_sessions', [{ name: 'web_sessions_expires_at', fields: ['expires_at'] }]),
  );
}
