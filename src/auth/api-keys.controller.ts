import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { ApiKeys } from './api-keys.service.js';
import { API_KEY_LIST, ApiKeyCreateDto, ApiKeyDto, ApiKeyPatchDto, NewApiKeyDto } from './dto/api-key.dto.js';

/** Keys of programs. Not idempotent by header on purpose: the stored answer would keep the secret. */
@Controller('api/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permission('api_keys.read')
  @Api({ tenancy: 'org', summary: 'API keys of the active org, without their secrets', answer: ApiKeyDto, list: true })
  async list(@Listing(API_KEY_LIST) query: ListQuery): Promise<Page<ApiKeyDto>> {
    const { rows, total } = await this.keys.list(query);
    return { data: rows.map((row) => ApiKeyDto.from(row, this.clock.real())), total };
  }

  @Get(':id')
  @Permission('api_keys.read')
  @Api({ tenancy: 'org', summary: 'One API key', answer: ApiKeyDto })
  async get(@IdParam() id: string): Promise<ApiKeyDto> {
    return ApiKeyDto.from(await this.keys.get(id), this.clock.real());
  }

  @Post()
  @Permission('api_keys.write')
  @Api({
    tenancy: 'org',
    summary: 'Make a key; the answer shows it once. Scopes are permissions that the caller has',
    answer: NewApiKeyDto,
  })
  async create(@CurrentPrincipal() maker: Principal, @Body() body: ApiKeyCreateDto): Promise<NewApiKeyDto> {
    const { name, scopes, expiresAt } = body;
    const { row, secret } = await this.keys.create(maker, { name, scopes, expiresAt: expiresAt ? new Date(expiresAt) : null });
    return { ...ApiKeyDto.from(row, this.clock.real()), key: secret };
  }

  @Patch(':id')
  @Permission('api_keys.write')
  @Api({ tenancy: 'org', summary: 'Rename a key', answer: ApiKeyDto })
  async update(@IdParam() id: string, @Body() body: ApiKeyPatchDto): Promise<ApiKeyDto> {
    return ApiKeyDto.from(await this.keys.rename(id, body.name), this.clock.real());
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('api_keys.write')
  @Api({ tenancy: 'org', summary: 'Revoke a key for good; it is refused everywhere within five seconds' })
  async revoke(@IdParam() id: string): Promise<void> {
    await this.keys.revoke(id);
  }
}
