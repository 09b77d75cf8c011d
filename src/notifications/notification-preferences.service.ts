import { Injectable } from '@nestjs/common';
import type { OrgProfile, TakeoverSilence } from '../orgs/org-profile.schema.js';
import { SettingsService } from '../orgs/settings.service.js';
import { StaffPhones } from '../orgs/staff-phones.service.js';
import type { StaffPhone } from '../orgs/staff-phone.entity.js';
import type { EventSwitches } from './alert-events.schema.js';

export interface PreferencesPatch {
  version: number;
  notifySms?: boolean;
  notifyEmail?: boolean;
  ownerQuietStart?: string;
  ownerQuietEnd?: string;
  isTakeoverRelayOn?: boolean;
  takeoverReminderMinutes?: number;
  draftReminderMinutes?: number;
  takeoverSilence?: TakeoverSilence;
  /** Switches of the named events; others keep theirs. */
  events?: Record<string, EventSwitches>;
}

export interface Preferences {
  profile: OrgProfile;
  phones: StaffPhone[];
}

/** How the business wants to be told, beside the console, which always tells. */
@Injectable()
export class NotificationPreferences {
  constructor(
    private readonly settings: SettingsService,
    private readonly phones: StaffPhones,
  ) {}

  async get(): Promise<Preferences> {
    return { profile: await this.settings.get(), phones: await this.phones.list() };
  }

  async update({ version, events, ...patch }: PreferencesPatch): Promise<Preferences> {
    const { settings } = await this.settings.get();
    const merged = events ? { notifyEvents: { ...settings.notifyEvents, ...events } } : {};
    const profile = await this.settings.update({ ...patch, ...merged }, version);
    return { profile, phones: await this.phones.list() };
  }
}
