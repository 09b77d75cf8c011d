import { createHash } from 'node:crypto';
import type { BusinessState, RetrievalPart, StoredContext } from '../../conversations/decision.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { OrgProfile, OrgSettings } from '../../orgs/org-profile.schema.js';
import type { Found } from '../retrieval/found.schema.js';
import type { TurnContext } from '../context/context.schema.js';
import type { CtaFacts } from '../ctas/cta.schema.js';
import { STABLE_NAMES } from '../context/parts.rules.js';
import type { OfferedOption } from '../../engines/engine.port.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { Booking, Decision, Facts, FoundOpenings } from '../htl.schema.js';

/** The settings that decide what is said; phones of the owner and the like are none of them. */
const SETTINGS = [
  'hours',
  'holidays',
  'averageJobValueMinor',
  'maxWords',
  'contextTokens',
  'disclosure',
  'assistantMode',
  'pricingPolicy',
  'customInstructions',
  'businessPhone',
] as const satisfies readonly (keyof OrgSettings)[];

/** The business behind a turn, small enough to be kept: what a replay reads, and the pieces that stand in every context. */
export function businessState(context: TurnContext): BusinessState {
  const { profile, services, local, version, stable, ownRules, tried, ctas, isKnowledgeStale } = context;
  return {
    profile: told(profile),
    services,
    local,
    versionId: version?.versionId ?? null,
    ownRules,
    ...(tried?.overlay && { overlay: tried.overlay }),
    ...(ctas && { ctas: { list: ctas.list, sequence: ctas.sequence } }),
    ...(isKnowledgeStale && { isKnowledgeStale }),
    pieces: STABLE_NAMES.flatMap((name) => stable[name].map(({ text }) => text)),
  };
}

export type ToldProfile = Pick<OrgProfile, 'id' | 'name' | 'vertical' | 'timeZone' | 'country' | 'currency' | 'locale'> & {
  settings: Pick<OrgSettings, (typeof SETTINGS)[number]>;
};

function told({ id, name, vertical, timeZone, country, currency, locale, settings }: OrgProfile): ToldProfile {
  return {
    id,
    name,
    vertical,
    timeZone,
    country,
    currency,
    locale,
    settings: Object.fromEntries(SETTINGS.map((key) => [key, settings[key]])) as ToldProfile['settings'],
  };
}

/** The same state has the same name. */
export function hashOf(state: BusinessState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 32);
}

/** The compiled context as it is stored: messages by their numbers, pieces of the business by their places in its state. */
export function storedContext({ compiled, stable }: TurnContext, business: string): StoredContext {
  let from = 0;
  const places = new Map<string, { from: number; count: number }>();
  for (const name of STABLE_NAMES) {
    places.set(name, { from, count: stable[name].length });
    from += stable[name].length;
  }
  return {
    budget: compiled.budget,
    tokens: compiled.tokens,
    business,
    parts: [...framePart(compiled), ...partsOf(compiled, places)],
  };
}

/** What is sent beside the pieces has tokens and no words of its own: our instructions, and the frame of the data. */
function framePart({ frame }: TurnContext['compiled']): StoredContext['parts'] {
  return frame === 0 ? [] : [{ name: 'frame', tokens: frame, cap: frame, dropped: 0, isCompacted: false, pieces: [] }];
}

function partsOf({ parts }: TurnContext['compiled'], places: ReadonlyMap<string, { from: number; count: number }>): StoredContext['parts'] {
  return parts
    .filter(({ pieces, dropped }) => pieces.length > 0 || dropped > 0)
    .map(({ name, tokens, cap, dropped, isCompacted, pieces }) => {
      const place = places.get(name);
      const fixed = place && { from: place.from, count: Math.min(place.count, pieces.length) };
      return {
        name,
        tokens,
        cap,
        dropped,
        isCompacted,
        ...(fixed && { fixed }),
        pieces: pieces
          .slice(fixed?.count ?? 0)
          .map((piece) =>
            piece.seq === undefined
              ? { text: piece.text, tokens: piece.tokens, ...(piece.from !== undefined && { from: piece.from.slice(0, 200) }) }
              : { seq: piece.seq, tokens: piece.tokens, ...(piece.chars !== undefined && { chars: piece.chars }) },
          ),
      };
    });
}

export function retrievalPart(found: Found, plan: Decision): RetrievalPart | null {
  if (found.triggers.length === 0) return null;
  return {
    triggers: [...found.triggers],
    mayStateNumbers: found.mayStateNumbers,
    ...(found.second && { second: found.second }),
    found: found.pieces.map(({ id, source, documentId, title, score, isStale }) => ({
      id,
      source,
      documentId,
      title: title.slice(0, 300),
      score: Math.round(score * 1000) / 1000,
      isStale,
      isAnswer: plan.answeredFrom === id,
    })),
  };
}

export const REPLAY_FORMAT = 1;

/** What a decision was made of beside the business and the messages, which are kept apart. */
export interface ReplayRecord {
  format: typeof REPLAY_FORMAT;
  business: string;
  at: string;
  /** The oldest message that was read. */
  fromMessage: number;
  /** Numbers from there on that were not read: drafts, and texts of ours that had not left. What became of them later changes nothing. */
  unread?: number[];
  thread: Pick<Turn['thread'], 'contactName' | 'contactHome' | 'contactAddress' | 'stage' | 'sentiment' | 'memory'>;
  hasMedia: boolean;
  isSuperseding: boolean;
  unsaid: string | null;
  slots: SlotMap;
  upcoming: Booking[];
  kept: OfferedOption | null;
  found: Found | null;
  openings: FoundOpenings | null;
  lost: OfferedOption | null;
  /** Where a region asked for more than the setting does. Left out, and in records of before there was such a rule, the setting held. */
  disclosure?: Facts['business']['disclosure'];
  /** Every opening that was tried was gone. */
  hasBookingFailed?: boolean;
  /** The lead that the states of calls to action belong to, and the link that the text carries, if it carries one. */
  cta?: { leadId: string; link: CtaFacts['link'] | null };
}

/** Small turns make small records: what is empty is left out by the reader's defaults. */
export function replayRecord(turn: Turn, context: TurnContext, facts: Facts, done: { plan: Decision; business: string }): ReplayRecord {
  const { plan, business } = done;
  const { contactName, contactHome, contactAddress, stage, sentiment, memory } = turn.thread;
  const read = [...turn.history, ...turn.messages].map(({ seq }) => seq);
  const fromMessage = Math.min(...read);
  const unread = missingIn(read, fromMessage, turn.toSeq);
  return {
    format: REPLAY_FORMAT,
    business,
    at: turn.claimedAt.toISOString(),
    fromMessage,
    ...(unread.length > 0 && { unread }),
    thread: { contactName, contactHome, contactAddress, stage, sentiment, memory },
    hasMedia: turn.hasMedia,
    isSuperseding: turn.supersedes !== null,
    unsaid: context.unsaid,
    slots: context.readSlots,
    upcoming: context.upcoming,
    kept: context.picked,
    found: context.found.triggers.length > 0 ? context.found : null,
    openings: facts.openings,
    lost: facts.lost,
    ...(facts.business.disclosure !== context.profile.settings.disclosure && { disclosure: facts.business.disclosure }),
    ...(facts.hasBookingFailed && { hasBookingFailed: true }),
    ...(facts.ctas && { cta: { leadId: facts.ctas.leadId, link: plan.effects.cta?.offer ? facts.ctas.link : null } }),
  };
}

function missingIn(read: readonly number[], from: number, to: number): number[] {
  const known = new Set(read);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).filter((seq) => !known.has(seq));
}
