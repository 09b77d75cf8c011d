import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { AppError } from '../common/errors.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';
import { AccessService } from './access.service.js';
import { keyIn } from './api-key.rules.js';
import { KeyAccess } from './key-access.service.js';
import { ViewAccess } from './view-access.service.js';

/** Keys of programs, sent as `Authorization: Bearer rbk_…`; each is bound to one org. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') implements OnModuleInit {
  constructor(
    private readonly keys: KeyAccess,
    private readonly access: AccessService,
    private readonly liveness: SessionLiveness,
    private readonly views: ViewAccess,
  ) {
    super();
  }

  onModuleInit(): void {
    this.liveness.register(
      (principal) => this.isAlive(principal),
      (userId) => this.access.forgetPerson(userId),
    );
  }

  private isAlive(principal: Principal): Promise<boolean> {
    if (principal.viewAs) return this.views.isAlive(principal);
    return principal.apiKeyId === undefined ? this.access.isAlive(principal) : this.keys.isAlive(principal);
  }

  async validate(request: FastifyRequest): Promise<Principal | null> {
    const key = keyIn(request.headers.authorization);
    const principal = key === null ? null : await this.keys.principal(key);
    const wanted = request.headers['x-org-id'];
    if (principal && wanted !== undefined && String(wanted).toLowerCase() !== principal.orgId)
      throw new AppError('access.org_denied', 403, 'You have no access to the organisation named in X-Org-Id.');
    return principal;
  }
}
