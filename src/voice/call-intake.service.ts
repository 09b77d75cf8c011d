import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { CallEvent } from '../channels/channel.port.js';
import { placeOf } from '../channels/location.rules.js';
import { Locations } from '../channels/locations.service.js';
import { isOpen } from '../common/business-hours.rules.js';
import { addSeconds } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { isWithheld, parsePhone } from '../common/phone.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { StaffPhones } from '../orgs/staff-phones.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { newCall, type AnswerPolicy } from './call.machine.js';
import type { CallRow } from './call.schema.js';
import { CallsRepository } from './calls.repository.js';

/** Finds the row of a call, or makes it from the first thing that is heard, whichever event that is. */
@Injectable()
export class CallIntake {
  constructor(
    private readonly repository: CallsRepository,
    private readonly orgs: OrgsService,
    private readonly staff: StaffPhones,
    private readonly realtime: Realtime,
    private readonly locations: Locations,
  ) {}

  async policy(): Promise<AnswerPolicy> {
    const { settings } = await this.orgs.profile();
    return { answerCheck: settings.answerCheck, shortAnswerSeconds: settings.shortAnswerSeconds };
  }

  async open(tx: Tx, account: ChannelAccount, event: CallEvent): Promise<CallRow> {
    const { country } = await this.orgs.profile();
    const withheld = isWithheld(event.from);
    // Withheld callers share a word for a number; their calls wait for nobody but themselves.
    const from = withheld ? 'anonymous' : (parsePhone(event.from, country)?.e164 ?? event.from);
    await this.repository.lockCaller(tx, withheld ? event.callSid : from);
    const known = await this.repository.find(tx, account.id, event.callSid);
    return known ?? this.create(tx, account, event, from);
  }

  private async create(tx: Tx, account: ChannelAccount, event: CallEvent, from: string): Promise<CallRow> {
    const profile = await this.orgs.profile();
    const { hours, holidays, businessPhone } = profile.settings;
    const place = placeOf((await this.locations.byAccount()).get(account.id) ?? null, { hours, timeZone: profile.timeZone });
    const startedAt = addSeconds(event.at, -(event.callSeconds ?? event.dialSeconds ?? 0));
    const call: CallRow = {
      ...newCall(startedAt),
      id: newId(),
      channelAccountId: account.id,
      callSid: event.callSid,
      from,
      to: account.address,
      forwardedFrom: event.forwardedFrom ?? null,
      isWithheld: from === 'anonymous',
      isAfterHours: !isOpen(startedAt, place.hours, holidays, place.timeZone),
      isStaff: from === businessPhone || (await this.staff.find(from)) !== null,
      contactId: await this.repository.knownContact(tx, from),
      leadId: null,
      conversationId: null,
      textBack: null,
      textBackReason: null,
      textBackOutboundId: null,
    };
    await this.repository.insert(tx, call);
    await this.realtime.changed(tx, 'calls', call.id, 'created');
    return call;
  }
}
