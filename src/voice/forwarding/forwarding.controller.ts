import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { ForwardingDto, ForwardingTestDto, StartForwardingTestDto } from './dto/forwarding.dto.js';
import { Forwarding } from './forwarding.service.js';

/** Forwarding the business's own line to the number of the active org. */
@ApiTags('numbers')
@Controller('api/forwarding')
export class ForwardingController {
  constructor(private readonly forwarding: Forwarding) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'How to forward, and how the last test calls ended', answer: ForwardingDto })
  async get(): Promise<ForwardingDto> {
    return ForwardingDto.from(await this.forwarding.get());
  }

  @Post('tests')
  @Idempotent()
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Place a test call', answer: ForwardingTestDto, status: 201 })
  async start(@Body() body: StartForwardingTestDto): Promise<ForwardingTestDto> {
    return ForwardingTestDto.from(await this.forwarding.start(body.purpose));
  }

  @Get('tests/:id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One test call', answer: ForwardingTestDto })
  async test(@IdParam() id: string): Promise<ForwardingTestDto> {
    return ForwardingTestDto.from(await this.forwarding.test(id));
  }
}
