import { Injectable, Logger } from '@nestjs/common';
import { invalid } from '../common/errors.js';
import { Passwords } from '../orgs/passwords.service.js';
import { Database } from '../platform/database/database.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { AccessService } from './access.service.js';
import { Accounts } from './accounts.service.js';
import type { Account } from './accounts.service.js';
import type { Origin } from './attempt-limits.service.js';
import { passwordFault } from './link.rules.js';
import { changedMail } from './mails.rules.js';
import { SignInLinksRepository } from './sign-in-links.repository.js';
import { SignInLinks } from './sign-in-links.service.js';

/** A new password ends every session and every open link of its person, and they are told by mail. */
@Injectable()
export class AccountPasswords {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: SignInLinksRepository,
    private readonly links: SignInLinks,
    private readonly passwords: Passwords,
    private readonly accounts: Accounts,
    private readonly access: AccessService,
    private readonly mail: Mail,
  ) {}

  /** With a link from a mail. A password that is no good uses up nothing. */
  async reset(token: string, password: string): Promise<void> {
    this.need(password, '', 'password');
    const passwordHash = await this.passwords.hash(password);
    const account = await this.links.redeem('reset', token, null, async (tx, { id, email }) => {
      this.need(password, email, 'password');
      await this.repository.setPassword(tx, id, passwordHash);
      await this.repository.endAll(tx, id);
    });
    await this.tell(account, 'auth.password_reset');
  }

  /** By someone who is signed in and knows the old one. */
  async change(account: Account, current: string, password: string, from: Origin): Promise<void> {
    this.need(password, account.email, 'newPassword');
    if (!(await this.accounts.isPassword(account, current, from))) throw invalid({ currentPassword: 'is not your password' });
    const passwordHash = await this.passwords.hash(password);
    await this.database.asSystem('change a password', async (tx) => {
      await this.repository.setPassword(tx, account.id, passwordHash);
      await this.repository.endAll(tx, account.id);
    });
    await this.tell(account, 'auth.password_change');
  }

  private need(password: string, email: string, field: string): void {
    const fault = passwordFault(password, email);
    if (fault !== null) throw invalid({ [field]: fault });
  }

  private async tell(account: Account, action: string): Promise<void> {
    this.access.forgetPerson(account.id);
    await this.accounts.note(account, action);
    // The password is changed already: a mail server that is away must not turn that into an error.
    await this.mail.send(changedMail(account.email)).catch((error: Error) => {
      this.logger.error({ err: error }, 'the notice of a changed password could not be sent');
    });
  }
}
