import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Holiday, WeekHours } from '../common/business-hours.rules.js';
import type { OrgSettings } from './org-profile.schema.js';

const text = { type: 'text' } as const;
const nullableText = { type: 'text', nullable: true } as const;
const whole = { type: 'integer' } as const;
const flag = { type: 'boolean' } as const;

/** The settings row of an org. */
@Entity('org_settings')
export class OrgSettingsEntity implements OrgSettings {
  @PrimaryColumn({ type: 'uuid', name: 'org_id' }) orgId: string;
  @Column({ ...text, name: 'owner_name' }) ownerName: string;
  @Column({ ...nullableText, name: 'owner_email' }) ownerEmail: string | null;
  @Column({ ...nullableText, name: 'owner_phone' }) ownerPhone: string | null;
  @Column({ ...nullableText, name: 'business_phone' }) businessPhone: string | null;
  @Column({ type: 'jsonb' }) hours: WeekHours;
  @Column({ type: 'jsonb' }) holidays: Holiday[];
  @Column({ ...whole, name: 'average_job_value_minor' }) averageJobValueMinor: number;
  @Column(nullableText) greeting: string | null;
  @Column({ ...nullableText, name: 'custom_instructions' }) customInstructions: string | null;
  @Column({ ...nullableText, name: 'spoken_message' }) spokenMessage: string | null;
  @Column({ ...whole, name: 'max_words' }) maxWords: number;
  @Column({ ...whole, name: 'context_tokens' }) contextTokens: number;
  @Column(text) disclosure: OrgSettings['disclosure'];
  @Column({ ...text, name: 'pricing_policy' }) pricingPolicy: OrgSettings['pricingPolicy'];
  @Column({ ...text, name: 'line_mode' }) lineMode: OrgSettings['lineMode'];
  @Column({ ...nullableText, name: 'forwarded_number' }) forwardedNumber: string | null;
  @Column({ ...nullableText, name: 'google_place_id' }) googlePlaceId: string | null;
  @Column({ ...whole, name: 'ring_seconds' }) ringSeconds: number;
  @Column({ ...text, name: 'answer_check' }) answerCheck: OrgSettings['answerCheck'];
  @Column({ ...whole, name: 'short_answer_seconds' }) shortAnswerSeconds: number;
  @Column({ ...flag, name: 'is_voicemail_on' }) isVoicemailOn: boolean;
  @Column({ ...whole, name: 'text_back_cooldown_minutes' }) textBackCooldownMinutes: number;
  @Column({ ...whole, name: 'debounce_ms' }) debounceMs: number;
  @Column({ ...whole, name: 'debounce_cap_ms' }) debounceCapMs: number;
  @Column({ ...whole, array: true, name: 'follow_up_minutes' }) followUpMinutes: number[];
  @Column({ ...text, name: 'quiet_start' }) quietStart: string;
  @Column({ ...text, name: 'quiet_end' }) quietEnd: string;
  @Column({ ...text, name: 'owner_quiet_start' }) ownerQuietStart: string;
  @Column({ ...text, name: 'owner_quiet_end' }) ownerQuietEnd: string;
  @Column({ ...flag, name: 'notify_sms' }) notifySms: boolean;
  @Column({ ...flag, name: 'notify_email' }) notifyEmail: boolean;
  @Column({ type: 'jsonb', name: 'notify_events' }) notifyEvents: Record<string, unknown>;
  @Column({ ...flag, name: 'is_takeover_relay_on' }) isTakeoverRelayOn: boolean;
  @Column({ ...whole, name: 'takeover_reminder_minutes' }) takeoverReminderMinutes: number;
  @Column({ ...text, name: 'takeover_silence' }) takeoverSilence: OrgSettings['takeoverSilence'];
  @Column({ ...whole, name: 'draft_reminder_minutes' }) draftReminderMinutes: number;
  @Column({ ...text, name: 'reply_mode' }) replyMode: OrgSettings['replyMode'];
  @Column({ ...text, name: 'assistant_mode' }) assistantMode: OrgSettings['assistantMode'];
  @Column({ ...whole, name: 'hourly_send_cap' }) hourlySendCap: number;
  @Column({ ...whole, name: 'daily_send_cap' }) dailySendCap: number;
  @Column({ ...text, array: true, name: 'allowed_countries' }) allowedCountries: string[];
  @Column({ ...whole, name: 'retention_days' }) retentionDays: number;
  @Column(whole) version: number;
  @Column({ type: 'timestamptz', name: 'updated_at' }) updatedAt: Date;
}
