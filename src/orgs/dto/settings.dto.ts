import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsInt, IsObject, IsOptional, IsString, ValidateIf } from 'class-validator';
import type { Holiday, OpenRange, WeekHours } from '../../common/business-hours.rules.js';
import { ChoiceField, FlagField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import { isDisclosureForced } from '../disclosure-region.rules.js';
import { reviewLinkOf } from '../place-id.rules.js';
import { TAKEOVER_SILENCES, type OrgProfile, type OrgSettings, type SettingsPatch } from '../org-profile.schema.js';

const given = (_object: unknown, value: unknown): boolean => value !== undefined;
const optional = { isOptional: true };
const clearable = { isOptional: true, isNullable: true };
const DISCLOSURES = ['on_request', 'first_message'] as const;
const PRICING_POLICIES = ['never', 'verified_only', 'configured'] as const;
const LINE_MODES = ['direct', 'full_forward', 'conditional_forward'] as const;
const ANSWER_CHECKS = ['heuristic', 'press_1', 'machine_detection'] as const;
const REPLY_MODES = ['send', 'draft'] as const;
const ASSISTANT_MODES = ['htl', 'simple'] as const;

class OpenRangeDto {
  @ApiProperty({ example: '08:00' }) open: string;
  @ApiProperty({ example: '17:00' }) close: string;
}

class WeekHoursDto {
  @ApiProperty({ type: [OpenRangeDto] }) monday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) tuesday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) wednesday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) thursday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) friday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) saturday: OpenRange[];
  @ApiProperty({ type: [OpenRangeDto] }) sunday: OpenRange[];
}

class HolidayDto {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiPropertyOptional() name?: string;
}

/** A change to the settings of the active org; only the given fields change. Field rules that need more than one field live in settings.rules. */
export class SettingsPatchDto {
  @WholeField(1, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the current settings.' })
  version: number;

  @TextField(1, 120, optional) name?: string;
  @TextField(1, 60, { ...optional, example: 'America/Chicago' }) timeZone?: string;
  @TextField(2, 2, { ...optional, example: 'US' }) country?: string;
  @TextField(3, 3, { ...optional, example: 'USD' }) currency?: string;
  @TextField(2, 20, { ...optional, example: 'en-US' }) locale?: string;
  @TextField(1, 40, { ...optional, example: 'hvac' }) vertical?: string;

  @TextField(0, 120, optional) ownerName?: string;
  @IsOptional() @IsEmail({}, { message: 'must be an e-mail address' }) @ApiPropertyOptional({ type: String, nullable: true }) ownerEmail?:
    string | null;
  @TextField(0, 40, clearable) ownerPhone?: string | null;
  @TextField(0, 40, clearable) businessPhone?: string | null;
  @TextField(0, 40, clearable) forwardedNumber?: string | null;
  @TextField(0, 600, {
    ...clearable,
    example: 'ChIJN1t_tDeuEmsRUsoyG83frY4',
    description: 'A Google place id, or a link that contains one',
  })
  googlePlaceId?: string | null;

  @ValidateIf(given)
  @IsObject({ message: 'must list the opening ranges of each weekday' })
  @ApiPropertyOptional({ type: WeekHoursDto, description: 'A day that is left out is closed' })
  hours?: WeekHours;

  @ValidateIf(given)
  @IsArray({ message: 'must be a list of days' })
  @ApiPropertyOptional({ type: [HolidayDto] })
  holidays?: Holiday[];

  @WholeField(0, 100_000_000, optional) averageJobValueMinor?: number;
  @TextField(0, 320, clearable) greeting?: string | null;
  @TextField(0, 4000, clearable) customInstructions?: string | null;
  @TextField(0, 500, clearable) spokenMessage?: string | null;
  @WholeField(5, 80, optional) maxWords?: number;
  @WholeField(1500, 32_000, { ...optional, description: 'Tokens that the context of one answer may have' }) contextTokens?: number;
  @ChoiceField(DISCLOSURES, optional) disclosure?: OrgSettings['disclosure'];
  @ChoiceField(PRICING_POLICIES, optional) pricingPolicy?: OrgSettings['pricingPolicy'];
  @ChoiceField(LINE_MODES, optional) lineMode?: OrgSettings['lineMode'];
  @WholeField(5, 60, optional) ringSeconds?: number;
  @ChoiceField(ANSWER_CHECKS, optional) answerCheck?: OrgSettings['answerCheck'];
  @WholeField(0, 60, optional) shortAnswerSeconds?: number;
  @FlagField(optional) isVoicemailOn?: boolean;
  @WholeField(1, 10_080, optional) textBackCooldownMinutes?: number;
  @WholeField(0, 10_000, optional) debounceMs?: number;
  @WholeField(0, 60_000, optional) debounceCapMs?: number;

  @ValidateIf(given)
  @IsArray({ message: 'must be a list of minutes' })
  @ArrayMaxSize(6, { message: 'must have at most 6 entries' })
  @IsInt({ each: true, message: 'must be a list of whole minutes' })
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer' } })
  followUpMinutes?: number[];

  @TextField(5, 5, { ...optional, example: '21:00' }) quietStart?: string;
  @TextField(5, 5, { ...optional, example: '08:00' }) quietEnd?: string;
  @TextField(5, 5, optional) ownerQuietStart?: string;
  @TextField(5, 5, optional) ownerQuietEnd?: string;
  @FlagField(optional) notifySms?: boolean;
  @FlagField(optional) notifyEmail?: boolean;

  @ValidateIf(given)
  @IsObject({ message: 'must name events' })
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  notifyEvents?: Record<string, unknown>;

  @FlagField(optional) isTakeoverRelayOn?: boolean;
  @WholeField(1, 1440, optional) takeoverReminderMinutes?: number;
  @ChoiceField(TAKEOVER_SILENCES, optional) takeoverSilence?: OrgSettings['takeoverSilence'];
  @WholeField(1, 1440, optional) draftReminderMinutes?: number;
  @ChoiceField(REPLY_MODES, optional) replyMode?: OrgSettings['replyMode'];
  @ChoiceField(ASSISTANT_MODES, optional) assistantMode?: OrgSettings['assistantMode'];
  @WholeField(1, 100_000, optional) hourlySendCap?: number;
  @WholeField(1, 1_000_000, optional) dailySendCap?: number;

  @ValidateIf(given)
  @IsArray({ message: 'must be a list of countries' })
  @ArrayMaxSize(250, { message: 'must have at most 250 entries' })
  @IsString({ each: true, message: 'must be a list of country codes' })
  @ApiPropertyOptional({ type: [String] })
  allowedCountries?: string[];

  @WholeField(30, 3650, { ...optional, description: 'A person of whom nothing was heard for this many days is anonymised' })
  retentionDays?: number;

  toPatch(): SettingsPatch {
    const { version: _version, ...patch } = this;
    return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined && typeof value !== 'function'));
  }
}

