import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { ChannelAccount } from '../channel-account.entity.js';
import type { LeftNumber } from '../numbers.service.js';
import type { AvailableNumber } from '../twilio/twilio-provisioning.js';

const AREA = /^[2-9]\d{2}$/;
const AREA_HINT = 'must be three digits, such as 312';
const E164 = /^\+[1-9]\d{7,14}$/;
const E164_HINT = 'must be a number in international form, such as +13125550142';

/** Which number to buy: an exact one, or any of an area. */
export class BuyNumberDto {
  @ApiPropertyOptional({ example: '312' })
  @IsOptional()
  @Matches(AREA, { message: AREA_HINT })
  areaCode?: string;

  @ApiPropertyOptional({ example: '+13125550142' })
  @IsOptional()
  @Matches(E164, { message: E164_HINT })
  address?: string;
}

/** The number to take over. */
export class ConnectNumberDto {
  @ApiProperty({ example: '+13125550142' })
  @Matches(E164, { message: E164_HINT })
  address: string;
}

/** Where to look for numbers. */
export class AvailableNumbersQueryDto {
  @ApiPropertyOptional({ example: '312', description: 'Anywhere in the country when unset' })
  @IsOptional()
  @Matches(AREA, { message: AREA_HINT })
  areaCode?: string;
}

/** Whether to release although conversations are not finished. */
export class ReleaseNumberQueryDto {
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  force?: string;
}

/** What is left at the provider of a number that ended here. */
export class LeftNumberDto {
  @ApiProperty({ description: 'Still stands in the provider account, and costs there until somebody releases it there' })
  address: string;

  @ApiProperty({ example: '••••0001', description: 'The provider account, by its last four characters' })
  account: string;

  static from(left: LeftNumber | null): LeftNumberDto | undefined {
    return left ? { address: left.address, account: `••••${left.externalAccountId.slice(-4)}` } : undefined;
  }
}

/** A number that can be bought. */
export class AvailableNumberDto {
  @ApiProperty({ example: '+13125550142' })
  address: string;

  @ApiProperty({ description: 'Town; empty when the provider does not say' })
  locality: string;

  @ApiProperty({ description: 'State by its letters; empty when the provider does not say' })
  region: string;
}

/** Numbers of an area. */
export class AvailableNumberPageDto {
  @ApiProperty({ type: [AvailableNumberDto] })
  data: AvailableNumberDto[];

  @ApiProperty()
  total: number;

  static from(found: readonly AvailableNumber[]): AvailableNumberPageDto {
    return { data: found.map(({ address, locality, region }) => ({ address, locality, region })), total: found.length };
  }
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

  @ApiProperty({ enum: ['none', 'pending', 'verified', 'simulated', 'not_required', 'rejected'] })
  registration: string;

  @ApiProperty({ enum: ['bought', 'connected'], description: 'A connected number is only unhooked when it goes, never given back.' })
  origin: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The place it belongs to; null is the business itself.' })
  locationId: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  static from(account: ChannelAccount): NumberDto {
    const { id, address, channel, provider, displayName, state, isSimulated, registration, origin, locationId, createdAt } = account;
    return { id, address, channel, provider, displayName, state, isSimulated, registration, origin, locationId, createdAt };
  }
}

/** A purchase of which the provider has not said yet how it ended. */
class OpenPurchaseDto {
  @ApiProperty()
  address: string;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;
}

/** All numbers of the org, and those that are being bought. */
export class NumberPageDto {
  @ApiProperty({ type: [NumberDto] })
  data: NumberDto[];

  @ApiProperty()
  total: number;

  @ApiProperty({ type: [OpenPurchaseDto], description: 'Purchases that are looked up at the provider right now' })
  open: OpenPurchaseDto[];

  static from({ numbers, open }: { numbers: readonly ChannelAccount[]; open: OpenPurchaseDto[] }): NumberPageDto {
    return { data: numbers.map((account) => NumberDto.from(account)), total: numbers.length, open };
  }
}
