import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagField, TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { TIMED } from '../../platform/metrics/process-figures.service.js';
import { PAUSABLE_WORK, type PausableWork } from '../../platform/queue/queue-options.js';
import type { DeadLetterRow } from '../operations.repository.js';
import type { QueuesView } from '../queues.service.js';

export const DEAD_LETTER_LIST: ListSpec = { sort: ['at'], defaultSort: 'at' };

/** Hints in one queue. */
export class QueueDto {
  @ApiProperty()
  name: string;

  @ApiProperty()
  waiting: number;

  @ApiProperty()
  active: number;

  @ApiProperty()
  delayed: number;

  @ApiProperty()
  failed: number;
}

/** Rows that are due. */
export class BacklogDto {
  @ApiProperty({ example: 'turn' })
  kind: string;

  @ApiProperty()
  count: number;

  @ApiProperty()
  oldestDueSeconds: number;
}

/** A kind of work that is stopped. */
export class StoppedWorkDto {
  @ApiProperty({ enum: PAUSABLE_WORK })
  work: PausableWork;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  pausedByName: string;

  @ApiProperty({ format: 'date-time' })
  pausedAt: string;
}

/** How long one kind of work took in the last 15 minutes, in all processes. */
export class LatencyDto {
  @ApiProperty({ enum: TIMED, description: 'turn: claim to commit; send: until the provider answered; webhook: until we answered' })
  of: string;

  @ApiProperty()
  count: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds; null where nothing was measured.' })
  p50Ms: number | null;

  @ApiProperty({ type: Number, nullable: true })
  p95Ms: number | null;
}

/** Stops a kind of work, or lets it run again. */
export class SwitchWorkDto {
  @ChoiceField(PAUSABLE_WORK, { description: 'turn: answers; send: texts on their way out; job: planned work' }) work: PausableWork;
  @FlagField({ description: 'false stops it' }) isRunning: boolean;
  @TextField(0, 300, { isOptional: true, description: 'Needed to stop it' }) reason?: string;
}

/** The queues that hurry and the rows that decide. */
export class QueuesDto {
  @ApiProperty({ enum: ['up', 'down', 'absent'] })
  redis: string;

  @ApiProperty({ type: [QueueDto] })
  queues: QueueDto[];

  @ApiProperty({ type: [BacklogDto] })
  backlog: BacklogDto[];

  @ApiProperty({ type: [StoppedWorkDto] })
  pauses: StoppedWorkDto[];

  @ApiProperty({ type: [LatencyDto] })
  latencies: LatencyDto[];

  static from(view: QueuesView): QueuesDto {
    return {
      redis: view.redis,
      queues: Object.entries(view.counts).map(([name, { waiting, active, delayed, failed }]) => ({
        name,
        waiting,
        active,
        delayed,
        failed,
      })),
      backlog: view.backlog.map((row) => ({ kind: row.kind, count: Number(row.count), oldestDueSeconds: row.oldest_due_seconds })),
      pauses: view.pauses.map(({ kind, pausedAt, ...pause }) => ({ work: kind, ...pause, pausedAt: pausedAt.toISOString() })),
      latencies: view.latencies,
    };
  }
}

/** Work that has given up. */
export class DeadLetterDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['job', 'conversation'] })
  type: string;

  @ApiProperty({ format: 'uuid' })
  orgId: string;

  @ApiProperty()
  orgName: string;

  @ApiProperty()
  kind: string;

  @ApiProperty()
  attempts: number;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true })
  conversationId: string | null;

  static from(row: DeadLetterRow): DeadLetterDto {
    return {
      id: row.id,
      type: row.type,
      orgId: row.org_id,
      orgName: row.org_name,
      kind: row.kind,
      attempts: row.attempts,
      error: row.error,
      at: row.at.toISOString(),
      conversationId: row.conversation_id,
    };
  }
}
