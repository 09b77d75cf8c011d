import { Injectable } from '@nestjs/common';
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

  url(link: string | null): string {
    return `${this.config.values.publicBaseUrl}/admin${link ?? '/'}`;
  }

  async mail(to: string, letter: { subject: string; text: string }): Promise<void> {
    await this.mailer.send({ to, ...letter });
  }

  async phone(address: string): Promise<string> {
    const { country } = await this.orgs.profile();
    return formatPhone(address, country);
  }
}
