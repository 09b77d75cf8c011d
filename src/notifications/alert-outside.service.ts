import { Injectable } from '@nestjs/common';
import { consolePages, consoleUrl } from '../common/console-links.rules.js';
import { formatPhone } from '../common/phone.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { Config } from '../platform/config/config.service.js';
import { Mail } from '../platform/mail/mail.service.js';

/** What alerts need of the outside: the business's name and zone, the console's address, mail. */
@Injectable()
export class AlertOutside {
  constructor(
    private readonly orgs: OrgsService,
    private readonly config: Config,
    private readonly mailer: Mail,
  ) {}

  profile(): Promise<OrgProfile> {
    return this.orgs.profile();
  }

  /** The address of a page of the active org's console. */
  async url(page: string | null): Promise<string> {
    const { slug } = await this.orgs.profile();
    return consoleUrl(this.config.values.publicBaseUrl, slug, page ?? consolePages.home);
  }

  async mail(to: string, letter: { subject: string; text: string }): Promise<void> {
    await this.mailer.send({ to, ...letter });
  }

  async phone(address: string): Promise<string> {
    const { country } = await this.orgs.profile();
    return formatPhone(address, country);
  }
}
