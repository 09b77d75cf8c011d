import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Api, CurrentPrincipal, SignedIn } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { callerOf } from './browser-cookie.js';
import {
  RecoveryCodesDto,
  SecondFactorConfirmDto,
  SecondFactorDto,
  SecondFactorProofDto,
  SecondFactorSecretDto,
  SecondFactorSetupDto,
} from './dto/second-factor.dto.js';
import { SecondFactors } from './second-factors.service.js';

/** The caller's own second factor. Not idempotent by header on purpose: a stored answer would keep secrets. */
@Controller('api/auth/second-factor')
export class SecondFactorController {
  constructor(private readonly factors: SecondFactors) {}

  @Get()
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Whether the caller signs in with a second step', answer: SecondFactorDto })
  async state(@CurrentPrincipal() caller: Principal): Promise<SecondFactorDto> {
    return SecondFactorDto.from(await this.factors.state(caller));
  }

  @Post('setup')
  @HttpCode(200)
  @SignedIn()
  @Api({
    tenancy: 'org',
    summary: 'Begin: a new secret for an authenticator app, which counts once confirmed',
    answer: SecondFactorSecretDto,
  })
  async setup(
    @CurrentPrincipal() caller: Principal,
    @Body() body: SecondFactorSetupDto,
    @Req() request: FastifyRequest,
  ): Promise<SecondFactorSecretDto> {
    return this.factors.begin(caller, body.password, callerOf(request));
  }

  @Post('confirm')
  @HttpCode(200)
  @SignedIn()
  @Api({
    tenancy: 'org',
    summary: 'Turn the second step on with a first code; the recovery codes are shown once',
    answer: RecoveryCodesDto,
  })
  async confirm(
    @CurrentPrincipal() caller: Principal,
    @Body() body: SecondFactorConfirmDto,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.confirm(caller, body.code, callerOf(request)) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Ten new recovery codes, shown once; the older ones end', answer: RecoveryCodesDto })
  async renewCodes(
    @CurrentPrincipal() caller: Principal,
    @Body() body: SecondFactorProofDto,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.renewCodes(caller, { ...body }, callerOf(request)) };
  }

  @Post('disable')
  @HttpCode(204)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Turn the second step off, with password and code', status: 204 })
  async disable(@CurrentPrincipal() caller: Principal, @Body() body: SecondFactorProofDto, @Req() request: FastifyRequest): Promise<void> {
    await this.factors.disable(caller, { ...body }, callerOf(request));
  }
}
