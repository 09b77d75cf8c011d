import { ApiProperty } from '@nestjs/swagger';
import type { ClientLine } from '../agency-metrics.service.js';
import { healthOf, type Health, type Trouble } from '../trouble.rules.js';

class HealthTroubleDto {
  @ApiProperty({ example: 'critical_actions' }) code: string;
  @ApiProperty({ enum: ['critical', 'warning', 'notice'] }) level: Trouble['level'];
  @ApiProperty() text: string;
}

class ClientHealthDto {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['setup', 'active', 'paused'] }) status: string;
  @ApiProperty({ enum: ['critical', 'warning', 'notice', 'good'], description: 'That of its worst trouble.' }) health: Health;
  @ApiProperty() activeNumbers: number;
  @ApiProperty({ description: 'Work that has used all its attempts.' }) gaveUp: number;
  @ApiProperty({ description: 'Texts of the last seven days that failed.' }) failedTexts: number;
  @ApiProperty({ type: Number, nullable: true, description: 'How long the customer has waited who waits longest for a person.' })
  oldestWaitSeconds: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastActivityAt: string | null;
  @ApiProperty({ type: [HealthTroubleDto], description: 'The worst first.' }) troubles: Trouble[];

  static from({
    orgId,
    name,
    status,
    activeNumbers,
    gaveUp,
    failedTexts,
    oldestWaitSeconds,
    lastActivityAt,
    troubles,
  }: ClientLine): ClientHealthDto {
    return {
      orgId,
      name,
      status,
      health: healthOf(troubles),
      activeNumbers,
      gaveUp,
      failedTexts,
      oldestWaitSeconds,
      lastActivityAt,
      troubles,
    };
  }
}

/** All clients of the agency, the one in most trouble first. */
export class AgencyHealthDto {
  @ApiProperty({ type: [ClientHealthDto] }) data: ClientHealthDto[];

  static from(lines: readonly ClientLine[]): AgencyHealthDto {
    return { data: lines.map((line) => ClientHealthDto.from(line)) };
  }
}
