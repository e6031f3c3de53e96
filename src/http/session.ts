/** Browser sessions in the database, and the person signed in to each. */
import { createHash } from 'node:crypto';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { findActorBySession, findPasswordMark } from '../accounts/account.store.ts';
import { checkPassword } from '../accounts/checkPassword.action.ts';
import { deleteSession, findSession, saveSession, touchSession } from '../accounts/webSession.store.ts';
import type { Settings } from '../config.ts';
import type { Actor } from '../policy.ts';
import type { Flash } from './route.ts';

declare module 'express-session' {
  interface SessionData {
    flash?: Flash;
    /** Where to go after log-in. */
    wanted?: string;
    /** Sent along to WeChat, and expected back from there. */
    wechatState?: string | undefined;
  }
}

const lifetime = 14 * 24 * 60 * 60 * 1000;

/** Reads the session and its person for every later route. */
export function useSessions(app: Express, settings: Settings, secret: string): void {
  app.use(
    session({
      name: 'session',
      secret,
      store: new DatabaseStore(),
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: settings.baseUrl?.startsWith('https:') ?? false,
        maxAge: lifetime,
      },
    }),
  );
  app.use(passport.initialize());
  app.use(passport.session());
}

passport.use(
  new Strategy({ usernameField: 'login', passwordField: 'password' }, (login, password, done) => {
    checkPassword(login, password).then((actor) => done(null, actor ?? false), done);
  }),
);
/** What a session keeps of its person. */
interface SessionUser {
  readonly id: number;
  /** Of the password at log-in: a new password ends the sessions that began under the old one. */
  readonly passwordMark: string;
}

passport.serializeUser<SessionUser>((actor, done) => {
  const { id } = actor as Actor;
  findPasswordMark(id).then((passwordMark) => done(null, { id, passwordMark: passwordMark ?? '' }), done);
});
passport.deserializeUser<SessionUser>(({ id, passwordMark }, done) => {
  findActorBySession(id, passwordMark).then((actor) => done(null, actor ?? false), done);
});

/** Tries to log in with a login and password; the session's id changes when it succeeds. */
export function logIn(request: Request, response: Response): Promise<Actor | null> {
  return new Promise((resolve, reject) => {
    const authenticate = passport.authenticate('local', (error: unknown, actor: Actor | false) => {
      if (error) return reject(error);
      if (!actor) return resolve(null);
      logInAs(request, actor).then(() => resolve(actor), reject);
    }) as RequestHandler;
    authenticate(request, response, ((error: unknown) => error && reject(error)) as NextFunction);
  });
}

/** Logs a person in who has just proved who she is (signed up, say). */
export function logInAs(request: Request, actor: Actor): Promise<void> {
  return new Promise((resolve, reject) => {
    request.logIn(actor, (error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Ends the session. */
export function logOut(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.logout((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Keeps sessions in `web_sessions`, under the hash of their id; expired ones are not read. */
class DatabaseStore extends session.Store {
  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    findSession(hash(id), new Date()).then((data) => done(null, data && JSON.parse(data)), done);
  }

  override set(id: string, data: session.SessionData, done: (error?: unknown) => void = () => {}): void {
    const row = { idHash: hash(id), data: JSON.stringify(data), expiresAt: expiry(), touchedAt: new Date() };
    saveSession(row).then(() => done(), done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => {}): void {
    deleteSession(hash(id)).then(() => done(), done);
  }

  /** Called on every request; the store writes at most once in five minutes. */
  override touch(id: string, _data: session.SessionData, done: () => void = () => {}): void {
    touchSession(hash(id), new Date(), expiry()).then(done, done);
  }
}

function expiry(): Date {
  return new Date(Date.now() + lifetime);
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
