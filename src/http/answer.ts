/** Sends a handler's answer. */
import { pipeline } from 'node:stream';
import type { Request, Response } from 'express';
import { isRefusal } from '../refusal.ts';
import { appearanceOf } from './context.ts';
import { refusalView } from './errorView.ts';
import { layoutFacts } from './layout.ts';
import type { Answer, Context, Flash } from './route.ts';
import { render, type View } from './view.ts';

/** Sends an answer. */
export function send(answer: Answer, context: Context, request: Request, response: Response): void {
  if (isRefusal(answer)) {
    const sentence = context.t(answer.key, answer.params);
    sendPage(refusalView(sentence, context), 409, context, request, response);
  } else if (answer.kind === 'page') sendPage(answer.view, answer.status, context, request, response);
  else if (answer.kind === 'json') response.status(answer.status).json(answer.body);
  else if (answer.kind === 'data')
    response.status(200).type(answer.type).set(answer.headers).send(Buffer.from(answer.body));
  else if (answer.kind === 'file') sendFile(answer, response);
  else {
    if (answer.flash && request.session) request.session.flash = answer.flash;
    response.redirect(303, answer.to);
  }
}

/** Sends a page in its layout; pages are never cached, since they show personal states. */
export function sendPage(
  view: View,
  status: number,
  context: Context,
  request: Request,
  response: Response,
): void {
  const { actor, locale, t, settings } = context;
  const facts = layoutFacts({
    actor,
    locale,
    t,
    settings,
    path: request.path,
    address: request.method === 'GET' ? request.originalUrl : request.path,
    appearance: appearanceOf(request),
    flash: takeFlash(request),
    requestId: String(request.id),
  });
  const body = Buffer.from(render(view, facts));
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}

function takeFlash(request: Request): Flash | null {
  const flash = request.session?.flash ?? null;
  if (flash) delete request.session.flash;
  return flash;
}

function sendFile(answer: Extract<Answer, { kind: 'file' }>, response: Response): void {
  const disposition = answer.inline ? 'inline' : 'attachment';
  const plain = answer.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  response
    .status(200)
    .type(answer.type)
    .set({
      'Content-Disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
      'Cache-Control': 'private, no-store',
    });
  if (Buffer.isBuffer(answer.body)) response.send(answer.body);
  else pipeline(answer.body, response, () => {});
}
