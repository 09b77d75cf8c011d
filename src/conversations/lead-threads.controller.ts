import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { MessageDto } from './dto/message.dto.js';
import { LeadThreads } from './lead-threads.service.js';
import { MESSAGE_LIST } from './messages.reader.js';

/** The messages of a lead. */
@ApiTags('leads')
@Controller('api/leads')
export class LeadThreadsController {
  constructor(private readonly threads: LeadThreads) {}

  @Get(':id/messages')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'All messages with the person of a lead', answer: MessageDto, list: true })
  messages(@IdParam() id: string, @Listing({ ...MESSAGE_LIST, params: {} }) query: ListQuery): Promise<Page<MessageDto>> {
    return this.threads.messages(id, query);
  }
}
