import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { ConnectMetaSenderDto, ConnectTwilioSenderDto, WhatsAppSenderDto, WhatsAppSenderPageDto } from './dto/whatsapp-sender.dto.js';
import { WhatsAppSenders } from './whatsapp-senders.service.js';

/** The WhatsApp senders of the active org; they are taken away like any number. */
@ApiTags('numbers')
@Controller('api/whatsapp-senders')
export class WhatsAppSendersController {
  constructor(private readonly senders: WhatsAppSenders) {}

  @Get()
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'WhatsApp senders and their webhook addresses', answer: WhatsAppSenderPageDto })
  async list(): Promise<WhatsAppSenderPageDto> {
    return WhatsAppSenderPageDto.from(await this.senders.list());
  }

  @Post('twilio')
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Connect a sender that is registered at Twilio', answer: WhatsAppSenderDto, status: 201 })
  async connectTwilio(@Body() body: ConnectTwilioSenderDto): Promise<WhatsAppSenderDto> {
    return WhatsAppSenderDto.from(await this.senders.connectTwilio(body.address));
  }

  @Post('meta')
  @Permission('numbers.write')
  @Api({
    tenancy: 'org',
    summary: 'Connect a number at Meta',
    description: 'Checked at Meta and kept paused: this version does not send through Meta yet.',
    answer: WhatsAppSenderDto,
    status: 201,
  })
  async connectMeta(@Body() body: ConnectMetaSenderDto): Promise<WhatsAppSenderDto> {
    return WhatsAppSenderDto.from(await this.senders.connectMeta(body));
  }
}
