import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { ConnectionDto, OwnCredentialsDto } from './dto/provider-connection.dto.js';
import { ProviderConnections } from './provider-connections.service.js';

/** The provider account in which the numbers of the active org live. */
@ApiTags('numbers')
@Controller('api/provider-connection')
export class ProviderConnectionController {
  constructor(private readonly connections: ProviderConnections) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'The provider account, masked', answer: ConnectionDto })
  async get(): Promise<ConnectionDto> {
    return ConnectionDto.from(await this.connections.get());
  }

  @Put()
  @Permission('numbers.write')
  @Api({
    tenancy: 'org',
    summary: 'Use own credentials',
    description: 'They are tried at the provider first and stored sealed; no answer ever shows them again.',
    answer: ConnectionDto,
  })
  async connect(@Body() body: OwnCredentialsDto): Promise<ConnectionDto> {
    return ConnectionDto.from(await this.connections.connect(body));
  }

  @Post('check')
  @HttpCode(200)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Try the stored credentials', answer: ConnectionDto, status: 200 })
  async check(): Promise<ConnectionDto> {
    return ConnectionDto.from(await this.connections.check());
  }

  @Delete()
  @HttpCode(204)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Take the credentials away', status: 204 })
  disconnect(): Promise<void> {
    return this.connections.disconnect();
  }
}
