/** What the API answers, as far as the console reads it. */
export interface Membership {
  orgId: string;
  name: string;
  slug: string;
  role: string;
  kind: string;
  timeZone: string;
}
export interface Org {
  id: string;
  name: string;
  slug: string;
  timeZone: string;
  country: string;
  currency: string;
  locale: string;
  vertical: string;
  status: string;
  role: string;
}
export interface User {
  id: string;
  name: string;
  email: string;
}
export interface Me {
  user: User;
  activeOrg: Org | null;
  memberships: Membership[];
  permissions: string[];
}
export type Handler = 'ai' | 'human' | 'paused';
export type Priority = 'none' | 'low' | 'medium' | 'high' | 'critical';
export interface GateStep {
  rule: string;
  verdict: 'pass' | 'defer' | 'deny' | 'skip';
  reason: string;
}
export interface SlotValue {
  value: string;
  confidence: number;
  sourceMessageId: string | null;
}
export type SlotMap = Record<string, SlotValue>;
export interface Lead {
  id: string;
  contactId: string;
  name: string | null;
  phone: string;
  status: string;
  source: string;
  urgency: string | null;
  service: string | null;
  address: string | null;
  email: string | null;
  estimatedValueMinor: number | null;
  actualValueMinor: number | null;
  isOpen: boolean;
  lastActivityAt: string;
  createdAt: string;
  conversationId: string | null;
  slots: SlotMap;
  notes: string | null;
  version: number;
}
export interface CallEvent {
  type: string;
  at: string;
  detail?: Record<string, string | number | boolean>;
}
export interface Call {
  id: string;
  from: string;
  fromLabel: string | null;
  contactId: string | null;
  leadId: string | null;
  conversationId: string | null;
  status: string;
  missedReason: string | null;
  isAfterHours: boolean;
  startedAt: string;
  ringSeconds: number | null;
  durationSeconds: number | null;
  textBack: string | null;
  textBackReason: string | null;
  textedAfterSeconds: number | null;
  leadStatus: string | null;
  transcription: string | null;
  isWithheld: boolean;
  events?: CallEvent[];
}
export interface HandoffPackage {
  reason?: string;
  priority?: Priority;
  summary?: string;
  slots?: Record<string, SlotValue | string>;
  trend?: string;
  recommendedAction?: string;
  valueMinor?: number | null;
}
export interface ActionItem {
  id: string;
  kind: string;
  priority: Exclude<Priority, 'none'>;
  reason: string;
  summary: string;
  package: HandoffPackage | null;
  status: 'open' | 'accepted' | 'snoozed' | 'resolved';
  assigneeUserId: string | null;
  conversationId: string | null;
  leadId: string | null;
  contactId: string | null;
  contactName: string | null;
  contactAddress: string | null;
  dueAt: string | null;
  createdAt: string;
  acknowledgedAt: string | null;
  version: number;
}
export interface Appointment {
  id: string;
  contactId: string;
  contactName?: string | null;
  contactAddress?: string | null;
  leadId: string | null;
  conversationId: string | null;
  serviceId: string | null;
  serviceName: string;
  resourceId: string;
  resourceName?: string | null;
  startsAt: string;
  endsAt: string;
  status: 'scheduled' | 'confirmed' | 'completed' | 'cancelled' | 'no_show';
  source: string;
  address: string | null;
  notes: string | null;
  version: number;
}
export interface Decision {
  id: string;
  conversationId: string;
  trigger: string;
  fromSeq: number;
  toSeq: number;
  action: string;
  reasonCode: string;
  messageType: string | null;
  intent: string | null;
  sentiment: string | null;
  confidence: number | null;
  engine: string;
  model: string | null;
  reply: string | null;
  plan: Record<string, unknown>;
  checks: unknown[];
  stateBefore: Record<string, unknown>;
  stateAfter: Record<string, unknown>;
  tokensIn: number;
  tokensOut: number;
  costMicros: number | null;
  durationMs: number;
  createdAt: string;
  outbound?: { id: string; body: string; state: string; blockReason: string | null; gate: GateStep[] }[];
}
export interface Conversation {
  id: string;
  contactId: string;
  contactName: string | null;
  contactAddress: string;
  channel: string;
  leadId: string | null;
  leadStatus: string | null;
  status: 'open' | 'closed';
  closeReason: string | null;
  stage: string;
  handler: Handler;
  handlerUserId: string | null;
  handlerUserName: string | null;
  handlerSince: string;
  lastPreview: string;
  lastMessageAt: string;
  unreadCount: number;
  sentiment: string;
  priority: Priority;
  followUpCount: number;
  nextFollowUpAt: string | null;
  serviceWindowUntil: string | null;
  isWaitingOnUs: boolean;
  openActions: number;
}
export interface ConversationDetail extends Conversation {
  memory: { pending?: { kind: string; options?: { index: number; label: string }[] } | null } | null;
  lead: Lead | null;
  appointments: Appointment[];
  lastDecision: Decision | null;
  escalation: ActionItem | null;
  isSuppressed: boolean;
}
export interface Message {
  id: string;
  seq: number;
  direction: 'in' | 'out';
  sender: 'customer' | 'ai' | 'human' | 'system';
  senderName: string | null;
  kind: string;
  body: string;
  media: { url: string; contentType: string }[];
  createdAt: string;
  state: string | null;
  providerStatus: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  blockReason: string | null;
  gate: GateStep[] | null;
  lane: string | null;
  decisionId: string | null;
}
export interface NotificationItem {
  id: string;
  event: string;
  priority: 'normal' | 'high' | 'critical';
  title: string;
  body: string;
  link: string | null;
  count: number;
  conversationId: string | null;
  createdAt: string;
  updatedAt: string;
  isRead?: boolean;
  readAt?: string | null;
}
export interface Ladder {
  from: string;
  to: string;
  calls: number;
  missed: number;
  texted: number;
  engaged: number;
  qualified: number;
  booked: number;
  completed: number;
  estimatedRevenueMinor: number;
  actualRevenueMinor: number;
  medianFirstReplySeconds: number | null;
}
export interface DashboardStats {
  timeZone: string;
  currency: string;
  today: Ladder;
  month: Ladder;
  now: { openConversations: number; needsHuman: number; openActions: number; criticalActions: number; pendingFollowUps: number };
  closed: Record<string, number>;
}
export interface FeedItem {
  id?: string;
  at: string;
  type: string;
  title: string;
  detail: string | null;
  link: string | null;
}
export interface TimelineDay {
  day: string;
  inbound: number;
  outbound: number;
  calls: number;
  missed: number;
}
export interface LedgerEntry {
  seq: number;
  at: string;
  type: string;
  sid?: string;
  from?: string;
  to?: string;
  body?: string;
  status?: string;
  direction?: string;
  errorCode?: number;
  detail?: Record<string, unknown>;
}
export interface SystemInfo {
  mode: 'embedded' | 'real';
  redis: string;
  engine: string;
  version: string;
}
