import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min } from 'class-validator';
import { TAKEOVER_SILENCES, type TakeoverSilence } from '../../orgs/org-profile.schema.js';
import { ALERT_EVENT_NAMES, ALERT_EVENTS, readSwitches, type EventSwitches } from '../alert-events.schema.js';
import type { Preferences } from '../notification-preferences.service.js';
import { IsEventSwitches } from './event-switches.validator.js';

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** One event and the ways it is told. */
export class EventPreferenceDto {
  @ApiProperty({ example: 'call.missed' })
  event: string;

  @ApiProperty()
  label: string;

  @ApiProperty()
  sms: boolean;

  @ApiProperty()
  email: boolean;

  @ApiProperty({ description: 'Emergencies cannot be switched off.' })
  isFixed: boolean;
}

/** A staff phone as far as alerts are concerned. */
export class AlertPhoneDto {
  @ApiProperty()
  phone: string;

  @ApiProperty()
  label: string;

  @ApiProperty()
  isOnCall: boolean;

  @ApiProperty()
  callOrder: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when this phone has alerts stopped.' })
  alertsStoppedAt: string | null;
}

/** How the business is told. */
export class NotificationPreferencesDto {
  @ApiProperty()
  version: number;

  @ApiProperty()
  notifySms: boolean;

  @ApiProperty()
  notifyEmail: boolean;

  @ApiProperty({ example: '21:00' })
  ownerQuietStart: string;

  @ApiProperty({ example: '07:00' })
  ownerQuietEnd: string;

  @ApiProperty()
  timeZone: string;

  @ApiProperty()
  isTakeoverRelayOn: boolean;

  @ApiProperty()
  takeoverReminderMinutes: number;

  @ApiProperty({ enum: TAKEOVER_SILENCES })
  takeoverSilence: string;

  @ApiProperty({ description: 'Minutes after which a reply that waits for approval is brought to mind.' })
  draftReminderMinutes: number;

  @ApiProperty({ type: [EventPreferenceDto] })
  events: EventPreferenceDto[];

  @ApiProperty({ type: [AlertPhoneDto] })
  phones: AlertPhoneDto[];

  static from({ profile, phones }: Preferences): NotificationPreferencesDto {
    const { settings } = profile;
    return {
      version: settings.version,
      notifySms: settings.notifySms,
      notifyEmail: settings.notifyEmail,
      ownerQuietStart: settings.ownerQuietStart,
      ownerQuietEnd: settings.ownerQuietEnd,
      timeZone: profile.timeZone,
      isTakeoverRelayOn: settings.isTakeoverRelayOn,
      takeoverReminderMinutes: settings.takeoverReminderMinutes,
      takeoverSilence: settings.takeoverSilence,
      draftReminderMinutes: settings.draftReminderMinutes,
      events: ALERT_EVENT_NAMES.map((event) => {
        const { label, priority } = ALERT_EVENTS[event];
        const isFixed = priority === 'critical';
        return { event, label, isFixed, ...(isFixed ? { sms: true, email: true } : readSwitches(settings.notifyEvents, event)) };
      }),
      phones: phones.map((phone) => ({
        phone: phone.phone,
        label: phone.label,
        isOnCall: phone.isOnCall,
        callOrder: phone.callOrder,
        alertsStoppedAt: phone.alertsStoppedAt?.toISOString() ?? null,
      })),
    };
  }
}

/** A change of preferences; what is left out stays. */
export class UpdateNotificationPreferencesDto {
  @ApiProperty()
  @IsInt()
  version: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  notifySms?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  notifyEmail?: boolean;

  @ApiPropertyOptional({ example: '21:00' })
  @IsOptional()
  @Matches(WALL_TIME, { message: 'Write the time as 21:00.' })
  ownerQuietStart?: string;

  @ApiPropertyOptional({ example: '07:00' })
  @IsOptional()
  @Matches(WALL_TIME, { message: 'Write the time as 07:00.' })
  ownerQuietEnd?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  isTakeoverRelayOn?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: 1440 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  takeoverReminderMinutes?: number;

  @ApiPropertyOptional({ enum: TAKEOVER_SILENCES })
  @IsOptional()
  @IsIn(TAKEOVER_SILENCES)
  takeoverSilence?: TakeoverSilence;

  @ApiPropertyOptional({ minimum: 1, maximum: 1440 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1440)
  draftReminderMinutes?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', properties: { sms: { type: 'boolean' }, email: { type: 'boolean' } } },
    example: { 'call.missed': { sms: true, email: false } },
  })
  @IsOptional()
  @IsObject()
  @IsEventSwitches()
  events?: Record<string, EventSwitches>;
}
