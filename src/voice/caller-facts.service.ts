import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { Clock } from '../common/clock.js';
import { parsePhone, untextableReason } from '../common/phone.rules.js';
import type { ContactView } from '../leads/lead.schema.js';
import { Contacts } from '../leads/contacts.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import type { Tx } from '../platform/database/database.service.js';
import { countryObstacle } from '../policy/countries.rules.js';
import { lineTypeOn } from '../policy/line-type.rules.js';
import { stopsAnswers } from '../policy/suppression-reach.rules.js';
import { Suppressions } from '../policy/suppressions.service.js';
import type { CallRow } from './call.schema.js';
import { CallsRepository, type CallerThread } from './calls.repository.js';
import type { TextBackFacts } from './text-back.rules.js';

/** What is known about a missed caller at the moment of the decision. */
export interface Caller {
  profile: OrgProfile;
  /** Null for callers who are no customer: withheld, staff, short codes. */
  contact: ContactView | null;
  thread: CallerThread | null;
  facts: TextBackFacts;
}

/** Gathers the facts of the text-back decision; a missed caller with a number becomes a contact here. */
@Injectable()
export class CallerFacts {
  constructor(
    private readonly repository: CallsRepository,
    private readonly orgs: OrgsService,
    private readonly contacts: Contacts,
    private readonly suppressions: Suppressions,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, account: ChannelAccount, call: CallRow): Promise<Caller> {
    const profile = await this.orgs.profile();
    const isOperations = profile.kind === 'operations';
    const untextable = call.isWithheld ? null : untextableFor(call.from, profile);
    const isPerson = !isOperations && !call.isStaff && !call.isWithheld && untextable !== 'short_code' && untextable !== 'invalid';
    const contact = isPerson ? await this.contacts.byPhone(call.from, { create: true }) : null;
    const thread = contact ? await this.repository.openThread(tx, account.id, contact.id) : null;
    const suppression = contact ? await this.suppressions.isSuppressed(call.from, 'sms') : null;
    const history = call.isWithheld ? { lastTextedAt: null, lastAcknowledgedAt: null } : await this.repository.history(tx, call.from);
    const now = this.clock.now();
    return {
      profile,
      contact,
      thread,
      facts: {
        now,
        endedAt: call.endedAt ?? now,
        orgStatus: profile.status,
        isOperations,
        isStaff: call.isStaff,
        isWithheld: call.isWithheld,
        untextable,
        lineType: contact ? lineTypeOn('sms', contact, thread?.lastInboundAt ?? null) : 'unknown',
        isBlocked: contact?.isBlocked ?? false,
        isSuppressed: stopsAnswers(suppression),
        hasTextNumber: account.channel === 'sms' && account.state === 'active',
        cooldownMinutes: profile.settings.textBackCooldownMinutes,
        ...history,
        thread,
      },
    };
  }
}

/** What the gate would hold against the number itself: nothing is promised to a caller that the gate refuses. */
function untextableFor(from: string, { country, settings }: OrgProfile): string | null {
  const { allowedCountries } = settings;
  return untextableReason(from) ?? countryObstacle(parsePhone(from, country)?.country ?? null, { country, allowedCountries });
}
