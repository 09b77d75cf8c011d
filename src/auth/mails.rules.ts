import type { MailMessage } from '../platform/mail/mail.service.js';
import { INVITE_DAYS, LINK_MINUTES, SIGNUP_HOURS } from './link.rules.js';

/** The token stands behind the #: browsers never send that part to a server, so no log on the way keeps it. */
export function linkAddress(publicBaseUrl: string, page: 'link' | 'reset' | 'invite' | 'welcome', token: string): string {
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

export function signupMail(to: string, address: string): MailMessage {
  return {
    to,
    subject: 'Confirm your address for Ringback',
    text: `Choose a password and start here:\n\n${address}\n\nThe link works once, for ${SIGNUP_HOURS} hours. If you did not sign up, ignore this mail: nothing was made.\n`,
  };
}

export function knownMail(to: string, address: string): MailMessage {
  return {
    to,
    subject: 'You have a Ringback account already',
    text: `Somebody, probably you, wanted to sign up with this address, which has an account. Sign in here:\n\n${address}\n\nForgot the password? The sign-in page mails you a link to set a new one. If that was not you, ignore this mail.\n`,
  };
}

export function changedMail(to: string): MailMessage {
  return {
    to,
    subject: 'Your Ringback password was changed',
    text: `The password of your account was changed and every other session was signed out.\n\nIf that was not you, ask for a new password on the sign-in page now.\n`,
  };
}

const FACTOR_WORDS = {
  on: 'Signing in to your account takes a code besides the password from now on.',
  off: 'Signing in to your account takes the password alone from now on.',
  reset:
    'Your agency removed the second step of your sign-in, and every session was signed out. Set the second step up anew on the page of your account.',
} as const;

export function factorMail(to: string, change: keyof typeof FACTOR_WORDS): MailMessage {
  return {
    to,
    subject: 'The second step of your Ringback sign-in was changed',
    text: `${FACTOR_WORDS[change]}\n\nIf you know nothing of this, set a new password on the sign-in page now and tell your agency.\n`,
  };
}

export function inviteMail(to: string, from: { person: string; business: string }, address: string): MailMessage {
  return {
    to,
    subject: `${from.person} invites you to ${from.business} on Ringback`,
    text: `${from.person} would like you to work with ${from.business} on Ringback, where missed calls are answered and leads are kept.\n\nAccept here:\n\n${address}\n\nThe link works once, for ${INVITE_DAYS} days, and only for ${to}.\n`,
  };
}

/** For somebody who is a member from now on; `setUpAt` for an account whose person never set a password. */
export function addedMail(
  to: string,
  by: { person: string; business: string },
  { setUpAt, signInAt }: { setUpAt: string | null; signInAt: string },
): MailMessage {
  const next =
    setUpAt === null
      ? `Sign in as always:\n\n${signInAt}\n`
      : `Choose your password here:\n\n${setUpAt}\n\nThe link works once, for ${INVITE_DAYS} days. After that, “Forgot password” on the sign-in page mails you another.\n`;
  return {
    to,
    subject: `${by.person} added you to ${by.business} on Ringback`,
    text: `${by.person} added you to ${by.business} on Ringback, where missed calls are answered and leads are kept.\n\n${next}`,
  };
}
