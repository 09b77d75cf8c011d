import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Newcomers } from '../orgs/newcomers.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Config } from '../platform/config/config.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { AddressProofs } from './address-proofs.service.js';
import { addedMail } from './mails.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInLinks } from './sign-in-links.service.js';

/** Tells people by mail that they were added to a business, and where to set their own password when they have none. */
@Injectable()
export class NewcomerMails implements OnModuleInit {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly newcomers: Newcomers,
    private readonly proofs: AddressProofs,
    private readonly links: SignInLinks,
    private readonly people: SessionsRepository,
    private readonly orgs: OrgsService,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.newcomers.register((tx, userId) => this.welcome(tx, userId));
  }

  private async welcome(tx: Tx, userId: string): Promise<void> {
    const isProved = await this.proofs.isProvedOrEmpty(tx, userId);
    const setUpAt = isProved ? null : await this.links.forNewcomer(tx, userId);
    const user = await this.people.user(tx, userId);
    const { name: business } = await this.orgs.read(tx);
    const person = TenantContext.current()?.actor.name ?? business;
    if (!user) return;
    const signInAt = `${this.config.values.publicBaseUrl}/admin/login`;
    // The membership stands already: a mail server that is away must not undo it, and “Forgot password” mails a link as well.
    tx.afterCommit(async () => {
      await this.mail.send(addedMail(user.email, { person, business }, { setUpAt, signInAt })).catch((error: Error) => {
        this.logger.error({ err: error }, 'a new member could not be told by mail');
      });
    });
  }
}
