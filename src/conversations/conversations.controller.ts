import { Body, Controller, Get, Headers, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { Conversations } from './conversations.service.js';
import { ConversationDetailsDto, ConversationDto, ResolveDto, UpdateConversationDto } from './dto/conversation.dto.js';
import { MessageDto, SendMessageDto } from './dto/message.dto.js';
import { Drafts } from './drafts.service.js';
import { HumanMessages } from './human-messages.service.js';
import { Takeovers } from './takeover.service.js';
import { THREAD_LIST } from './threads.reader.js';

/** The inbox: threads, takeover, and texts by hand. */
@ApiTags('conversations')
@Controller('api/conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: Conversations,
    private readonly takeovers: Takeovers,
    private readonly humanMessages: HumanMessages,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'Threads, newest activity first', answer: ConversationDto, list: true })
  async list(@Listing(THREAD_LIST) query: ListQuery, @CurrentPrincipal() principal: Principal): Promise<Page<ConversationDto>> {
    const page = await this.conversations.list(query);
    return { ...page, data: page.data.map((view) => ConversationDto.from(view, principal)) };
  }

  @Get(':id')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'One thread with lead, bookings, last decision and handoff brief', answer: ConversationDetailsDto })
  async get(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ConversationDetailsDto> {
    return ConversationDetailsDto.from(await this.conversations.get(id), principal);
  }

  @Patch(':id')
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Let replies of the assistant wait for approval in this thread, or not', answer: ConversationDetailsDto })
  async update(
    @IdParam() id: string,
    @Body() body: UpdateConversationDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ConversationDetailsDto> {
    await this.drafts.setReplyMode(id, body.replyMode);
    return ConversationDetailsDto.from(await this.conversations.get(id), principal);
  }

  @Post(':id/takeover')
  @HttpCode(200)
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Answer this thread yourself; 409 when a colleague has it', answer: ConversationDetailsDto, status: 200 })
  async takeover(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ConversationDetailsDto> {
    await this.takeovers.takeover(id);
    return ConversationDetailsDto.from(await this.conversations.get(id), principal);
  }

  @Post(':id/return-ai')
  @HttpCode(200)
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Let the assistant answer again', answer: ConversationDetailsDto, status: 200 })
  async returnToAi(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ConversationDetailsDto> {
    await this.takeovers.returnToAi(id);
    return ConversationDetailsDto.from(await this.conversations.get(id), principal);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Finish this thread', answer: ConversationDetailsDto, status: 200 })
  async resolve(
    @IdParam() id: string,
    @Body() body: ResolveDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ConversationDetailsDto> {
    await this.takeovers.resolve(id, body.reason);
    return ConversationDetailsDto.from(await this.conversations.get(id), principal);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Mark as read', status: 204 })
  async read(@IdParam() id: string): Promise<void> {
    await this.conversations.markRead(id);
  }

  @Post(':id/messages')
  @Permission('messages.send')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Send a text by hand; the assistant falls silent', answer: MessageDto, status: 201 })
  async send(@IdParam() id: string, @Body() body: SendMessageDto, @Headers('idempotency-key') key?: string): Promise<MessageDto> {
    return MessageDto.from(await this.humanMessages.send(id, body.body, key));
  }
}
