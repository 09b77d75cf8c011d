import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { NotificationPreferencesDto, UpdateNotificationPreferencesDto } from './dto/notification-preferences.dto.js';
import { NOTIFICATION_LIST, NotificationDto, NotificationPageDto, ReadAllDto } from './dto/notification.dto.js';
import { NotificationPreferences } from './notification-preferences.service.js';
import { Notifications } from './notifications.service.js';

/** The bell and how loud it is. */
@Controller('api')
export class NotificationsController {
  constructor(
    private readonly notifications: Notifications,
    private readonly preferences: NotificationPreferences,
  ) {}

  @Get('notifications')
  @Permission('notifications.read')
  @Api({ tenancy: 'org', summary: 'What happened, newest first, with the number of unread', answer: NotificationPageDto })
  async list(@Listing(NOTIFICATION_LIST) query: ListQuery, @CurrentPrincipal() reader: Principal): Promise<NotificationPageDto> {
    const { rows, total, unread } = await this.notifications.list(reader.userId, query);
    return { data: rows.map((row) => NotificationDto.from(row, reader)), total, unread };
  }

  @Post('notifications/read-all')
  @HttpCode(200)
  @Permission('notifications.read')
  @Api({ tenancy: 'org', summary: 'Mark everything as read by the caller', answer: ReadAllDto, status: 200 })
  async readAll(@CurrentPrincipal() { userId }: Principal): Promise<ReadAllDto> {
    return { read: await this.notifications.readAll(userId) };
  }

  @Post('notifications/:id/read')
  @HttpCode(204)
  @Permission('notifications.read')
  @Api({ tenancy: 'org', summary: 'Mark one notification as read by the caller', status: 204 })
  read(@IdParam() id: string, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.notifications.read(userId, id);
  }

  @Get('notification-preferences')
  @Permission('notifications.read')
  @Api({ tenancy: 'org', summary: 'Ways, quiet hours and switches of each event', answer: NotificationPreferencesDto })
  async getPreferences(): Promise<NotificationPreferencesDto> {
    return NotificationPreferencesDto.from(await this.preferences.get());
  }

  @Patch('notification-preferences')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change ways, quiet hours or switches', answer: NotificationPreferencesDto })
  async updatePreferences(@Body() patch: UpdateNotificationPreferencesDto): Promise<NotificationPreferencesDto> {
    return NotificationPreferencesDto.from(await this.preferences.update(patch));
  }
}
