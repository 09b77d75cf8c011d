import type { Turn } from '../../conversations/turn.port.js';
import type { EngineInput, FoundText, HistoryLine, KnownSlots } from '../../engines/engine.port.js';
import type { TokenCounter } from '../../engines/tokens.rules.js';
import type { SlotMap, SlotName } from '../../leads/slots.rules.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { Booking, BusinessFacts } from '../htl.schema.js';
import type { Found } from '../retrieval/found.schema.js';
import { compileParts, partOf, textsOf, type CompiledContext, type Piece } from './budget.rules.js';
import { engineBusiness } from './business-facts.rules.js';
import { slotPieces, stableParts, type StableParts } from './parts.rules.js';
import { openQuestion } from './pending.rules.js';

const HISTORY_LINES = 20;
/** Nobody types a book into a phone; what follows is kept in the thread, but an engine does not read it. */
const MAX_TEXT = 4000;
const MAX_HISTORY_TEXT = 1000;
/** It changes with the hour: it stands behind the pieces that are the same in every turn. */
const OF_THE_HOUR = 'Next open';

export interface InputFacts {
  turn: Turn;
  profile: OrgProfile;
  version: TurnProfile | null;
  business: BusinessFacts;
  slots: SlotMap;
  upcoming: Booking[];
  now: Date;
  isFirstReply: boolean;
  found: Found;
  /** Of the engine that will be asked. */
  count: TokenCounter;
}

export interface CompiledInput {
  input: EngineInput;
  compiled: CompiledContext;
  stable: StableParts;
}

/** What an engine is told about one turn, under the token budget of the business; nothing of other customers, no secret. */
export function engineInput(facts: InputFacts): CompiledInput {
  const { turn, profile, version, business, slots, upcoming, now, isFirstReply, found } = facts;
  const { memory, stage } = turn.thread;
  const told = engineBusiness(profile, business, version);
  const ofTheHour = told.facts.filter(({ label }) => label === OF_THE_HOUR);
  const stable = stableParts({
    ...told,
    facts: told.facts.filter(({ label }) => label !== OF_THE_HOUR),
    version,
    language: version?.defaultLanguage ?? 'en',
  });
  const compiled = compileParts(
    {
      ...stable,
      profile: [...stable.profile, ...ofTheHour.map(({ label, value }) => ({ text: `${label}: ${value}`, from: 'now' }))],
      slots: slotPieces(slots, upcoming),
      summary: memory.summary === null ? [] : [{ text: memory.summary }],
      knowledge: foundPieces(found, 'knowledge'),
      older: foundPieces(found, 'conversation'),
      recent: turn.history.slice(-HISTORY_LINES).map(({ seq, body }) => ({ seq, text: body.slice(0, MAX_HISTORY_TEXT) })),
      new: turn.messages.map(({ seq, body }) => ({ seq, text: body.slice(0, MAX_TEXT) })),
    },
    profile.settings.contextTokens,
    facts.count,
  );
  const stated = new Set(textsOf(compiled, 'profile'));
  const examples = new Set(textsOf(compiled, 'tone'));
  const input: EngineInput = {
    now: now.toISOString(),
    timeZone: profile.timeZone,
    business: {
      ...told,
      facts: told.facts.filter(({ label, value }) => label === OF_THE_HOUR || stated.has(`${label}: ${value}`)),
      ...(told.tone && { tone: { ...told.tone, examples: told.tone.examples.filter((text) => examples.has(`Sounds like: ${text}`)) } }),
    },
    contact: slots.name ? { name: slots.name.value } : {},
    slots: toldSlots(slots, compiled),
    pending: turn.supersedes === null ? openQuestion(memory.pending, now) : null,
    upcoming: upcoming.map(({ id, label, startsAt, serviceName }) => ({ id, label, startsAt, serviceName })),
    history: linesOf(turn, compiled),
    incoming: textsToAnswer(turn, compiled),
    ...(business.isSimple && { mode: 'simple' as const }),
    state: { stage, confusedTurns: memory.confusedTurns, isFirstReply, ...(memory.lastAsked && { lastAsked: memory.lastAsked }) },
    background: {
      rules: textsOf(compiled, 'rules'),
      guardrails: textsOf(compiled, 'guardrails'),
      scripts: textsOf(compiled, 'scripts'),
      summary: textsOf(compiled, 'summary')[0] ?? null,
      ctas: textsOf(compiled, 'cta'),
      knowledge: foundTexts(compiled, 'knowledge'),
      older: foundTexts(compiled, 'older'),
    },
  };
  return { input, compiled, stable };
}

function foundPieces({ pieces }: Found, source: 'knowledge' | 'conversation'): Piece[] {
  return pieces
    .filter((piece) => piece.source === source)
    .map(({ heading, body, title, isStale }) => ({
      text: heading === null ? body : `${heading}: ${body}`,
      from: isStale ? `${title} (out of date)` : title,
    }));
}

function foundTexts(compiled: CompiledContext, name: 'knowledge' | 'older'): FoundText[] {
  return partOf(compiled, name).pieces.map(({ text, from }) => ({ text, from: from ?? '' }));
}

/** The facts as they fit; an engine that compares needs them whole, and they are, but for texts of unlikely length. */
function toldSlots(slots: SlotMap, compiled: CompiledContext): KnownSlots {
  const { isCompacted, pieces } = partOf(compiled, 'slots');
  if (!isCompacted) return slots;
  return Object.fromEntries(
    (Object.keys(slots) as SlotName[]).map((name, at) => [
      name,
      { ...slots[name]!, value: pieces[at]!.text.slice(pieces[at]!.text.indexOf(': ') + 2) },
    ]),
  );
}

function linesOf(turn: Turn, compiled: CompiledContext): HistoryLine[] {
  const bySeq = new Map(turn.history.map((message) => [message.seq, message]));
  return partOf(compiled, 'recent').pieces.flatMap(({ seq, text }) => {
    const message = bySeq.get(seq ?? -1);
    return message ? [{ sender: message.sender, text, at: message.at.toISOString() }] : [];
  });
}

function textsToAnswer(turn: Turn, compiled: CompiledContext): EngineInput['incoming'] {
  const bySeq = new Map(turn.messages.map((message) => [message.seq, message]));
  return partOf(compiled, 'new').pieces.flatMap(({ seq, text }) => {
    const message = bySeq.get(seq ?? -1);
    return message ? [{ id: message.id, text, at: message.at.toISOString() }] : [];
  });
}
