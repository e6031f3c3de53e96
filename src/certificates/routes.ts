/** The addresses of certificates. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import type { Ability } from '../policy.ts';
import { downloadCard, downloadCardPicture } from './card.page.ts';
import { downloadPdf, listAll, loadAny, showOne } from './certificate.page.ts';
import { changePaths, decisionPaths } from './changePaths.ts';
import { showLogProof } from './logProof.page.ts';
import { downloadPicture, loadOwn, renderOwn, share, showOwn, showOwnOne, withdrawLink } from './own.page.ts';
import { decide, listRequests } from './revocation.page.ts';
import { shareForm } from './share.form.ts';
import { showShared, showSharedPhoto } from './shared.page.ts';
import { decisionForm, reasonForms, replacementForm } from './statusChange.form.ts';
import { changePages, renderReplacement, replace, showReplacement } from './statusChange.page.ts';

const own = '/me/certificates/:certificateId';
const one = '/admin/certificates/:certificateId';

/** The page that asks for a reason, and the change that follows. */
function changeRoutes(change: keyof typeof reasonForms, ability: Ability): AnyRoute[] {
  const { show, render, make } = changePages(change);
  const base = { path: `${one}/${changePaths[change]}`, may: ability, load: loadAny } as const;
  return [
    route({ ...base, method: 'get', handle: show }),
    route({ ...base, method: 'post', form: reasonForms[change], invalid: render, handle: make }),
  ];
}

/** One decision about a revocation that waits. */
function decisionRoute(decision: keyof typeof decisionPaths, ability: Ability): AnyRoute {
  const path = `${one}/revocation/${decisionPaths[decision]}`;
  return route({
    method: 'post',
    path,
    may: ability,
    load: loadAny,
    form: decisionForm,
    handle: decide(decision),
  });
}

const mine = { may: 'certificates.own', load: loadOwn } as const;
const replacement = { path: `${one}/replacement`, may: 'certificates.changeStatus', load: loadAny } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/me/certificates', may: 'certificates.own', handle: showOwn }),
  route({ method: 'get', path: own, may: 'certificates.own', load: loadOwn, handle: showOwnOne }),
  route({ method: 'get', path: `${own}/pdf`, may: 'certificates.own', load: loadOwn, handle: downloadPdf }),
  route({ ...mine, method: 'get', path: `${own}/picture`, handle: downloadPicture }),
  route({ ...mine, method: 'get', path: `${own}/card`, handle: downloadCard }),
  route({ ...mine, method: 'get', path: `${own}/card-picture`, handle: downloadCardPicture }),
  route({
    ...mine,
    method: 'post',
    path: `${own}/shares`,
    form: shareForm,
    invalid: renderOwn,
    handle: share,
  }),
  route({
    ...mine,
    method: 'post',
    path: `${own}/shares/:shareId/withdrawal`,
    form: emptyForm,
    handle: withdrawLink,
  }),
  route({
    method: 'get',
    path: '/shared/:token',
    may: 'anyone',
    session: false,
    limit: 'verify',
    handle: showShared,
  }),
  route({
    method: 'get',
    path: '/shared/:token/photo',
    may: 'anyone',
    session: false,
    limit: 'verify',
    handle: showSharedPhoto,
  }),
  route({
    method: 'get',
    path: '/log/certificates/:token',
    may: 'anyone',
    session: false,
    limit: 'verify',
    handle: showLogProof,
  }),
  route({ method: 'get', path: '/admin/certificates', may: 'certificates.see', handle: listAll }),
  route({
    method: 'get',
    path: '/admin/certificates/revocations',
    may: 'certificates.see',
    handle: listRequests,
  }),
  route({ method: 'get', path: one, may: 'certificates.see', load: loadAny, handle: showOne }),
  route({ method: 'get', path: `${one}/pdf`, may: 'certificates.see', load: loadAny, handle: downloadPdf }),
  ...changeRoutes('suspend', 'certificates.changeStatus'),
  ...changeRoutes('resume', 'certificates.changeStatus'),
  ...changeRoutes('revoke', 'certificates.requestRevocation'),
  decisionRoute('confirmed', 'certificates.changeStatus'),
  decisionRoute('declined', 'certificates.changeStatus'),
  decisionRoute('withdrawn', 'certificates.requestRevocation'),
  route({ ...replacement, method: 'get', handle: showReplacement }),
  route({
    ...replacement,
    method: 'post',
    form: replacementForm,
    invalid: renderReplacement,
    handle: replace,
  }),
];