/** The settings of the active org. */
export class SettingsDto {
  @ApiProperty() name: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() country: string;
  @ApiProperty() currency: string;
  @ApiProperty() locale: string;
  @ApiProperty() vertical: string;
  @ApiProperty() ownerName: string;
  @ApiProperty({ type: String, nullable: true }) ownerEmail: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerPhone: string | null;
  @ApiProperty({ type: String, nullable: true }) businessPhone: string | null;
  @ApiProperty({ type: String, nullable: true }) forwardedNumber: string | null;
  @ApiProperty({ type: String, nullable: true }) googlePlaceId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Where customers write a review; null without a place id' })
  reviewLink: string | null;
  @ApiProperty({ type: WeekHoursDto }) hours: WeekHours;
  @ApiProperty({ type: [HolidayDto] }) holidays: Holiday[];
  @ApiProperty() averageJobValueMinor: number;
  @ApiProperty({ type: String, nullable: true }) greeting: string | null;
  @ApiProperty({ type: String, nullable: true }) customInstructions: string | null;
  @ApiProperty({ type: String, nullable: true }) spokenMessage: string | null;
  @ApiProperty() maxWords: number;
  @ApiProperty({ description: 'Tokens that the context of one answer may have' }) contextTokens: number;
  @ApiProperty({ enum: DISCLOSURES }) disclosure: OrgSettings['disclosure'];
  @ApiProperty({ description: 'The law of its country wants it said in the first text, whatever `disclosure` is' })
  isDisclosureForced: boolean;
  @ApiProperty({ enum: PRICING_POLICIES }) pricingPolicy: OrgSettings['pricingPolicy'];
  @ApiProperty({ enum: LINE_MODES }) lineMode: OrgSettings['lineMode'];
  @ApiProperty() ringSeconds: number;
  @ApiProperty({ enum: ANSWER_CHECKS }) answerCheck: OrgSettings['answerCheck'];
  @ApiProperty() shortAnswerSeconds: number;
  @ApiProperty() isVoicemailOn: boolean;
  @ApiProperty() textBackCooldownMinutes: number;
  @ApiProperty() debounceMs: number;
  @ApiProperty() debounceCapMs: number;
  @ApiProperty({ type: [Number] }) followUpMinutes: number[];
  @ApiProperty() quietStart: string;
  @ApiProperty() quietEnd: string;
  @ApiProperty() ownerQuietStart: string;
  @ApiProperty() ownerQuietEnd: string;
  @ApiProperty() notifySms: boolean;
  @ApiProperty() notifyEmail: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true }) notifyEvents: Record<string, unknown>;
  @ApiProperty() isTakeoverRelayOn: boolean;
  @ApiProperty() takeoverReminderMinutes: number;
  @ApiProperty({ enum: TAKEOVER_SILENCES }) takeoverSilence: OrgSettings['takeoverSilence'];
  @ApiProperty({ description: 'Minutes after which a draft that nobody looked at is brought to mind' }) draftReminderMinutes: number;
  @ApiProperty({ enum: REPLY_MODES, description: 'draft: replies of the assistant wait for approval' }) replyMode: OrgSettings['replyMode'];
  @ApiProperty({ enum: ASSISTANT_MODES, description: 'simple: one shipped prompt words the replies, for tests and demos' })
  assistantMode: OrgSettings['assistantMode'];
  @ApiProperty() hourlySendCap: number;
  @ApiProperty() dailySendCap: number;
  @ApiProperty({ type: [String] }) allowedCountries: string[];
  @ApiProperty({ description: 'Days without a sign of a person after which they are anonymised' }) retentionDays: number;
  @ApiProperty() version: number;
  @ApiProperty({ description: 'The id of the org; the console needs one on every record.' }) id: string;

  static from(profile: OrgProfile): SettingsDto {
    const { id, name, timeZone, country, currency, locale, vertical, settings } = profile;
    const reviewLink = settings.googlePlaceId === null ? null : reviewLinkOf(settings.googlePlaceId);
    return {
      ...{ ...settings, reviewLink, isDisclosureForced: isDisclosureForced(country) },
      ...{ id, name, timeZone, country, currency, locale, vertical },
    };
  }
}
