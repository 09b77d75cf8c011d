import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { DeadLetters } from './dead-letters.service.js';
import { DEAD_LETTER_LIST, DeadLetterDto, QueuesDto, SwitchWorkDto } from './dto/operations.dto.js';
import { Queues } from './queues.service.js';

/** The agency's view of the machinery. */
@Controller('api/admin')
export class AdminController {
  constructor(
    private readonly queues: Queues,
    private readonly deadLetters: DeadLetters,
  ) {}

  @Get('queues')
  @Permission('admin.queues')
  @Api({ tenancy: 'agency', summary: 'Queues and due work of the installation', answer: QueuesDto })
  async getQueues(): Promise<QueuesDto> {
    return QueuesDto.from(await this.queues.view());
  }

  @Put('queues')
  @Permission('admin.pause')
  @Api({
    tenancy: 'agency',
    summary: 'Stop one kind of work of the installation, or let it run again; what is due waits and is not lost',
    answer: QueuesDto,
  })
  async switch(@CurrentPrincipal() caller: Principal, @Body() body: SwitchWorkDto): Promise<QueuesDto> {
    return QueuesDto.from(await this.queues.switch(caller, body));
  }

  @Get('dead-letters')
  @Permission('admin.queues')
  @Api({ tenancy: 'agency', summary: "Work of the agency's orgs that has used all its attempts", answer: DeadLetterDto, list: true })
  async list(@CurrentPrincipal() caller: Principal, @Listing(DEAD_LETTER_LIST) query: ListQuery): Promise<Page<DeadLetterDto>> {
    const { rows, total } = await this.deadLetters.list(caller, query);
    return { data: rows.map((row) => DeadLetterDto.from(row)), total };
  }

  @Post('dead-letters/:id/replay')
  @HttpCode(204)
  @Permission('admin.queues')
  @Api({ tenancy: 'agency', summary: 'Give one of them another try', status: 204 })
  replay(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    return this.deadLetters.replay(caller, id);
  }
}
