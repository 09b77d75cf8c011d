import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditChain } from '../audit/audit-chain.service.js';
import { Recurring } from '../scheduler/recurring.service.js';

const SEAL_SECONDS = 5;

/** Has the audit trails sealed every few seconds. It stands here because the trail itself knows no schedule. */
@Injectable()
export class AuditSealing implements OnModuleInit {
  constructor(
    private readonly chain: AuditChain,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.recurring.every('audit.seal', SEAL_SECONDS, async () => {
      await this.chain.sealAll();
    });
  }
}
