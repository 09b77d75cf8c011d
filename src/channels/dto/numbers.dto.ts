import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { ChannelAccount } from '../channel-account.entity.js';

/** Which number to buy: an exact one, or any of an area. */
export class BuyNumberDto {
  @ApiPropertyOptional({ example: '312' })
  @IsOptional()
  @Matches(/^[2-9]\d{2}$/, { message: 'must be three digits, such as 312' })
  areaCode?: string;

  @ApiPropertyOptional({ example: '+13125550142' })
  @IsOptional()
  @Matches(/^\+[1-9]\d{7,14}$/, { message: 'must be a number in international form, such as +13125550142' })
  address?: string;
}

/** A number or sender of the org; never its credentials. */
export class NumberDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  address: string;

  @ApiProperty({ enum: ['sms', 'whatsapp'] })
  channel: string;

  @ApiProperty({ enum: ['twilio', 'meta'] })
  provider: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ enum: ['active', 'paused', 'released'] })
  state: string;

  @ApiProperty()
  isSimulated: boolean;

  @ApiProperty({ enum: ['none', 'pending', 'verified', 'simulated', 'not_required'] })
  registration: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The place it belongs to; null is the business itself.' })
  locationId: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  static from(account: ChannelAccount): NumberDto {
    const { id, address, channel, provider, displayName, state, isSimulated, registration, locationId, createdAt } = account;
    return { id, address, channel, provider, displayName, state, isSimulated, registration, locationId, createdAt };
  }
}

/** All numbers of the org. */
export class NumberPageDto {
  @ApiProperty({ type: [NumberDto] })
  data: NumberDto[];

  @ApiProperty()
  total: number;

  static from(accounts: readonly ChannelAccount[]): NumberPageDto {
    return { data: accounts.map((account) => NumberDto.from(account)), total: accounts.length };
  }
}
