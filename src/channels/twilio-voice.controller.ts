import { Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, Public } from '../platform/http/access.decorators.js';
import { WebhookIngest } from './webhook-ingest.service.js';
import { webhookRequest } from './webhook-request.js';

const XML = 'text/xml; charset=utf-8';

/** Call events from Twilio, each answered with TwiML; the paths of the source specifications answer as aliases (C-84). */
@Controller()
@Public()
export class TwilioVoiceController {
  constructor(private readonly ingest: WebhookIngest) {}

  @Post(['webhooks/twilio/voice/incoming', 'webhook/voice/incoming'])
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'A call to one of our numbers', status: 200 })
  incoming(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('incoming', webhookRequest(request, reply));
  }

  @Post(['webhooks/twilio/voice/dial-completed', 'webhook/voice/call-completed'])
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'The business was rung: answered or not', status: 200 })
  dialCompleted(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('dial_completed', webhookRequest(request, reply));
  }

  @Post(['webhooks/twilio/voice/status', 'webhook/voice/dial-status', 'webhook/call-status'])
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'A call changed its status or ended', status: 200 })
  status(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('status', webhookRequest(request, reply));
  }

  @Post('webhooks/twilio/voice/screen')
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'Who picked up: a key press or machine detection on the called line', status: 200 })
  screen(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('screen', webhookRequest(request, reply));
  }

  @Post('webhooks/twilio/voice/recording')
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'A voicemail was left', status: 200 })
  recording(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('recording', webhookRequest(request, reply));
  }

  @Post('webhooks/twilio/voice/transcription')
  @HttpCode(200)
  @Header('content-type', XML)
  @Api({ tenancy: 'webhook', summary: 'The words of a voicemail', status: 200 })
  transcription(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.ingest.call('transcription', webhookRequest(request, reply));
  }
}
