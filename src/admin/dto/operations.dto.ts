import { ApiProperty } from '@nestjs/swagger';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
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

/** The queues that hurry and the rows that decide. */
export class QueuesDto {
  @ApiProperty({ enum: ['up', 'down', 'absent'] })
  redis: string;

  @ApiProperty({ type: [QueueDto] })
  queues: QueueDto[];

  @ApiProperty({ type: [BacklogDto] })
  backlog: BacklogDto[];

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
