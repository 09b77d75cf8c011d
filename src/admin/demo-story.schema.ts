export interface StoryLine {
  at: Date;
  from: 'customer' | 'ai' | 'system';
  kind: string;
  body: string;
}

export interface StoryCall {
  at: Date;
  status: 'answered' | 'missed';
  missedReason: string | null;
  isAfterHours: boolean;
  ringSeconds: number;
  durationSeconds: number | null;
}

export interface StoryThread {
  openedAt: Date;
  closedAt: Date | null;
  closeReason: 'booked' | 'no_response' | null;
  handler: 'ai' | 'human';
  stage: string;
  followUpCount: number;
  lines: StoryLine[];
}

export interface StoryLead {
  status: 'completed' | 'unresponsive' | 'booked' | 'qualifying';
  slots: Record<string, string>;
  textedAt: Date;
  engagedAt: Date | null;
  qualifiedAt: Date | null;
  bookedAt: Date | null;
  completedAt: Date | null;
  actualValueMinor: number | null;
}

export interface StoryVisit {
  serviceName: string;
  startsAt: Date;
  minutes: number;
  status: 'completed' | 'scheduled';
  bookedAt: Date;
}

export interface StoryAction {
  at: Date;
  reason: string;
  summary: string;
  priority: 'high';
  recommendedAction: string;
}

/** One customer's past with the demo business. */
export interface Story {
  key: string;
  phone: string;
  name: string | null;
  address: string | null;
  call: StoryCall;
  thread: StoryThread | null;
  lead: StoryLead | null;
  visit: StoryVisit | null;
  action: StoryAction | null;
}
