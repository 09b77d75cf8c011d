import { ApiProperty } from '@nestjs/swagger';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { seesWholePhones } from '../../leads/phone-visibility.rules.js';
import { hidePhones } from '../phone-hiding.rules.js';
import type { NotificationRow } from '../notifications.repository.js';

export const NOTIFICATION_LIST: ListSpec = {
  sort: ['updatedAt'],
  defaultSort: 'updatedAt',
  filters: { isRead: 'boolean' },
};

/** Something that happened, as the bell shows it. */
export class NotificationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'call.missed' })
  event: string;

  @ApiProperty({ enum: ['normal', 'high', 'critical'] })
  priority: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  body: string;

  @ApiProperty({ type: String, nullable: true, description: 'Path inside the console.' })
  link: string | null;

  @ApiProperty({ description: 'How many occurrences this stands for.' })
  count: number;

  @ApiProperty({ type: String, nullable: true })
  conversationId: string | null;

  @ApiProperty({ type: String, nullable: true })
  escalationId: string | null;

  @ApiProperty({ type: String, nullable: true })
  smsOutboundId: string | null;

  @ApiProperty({ type: String, nullable: true, enum: ['sent', 'failed'] })
  emailState: string | null;

  @ApiProperty({ description: 'Read by the caller.' })
  isRead: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  static from(row: NotificationRow, reader: { role: string }): NotificationDto {
    const show = seesWholePhones(reader) ? (text: string) => text : hidePhones;
    return {
      id: row.id,
      event: row.event,
      priority: row.priority,
      title: show(row.title),
      body: show(row.body),
      link: row.link,
      count: row.count,
      conversationId: row.conversation_id,
      escalationId: row.escalation_id,
      smsOutboundId: row.sms_outbound_id,
      emailState: row.email_state,
      isRead: row.is_read,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  }
}

/** A page of notifications and the number on the bell. */
export class NotificationPageDto {
  @ApiProperty({ type: [NotificationDto] })
  data: NotificationDto[];

  @ApiProperty()
  total: number;

  @ApiProperty({ description: 'What the caller has not read, counted up to 100.' })
  unread: number;
}

export class ReadAllDto {
  @ApiProperty()
  read: number;
}
