/** What an operation of the API is: one description from which its route, its OpenAPI text and its page are made. */
import type { z } from 'zod';
import type { Scope } from './apiKey.ts';

/** One operation; `Key` stands for the interface's text keys. */
export interface Operation<Key extends string = string> {
  /** Its name in OpenAPI, and in the addresses of the page to try it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** As routes are written: `/api/v1/certificates/:number` */
  readonly path: string;
  /** Which scope a key needs; null: any key. */
  readonly scope: Scope | null;
  readonly summary: Key;
  readonly description: Key;
  /** What it reads: the schema that parses requests. */
  readonly input: z.ZodObject<{ path?: z.ZodType; query?: z.ZodType; body?: z.ZodType }>;
  /** An .xlsx in this field of a multipart body. */
  readonly file?: string;
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly description: Key;
    /** Null: an .xlsx, or nothing for 204. */
    readonly schema: z.ZodType | null;
  };
  /** Errors of its own besides 401, 403 and 429. */
  readonly problems: readonly (404 | 409 | 413 | 422)[];
  readonly example: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly answer: unknown;
  };
}

/** The address in OpenAPI's way: `/api/v1/certificates/{number}` */
export function templatedPath({ path }: Pick<Operation, 'path'>): string {
  return path.replace(/:(\w+)/g, '{$1}');
}
