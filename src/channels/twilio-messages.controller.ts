import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, Public } from '../platform/http/access.decorators.js';
import { WebhookIngest } from './webhook-ingest.service.js';
import { webhookRequest } from './webhook-request.js';

/** Texts and receipts from Twilio; the paths of the source specifications answer as aliases (C-84). */
@Controller()
@Public()
export class TwilioMessagesController {
  constructor(private readonly ingest: WebhookIngest) {}

  @Post(['webhooks/twilio/messages', 'webhooks/twilio', 'webhooks/whatsapp', 'webhook/sms/incoming'])
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @Api({ tenancy: 'webhook', summary: 'A text or WhatsApp message to one of our numbers', status: 200 })
  message(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.message(webhookRequest(request, reply));
  }

  @Post(['webhooks/twilio/messages/status', 'webhook/sms/status'])
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @Api({ tenancy: 'webhook', summary: 'The delivery status of a message we sent', status: 200 })
  status(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.messageStatus(webhookRequest(request, reply));
  }
}
