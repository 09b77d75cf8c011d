import { ApiProperty } from '@nestjs/swagger';
import { WholeField } from '../../platform/http/field.decorators.js';
import { ofEachQuota, QUOTAS } from '../../orgs/quota.rules.js';
import type { Quota, QuotaLimits } from '../../orgs/quota.rules.js';
import type { Meter, UsageLine } from '../usage.service.js';

const MOST = Number.MAX_SAFE_INTEGER;
const clearable = { isOptional: true, isNullable: true };

class MeterDto {
  @ApiProperty({ enum: QUOTAS }) quota: Quota;
  @ApiProperty({ description: 'Texts, micro-dollars, tokens, people with open invites, or bytes.' }) used: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null is no limit.' }) limit: number | null;
  @ApiProperty({ type: Number, nullable: true, description: "What the agency set; null means the installation's limit." })
  ownLimit: number | null;
  @ApiProperty({ type: Number, enum: [80, 100], nullable: true, description: 'The warning level that is reached.' }) level: number | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it is counted anew: months are those of UTC; null for what counts the time that ends now, and for what stays.',
  })
  resetsAt: string | null;
}

const meterOf = ({ resetsAt, ...meter }: Meter): MeterDto => ({ ...meter, resetsAt: resetsAt?.toISOString() ?? null });

/** What one business has used of its limits. */
export class UsageDto {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty({ description: 'Of the limits; send it with a change.' }) version: number;
  @ApiProperty({ type: [MeterDto] }) meters: MeterDto[];

  static from(line: UsageLine): UsageDto {
    return { ...line, meters: line.meters.map(meterOf) };
  }
}

/** All clients, the one nearest to a limit first. */
export class AgencyUsageDto {
  @ApiProperty({ type: [UsageDto] }) data: UsageDto[];

  static from(lines: readonly UsageLine[]): AgencyUsageDto {
    return { data: lines.map((line) => UsageDto.from(line)) };
  }
}

/** New limits of a client; a missing or empty one means the installation's limit. */
export class QuotasDto {
  @WholeField(0, 2_147_483_647, { description: 'The version that was read; another one answers 409.' }) version: number;
  @WholeField(0, 2_147_483_647, { ...clearable, description: 'Automatic texts in a calendar month (UTC).' })
  messagesPerMonth?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Micro-dollars for language models in a calendar month (UTC).' })
  modelMicrosPerMonth?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Micro-dollars for language models in the 24 hours that end now.' })
  modelMicrosPerDay?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Micro-dollars for language models in the hour that ends now.' })
  modelMicrosPerHour?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Tokens in the 24 hours that end now.' }) modelTokensPerDay?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Tokens of one conversation in the hour that ends now.' })
  modelTokensPerConversationHour?: number | null;
  @WholeField(1, 100_000, { ...clearable, description: 'Members and open invites.' }) seats?: number | null;
  @WholeField(0, MOST, { ...clearable, description: 'Bytes of text.' }) storageBytes?: number | null;

  toLimits(): QuotaLimits {
    return ofEachQuota((quota) => this[quota] ?? null);
  }
}
