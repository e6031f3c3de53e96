/** The inbox, how someone wants to be told, and the staff's list of messages. */
import { emptyForm } from '../http/form.ts';
import { type AnyRoute, route } from '../http/route.ts';
import { drop, listMessages, loadMessage, openMail, retry, showMessage } from './messages.page.ts';
import { openNotice, readAll, showInbox } from './notice.page.ts';
import { emailForm, preferencesForm } from './preferences.form.ts';
import {
  confirm,
  enterEmail,
  forgetEmail,
  keepPreferences,
  renderEmail,
  renderPreferences,
  showConfirm,
  showPreferences,
} from './preferences.page.ts';
import { askWechat, linkWechat, unlinkWechat } from './wechat.page.ts';

const preferences = '/me/notices/preferences';
const message = '/admin/messages/:messageId';
const signedIn = { may: 'signedIn' } as const;
const staff = { may: 'messages.see', load: loadMessage } as const;

export const routes: readonly AnyRoute[] = [
  route({ method: 'get', path: '/me/notices', ...signedIn, handle: showInbox }),
  route({ method: 'post', path: '/me/notices/reading', ...signedIn, form: emptyForm, handle: readAll }),
  route({ method: 'get', path: preferences, ...signedIn, handle: showPreferences }),
  route({
    method: 'post',
    path: preferences,
    ...signedIn,
    form: preferencesForm,
    invalid: renderPreferences,
    handle: keepPreferences,
  }),
  route({
    method: 'post',
    path: '/me/email',
    ...signedIn,
    limit: 'signUp',
    form: emailForm,
    invalid: renderEmail,
    handle: enterEmail,
  }),
  route({ method: 'post', path: '/me/email/removal', ...signedIn, form: emptyForm, handle: forgetEmail }),
  route({ method: 'get', path: '/me/wechat', ...signedIn, handle: askWechat }),
  route({ method: 'get', path: '/me/wechat/return', ...signedIn, limit: 'signUp', handle: linkWechat }),
  route({ method: 'post', path: '/me/wechat/removal', ...signedIn, form: emptyForm, handle: unlinkWechat }),
  route({ method: 'get', path: '/me/notices/:noticeId', ...signedIn, handle: openNotice }),
  route({ method: 'get', path: '/email/:token', may: 'anyone', handle: showConfirm }),
  route({ method: 'post', path: '/email/:token', may: 'anyone', form: emptyForm, handle: confirm }),
  route({ method: 'get', path: '/admin/messages', may: 'messages.see', handle: listMessages }),
  route({ method: 'get', path: message, ...staff, handle: showMessage }),
  route({ method: 'post', path: `${message}/retry`, ...staff, form: emptyForm, handle: retry }),
  route({ method: 'post', path: `${message}/drop`, ...staff, form: emptyForm, handle: drop }),
  route({ method: 'get', path: `${message}/mail`, ...staff, handle: openMail }),
];
