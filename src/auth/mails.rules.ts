import type { MailMessage } from '../platform/mail/mail.service.js';
import { INVITE_DAYS, LINK_MINUTES } from './link.rules.js';

/** The token stands behind the #: browsers never send that part to a server, so no log on the way keeps it. */
export function linkAddress(publicBaseUrl: string, page: 'link' | 'reset' | 'invite', token: string): string {
  return `${publicBaseUrl}/admin/${page}#${token}`;
}

export function magicMail(to: string, address: string): MailMessage {
  return {
    to,
    subject: 'Your sign-in link for Ringback',
    text: `Open this link in the browser in which you asked for it:\n\n${address}\n\nIt works once, for ${LINK_MINUTES} minutes. If you did not ask for it, ignore this mail: nobody can use it without your mailbox.\n`,
  };
}

export function resetMail(to: string, address: string): MailMessage {
  return {
    to,
    subject: 'Set a new password for Ringback',
    text: `Set a new password here:\n\n${address}\n\nThe link works once, for ${LINK_MINUTES} minutes. If you did not ask for it, ignore this mail: your password stays as it is.\n`,
  };
}

export function changedMail(to: string): MailMessage {
  return {
    to,
    subject: 'Your Ringback password was changed',
    text: `The password of your account was changed and every other session was signed out.\n\nIf that was not you, ask for a new password on the sign-in page now.\n`,
  };
}

export function inviteMail(to: string, from: { person: string; business: string }, address: string): MailMessage {
  return {
    to,
    subject: `${from.person} invites you to ${from.business} on Ringback`,
    text: `${from.person} would like you to work with ${from.business} on Ringback, where missed calls are answered and leads are kept.\n\nAccept here:\n\n${address}\n\nThe link works once, for ${INVITE_DAYS} days, and only for ${to}.\n`,
  };
}
