import { Controller, Get, Header, Query } from '@nestjs/common';
import { Api, Public } from '../../platform/http/access.decorators.js';
import { WhatsAppSenders } from './whatsapp-senders.service.js';

/** Meta's check of a webhook address (contracts.md 2.1): the challenge goes back as plain text, or 403. */
@Controller('webhooks/meta/whatsapp')
@Public()
export class MetaWebhookController {
  constructor(private readonly senders: WhatsAppSenders) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Api({ tenancy: 'webhook', summary: 'Meta asks whether this address is ours' })
  verify(@Query() query: Record<string, unknown>): string {
    return this.senders.answerOf(query);
  }
}
