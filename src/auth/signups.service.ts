import { Injectable, Logger } from '@nestjs/common';
import { AppError, invalid } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { isZone } from '../common/time.rules.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { AttemptLimits } from './attempt-limits.service.js';
import { SIGNUP_HOURS, newLink } from './link.rules.js';
import { knownMail, linkAddress, signupMail } from './mails.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignupsRepository } from './signups.repository.js';

export interface WantedAccount {
  email: string;
  name: string;
  business: string;
  timeZone?: string | undefined;
}

// Mails to one address per quarter of an hour, so that nobody is flooded by strangers who type it in.
const MAILS = 3;

/** Asking for an account: a mail goes out and nothing else exists yet. The answer and its time are the same for a known address. */
@Injectable()
export class Signups {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: SignupsRepository,
    private readonly people: SessionsRepository,
    private readonly limits: AttemptLimits,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Throws where SIGNUP_MODE does not let people in by themselves, with what to do instead. */
  needOpen(): void {
    const { SIGNUP_MODE: mode } = this.config.values;
    if (mode === 'invite')
      throw new AppError(
        'signup.invite_only',
        403,
        'Accounts are made by invite here. Ask the owner of the business, or your agency, to invite you.',
      );
    if (mode === 'closed')
      throw new AppError('signup.closed', 403, 'No new accounts are taken here. Ask whoever runs this installation to add you.');
  }

  request(wanted: WantedAccount): void {
    if (wanted.name === '' || wanted.business === '')
      throw invalid(wanted.name === '' ? { name: 'must not be empty' } : { business: 'must not be empty' });
    if (wanted.timeZone !== undefined && !isZone(wanted.timeZone))
      throw invalid({ timeZone: 'must be a time zone such as America/Chicago' });
    void this.send(wanted).catch((error: Error) => {
      this.logger.error({ err: error }, 'a sign-up link could not be sent');
    });
  }

  private async send({ email, name, business, timeZone }: WantedAccount): Promise<void> {
    if (!(await this.limits.isWithin(`signup:${email.toLowerCase()}`, MAILS))) return;
    const base = this.config.values.publicBaseUrl;
    const id = newId();
    const { token, hash } = newLink(id);
    const isKnown = await this.database.asSystem('make a sign-up link', async (tx) => {
      if (await this.people.account(tx, email)) return true;
      await this.repository.insert(tx, { id, email, name, business, timeZone: timeZone ?? null, hash, hours: SIGNUP_HOURS });
      return false;
    });
    await this.mail.send(isKnown ? knownMail(email, `${base}/admin/login`) : signupMail(email, linkAddress(base, 'welcome', token)));
  }
}
