import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { SenderView } from '../whatsapp-senders.service.js';

const META_ID = /^\d{6,20}$/;
const META_ID_HINT = 'must be the digits that Meta shows';
const SECRET = /^[\x21-\x7e]{16,1000}$/;
const SECRET_HINT = 'must be the whole text, without spaces';

/** A sender that was registered at Twilio. */
export class ConnectTwilioSenderDto {
  @ApiProperty({ example: '+13125550142' })
  @Matches(/^\+[1-9]\d{7,14}$/, { message: 'must be a number in international form, such as +13125550142' })
  address: string;
}

/** A number of a WhatsApp business account at Meta. */
export class ConnectMetaSenderDto {
  @ApiProperty({ example: '1065401234567890', description: 'The id of the number, not the number' })
  @Matches(META_ID, { message: META_ID_HINT })
  phoneNumberId: string;

  @ApiProperty({ example: '102290129340398', description: 'The id of the WhatsApp business account' })
  @Matches(META_ID, { message: META_ID_HINT })
  wabaId: string;

  @ApiProperty({ description: 'A permanent token of a system user; stored sealed, never shown again' })
  @Matches(SECRET, { message: SECRET_HINT })
  accessToken: string;

  @ApiProperty({ description: 'Signs what Meta sends us; stored sealed, never shown again' })
  @Matches(SECRET, { message: SECRET_HINT })
  appSecret: string;
}

/** A WhatsApp sender; never its credentials. */
export class WhatsAppSenderDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['twilio', 'meta'] }) provider: string;
  @ApiProperty() address: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ enum: ['active', 'paused', 'released'] }) state: string;
  @ApiProperty() isSimulated: boolean;
  @ApiProperty({ description: 'Whether this version can send and receive through it' }) canSend: boolean;
  @ApiProperty({ description: 'The address to enter at the provider for incoming messages' }) webhookUrl: string;
  @ApiProperty({ type: String, nullable: true, description: 'Meta asks for it when the address is entered' }) verifyToken: string | null;

  static from({ account, webhook }: SenderView): WhatsAppSenderDto {
    const { id, provider, address, displayName, state, isSimulated } = account;
    const canSend = provider === 'twilio' && state === 'active';
    return { id, provider, address, displayName, state, isSimulated, canSend, webhookUrl: webhook.url, verifyToken: webhook.verifyToken };
  }
}

/** All WhatsApp senders of the org. */
export class WhatsAppSenderPageDto {
  @ApiProperty({ type: [WhatsAppSenderDto] }) data: WhatsAppSenderDto[];
  @ApiProperty() total: number;

  static from(senders: readonly SenderView[]): WhatsAppSenderPageDto {
    return { data: senders.map((sender) => WhatsAppSenderDto.from(sender)), total: senders.length };
  }
}
