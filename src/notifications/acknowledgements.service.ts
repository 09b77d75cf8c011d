import { Injectable, type OnModuleInit } from '@nestjs/common';
import { consolePages } from '../common/console-links.rules.js';
import { Escalations } from '../conversations/escalations.service.js';
import { Database } from '../platform/database/database.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { calledPhone, readChain } from './call-chain.rules.js';
import { who } from './notification.rules.js';
import { StaffRepository } from './staff.repository.js';
import { StaffTexts } from './staff-texts.service.js';

export const ACKNOWLEDGE_JOB = 'alerts.acknowledge';

/** Confirms an alert for somebody who pressed a key or sent a text, and tells them what they have taken on. */
@Injectable()
export class Acknowledgements implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly escalations: Escalations,
    private readonly staff: StaffRepository,
    private readonly texts: StaffTexts,
    private readonly outside: AlertOutside,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(ACKNOWLEDGE_JOB, { mode: 'effect', run: (job) => this.run(job) });
  }

  /** A key was pressed during one of our calls: whose phone that was stands in the call chain. */
  private run(job: Job): Promise<void> {
    const { orgId, escalationId, callSid } = job.payload as { orgId: string; escalationId: string; callSid: string };
    return this.database.withOrg(orgId, async () => {
      const emergency = await this.database.transaction((tx) => this.staff.emergency(tx, escalationId));
      const phone = calledPhone(readChain(emergency?.package.callChain), callSid);
      if (phone) await this.confirm(orgId, escalationId, phone, 'phone key');
    });
  }

  async confirm(orgId: string, escalationId: string, phone: string, by: string): Promise<void> {
    const emergency = await this.database.transaction((tx) => this.staff.emergency(tx, escalationId));
    if (!emergency) return;
    const shown = await this.outside.phone(phone);
    const open = await this.database.transaction((tx) => this.staff.unconfirmedWith(tx, escalationId));
    for (const id of open) await this.escalations.acknowledge(id, `${shown}, by ${by}`);
    const customer = who({
      name: emergency.name,
      phone: emergency.contact_address ? await this.outside.phone(emergency.contact_address) : null,
    });
    const link = emergency.conversation_id ? consolePages.thread(emergency.conversation_id) : consolePages.actions;
    const body = `Confirmed. Please call ${customer}. ${await this.outside.url(link)}`;
    await this.texts.send({ orgId, phone, body, key: `confirmed-${escalationId}` });
  }
}
