import { Injectable } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import { filterValue, type ListQuery } from '../platform/http/list-query.rules.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { NotificationsRepository, type NotificationRow } from './notifications.repository.js';

/** The bell: what happened, newest first, and what this person has not seen yet. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly repository: NotificationsRepository,
    private readonly realtime: Realtime,
  ) {}

  list(userId: string, query: ListQuery): Promise<{ rows: NotificationRow[]; total: number; unread: number }> {
    const onlyUnread = filterValue(query, 'isRead') === false;
    return this.database.transaction((tx) => this.repository.list(tx, userId, { skip: query.skip, take: query.perPage, onlyUnread }));
  }

  read(userId: string, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.find(tx, id))) throw notFound('notification');
      await this.repository.read(tx, userId, id);
      await this.realtime.changed(tx, 'notifications', id, 'updated');
    });
  }

  readAll(userId: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const count = await this.repository.readAll(tx, userId);
      if (count > 0) await this.realtime.changed(tx, 'notifications', 'all', 'updated');
      return count;
    });
  }
}
