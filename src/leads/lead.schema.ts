import type { LeadSource, LeadStatus } from './lead.machine.js';
import type { SlotMap } from './slots.rules.js';

export type LineType = 'unknown' | 'mobile' | 'landline' | 'voip' | 'invalid';

/** A person with their numbers, as services of other modules see them. */
export interface ContactView {
  id: string;
  name: string | null;
  email: string | null;
  address: string | null;
  timeZone: string | null;
  zoneSource: string | null;
  language: string | null;
  notes: string | null;
  tags: string[];
  isBlocked: boolean;
  lineType: LineType;
  /** Since when that is known; null for what was learnt before this was kept. */
  lineTypeAt: Date | null;
  whatsappUnreachableAt: Date | null;
  /** The number to show: phone first, then WhatsApp; null for people without one. */
  phone: string | null;
  identities: { kind: string; value: string }[];
  openLeadId: string | null;
  /** Why this person must be kept, by whose word, since when; null without a legal hold. */
  holdReason: string | null;
  holdByName: string | null;
  holdAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** An opportunity with its person and its facts. */
export interface LeadView {
  id: string;
  contactId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  status: LeadStatus;
  source: LeadSource;
  urgency: string;
  service: string | null;
  estimatedValueMinor: number | null;
  actualValueMinor: number | null;
  isOpen: boolean;
  notes: string | null;
  ownerUserId: string | null;
  version: number;
  slots: SlotMap;
  conversationId: string | null;
  lastActivityAt: Date;
  createdAt: Date;
}

/** A value that a fact had, from the moment on that it was learnt. */
export interface SlotChange {
  name: string;
  oldValue: string | null;
  value: string;
  confidence: number;
  source: string;
  sourceMessageId: string | null;
  at: Date;
}

/** One line of a lead's history, whichever module it comes from. */
export interface TimelineEntry {
  at: Date;
  type: string;
  title: string;
  detail: string | null;
  /** A console path, if there is something to open. */
  link: string | null;
}
