import type { Turn } from '../../conversations/turn.port.js';
import type { EngineInput, HistoryLine } from '../../engines/engine.port.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { Booking, BusinessFacts } from '../htl.schema.js';
import { engineBusiness } from './business-facts.rules.js';
import { openQuestion } from './pending.rules.js';

const HISTORY_LINES = 20;
/** Nobody types a book into a phone; what follows is kept in the thread, but an engine does not read it. */
const MAX_TEXT = 4000;
const MAX_HISTORY_TEXT = 1000;

export interface InputFacts {
  turn: Turn;
  profile: OrgProfile;
  version: TurnProfile | null;
  business: BusinessFacts;
  slots: SlotMap;
  upcoming: Booking[];
  now: Date;
  isFirstReply: boolean;
}

/** What an engine is told about one turn; nothing of other customers, no secret. */
export function engineInput({ turn, profile, version, business, slots, upcoming, now, isFirstReply }: InputFacts): EngineInput {
  const { memory, stage } = turn.thread;
  const history = turn.history.slice(-HISTORY_LINES).map((message): HistoryLine => ({
    sender: message.sender,
    text: message.body.slice(0, MAX_HISTORY_TEXT),
    at: message.at.toISOString(),
  }));
  return {
    now: now.toISOString(),
    timeZone: profile.timeZone,
    business: engineBusiness(profile, business, version),
    contact: slots.name ? { name: slots.name.value } : {},
    slots,
    pending: turn.supersedes === null ? openQuestion(memory.pending, now) : null,
    upcoming: upcoming.map(({ id, label, startsAt, serviceName }) => ({ id, label, startsAt, serviceName })),
    history,
    incoming: turn.messages.map(({ id, body, at }) => ({ id, text: body.slice(0, MAX_TEXT), at: at.toISOString() })),
    state: { stage, confusedTurns: memory.confusedTurns, isFirstReply, ...(memory.lastAsked && { lastAsked: memory.lastAsked }) },
  };
}
