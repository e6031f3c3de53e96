/** Takes one uploaded file into memory, bounded in size; what is wrong with it is reported beside its field. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';

declare module 'express-serve-static-core' {
  interface Request {
    /** Translation key of what was wrong with the upload. */
    uploadError?: 'common.upload.tooLarge' | 'common.upload.broken';
  }
}

/** Parses a multipart form with at most one file. */
export function receiveUpload({ field, maxBytes }: { field: string; maxBytes: number }): RequestHandler {
  const parse = multer({
    storage: multer.memoryStorage(),
    // Browsers send file names in UTF-8.
    defParamCharset: 'utf8',
    limits: { fileSize: maxBytes, files: 1, fields: 50, fieldSize: 100_000 },
  }).single(field);
  return (request: Request, response: Response, next: NextFunction) => {
    parse(request, response, (error: unknown) => {
      if (error) request.uploadError = isTooLarge(error) ? 'common.upload.tooLarge' : 'common.upload.broken';
      next();
    });
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
}
