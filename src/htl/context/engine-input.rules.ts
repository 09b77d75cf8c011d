import type { Turn } from '../../conversations/turn.port.js';
import { NOTHING_TOLD, type EngineInput } from '../../engines/engine.port.js';
import { frameTokens } from '../../engines/model/prompt.rules.js';
import { estimateTokens, type TokenCounter } from '../../engines/tokens.rules.js';
import { withoutGuesses, type SlotMap } from '../../leads/slots.rules.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { Booking, BusinessFacts } from '../htl.schema.js';
import type { Found } from '../retrieval/found.schema.js';
import { compileParts, measureOfWords, type CompiledContext } from './budget.rules.js';
import { engineBusiness } from './business-facts.rules.js';
import { factPiece, slotPieces, stableParts, told, type StableParts } from './parts.rules.js';
import { openQuestion } from './pending.rules.js';
import { measureOfData, toldOf } from './told.rules.js';
import { ctaPieces, foundPieces, linePieces, readBody, statePieces, textPieces } from './turn-parts.rules.js';

/** It changes with the hour: it stands behind the pieces that are the same in every turn. */
const OF_THE_HOUR = 'Next open';

export interface InputFacts {
  turn: Turn;
  profile: OrgProfile;
  version: TurnProfile | null;
  business: BusinessFacts;
  slots: SlotMap;
  upcoming: Booking[];
  /** What it may lead this customer to. */
  ctas: readonly Cta[];
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

/**
 * What an engine may know about one turn, and what of it is sent to a model under the token budget of the business; nothing of other
 * customers, no secret. Code reads the whole of it.
 */
export function engineInput(facts: InputFacts): CompiledInput {
  const { turn, profile, version, business, upcoming, now, isFirstReply, found, count } = facts;
  const { memory, stage } = turn.thread;
  // What nobody said is not told on: an engine would take it for a fact.
  const slots = withoutGuesses(facts.slots);
  const about = engineBusiness(profile, business, version);
  const isOfTheHour = ({ label }: { label: string }): boolean => label === OF_THE_HOUR;
  const stable = stableParts({
    ...about,
    facts: about.facts.filter((fact) => !isOfTheHour(fact)),
    customInstructions: profile.settings.customInstructions ?? '',
    version,
    language: version?.defaultLanguage ?? 'en',
  });
  const known: EngineInput = {
    now: now.toISOString(),
    timeZone: profile.timeZone,
    business: about,
    contact: slots.name ? { name: slots.name.value } : {},
    slots,
    pending: turn.supersedes === null ? openQuestion(memory.pending, now) : null,
    upcoming: upcoming.map(({ id, label, startsAt, serviceName }) => ({ id, label, startsAt, serviceName })),
    history: turn.history.map((message) => ({ sender: message.sender, text: readBody(message), at: message.at.toISOString() })),
    incoming: turn.messages.map((message) => ({ id: message.id, text: readBody(message), at: message.at.toISOString() })),
    ...(business.isSimple && { mode: 'simple' as const }),
    state: { stage, confusedTurns: memory.confusedTurns, isFirstReply, ...(memory.lastAsked && { lastAsked: memory.lastAsked }) },
    told: NOTHING_TOLD,
  };
  // The rules send nothing to anybody: for them there is no frame, and a piece is its words.
  const isSent = count !== estimateTokens;
  const compiled = compileParts(
    {
      ...stable,
      profile: [...stable.profile, ...about.facts.filter(isOfTheHour).map((fact) => ({ ...factPiece(fact), from: 'now' }))],
      slots: slotPieces(slots, upcoming),
      summary: memory.summary === null ? [] : [{ text: told(memory.summary) }],
      state: statePieces(turn, now),
      cta: ctaPieces(facts.ctas, turn, now),
      knowledge: foundPieces(found, 'knowledge'),
      older: foundPieces(found, 'conversation'),
      recent: linePieces(turn.history),
      new: textPieces(turn.messages),
    },
    profile.settings.contextTokens,
    isSent ? measureOfData(count) : measureOfWords(count),
    isSent ? frameTokens(known, count) : 0,
  );
  return { input: { ...known, told: toldOf(compiled) }, compiled, stable };
}
