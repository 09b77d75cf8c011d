/** What a business sets up: hours, services, phones, notifications. */
export interface Service {
  id: string;
  name: string;
  keywords: string[];
  durationMinutes: number;
  bufferMinutes: number;
  priceMinor: number | null;
  needsAddress: boolean;
  isActive: boolean;
}
export interface Resource {
  id: string;
  name: string;
  isDefault: boolean;
  isActive: boolean;
}
export interface Opening {
  startsAt: string;
  endsAt: string;
  resourceId: string;
  label: string;
}
export interface NumberItem {
  id: string;
  address: string;
  channel: string;
  provider: string;
  state: string;
  isSimulated: boolean;
  registration: string;
}
export const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type WeekDay = (typeof weekDays)[number];
export interface OpenRange {
  open: string;
  close: string;
}
export type WeekHours = Record<WeekDay, OpenRange[]>;
export interface Holiday {
  date: string;
  name?: string;
}
export interface Settings {
  name: string;
  timeZone: string;
  country: string;
  currency: string;
  vertical: string;
  version: number;
  ownerName: string;
  ownerPhone: string | null;
  ownerEmail: string | null;
  businessPhone: string | null;
  hours: WeekHours;
  holidays: Holiday[];
  averageJobValueMinor: number;
  greeting: string | null;
  customInstructions: string | null;
  spokenMessage: string | null;
  maxWords: number;
  disclosure: string;
  pricingPolicy: string;
  lineMode: string;
  forwardedNumber: string | null;
  ringSeconds: number;
  answerCheck: string;
  shortAnswerSeconds: number;
  isVoicemailOn: boolean;
  textBackCooldownMinutes: number;
  quietStart: string;
  quietEnd: string;
  ownerQuietStart: string;
  ownerQuietEnd: string;
  notifySms: boolean;
  notifyEmail: boolean;
  isTakeoverRelayOn: boolean;
  takeoverReminderMinutes: number;
  takeoverSilence: string;
  [key: string]: unknown;
}
export interface NotificationPreferences {
  version: number;
  events: { event: string; label: string; sms: boolean; email: boolean; isFixed: boolean }[];
}
