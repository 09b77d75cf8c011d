import { ApiProperty } from '@nestjs/swagger';
import { PAUSABLE_WORK, type PausableWork } from '../../queue/queue-options.js';

const REDIS_STATES = ['up', 'down', 'absent'] as const;

/** State of a process. */
export class HealthDto {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
  @ApiProperty({ enum: REDIS_STATES, description: 'Redis only hurries the work along, so its absence is no failure' })
  redis: (typeof REDIS_STATES)[number];
}

/** What kind of installation this is. */
export class SystemDto {
  @ApiProperty({ enum: ['embedded', 'real'], description: 'embedded: numbers are simulated' }) mode: 'embedded' | 'real';
  @ApiProperty({ enum: REDIS_STATES }) redis: (typeof REDIS_STATES)[number];
  @ApiProperty({ description: 'The language engine in use' }) engine: string;
  @ApiProperty() publicBaseUrl: string;
  @ApiProperty() version: string;
  @ApiProperty({ enum: ['open', 'invite', 'closed'] }) signupMode: string;
  @ApiProperty({ enum: PAUSABLE_WORK, isArray: true, description: 'Work that the operator has stopped for now; it is done later' })
  pausedWork: PausableWork[];
}
