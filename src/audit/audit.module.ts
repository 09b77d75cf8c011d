import { Module } from '@nestjs/common';
import { AuditChainRepository } from './audit-chain.repository.js';
import { AuditChain } from './audit-chain.service.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';

/** The audit trail. */
@Module({
  controllers: [AuditController],
  providers: [Audit, AuditChain, AuditChainRepository, AuditRepository],
  exports: [Audit, AuditChain],
})
export class AuditModule {}
