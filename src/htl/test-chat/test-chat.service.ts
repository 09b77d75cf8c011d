import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { conflict, notFound, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import type { FiredRule } from '../../conversations/decision.schema.js';
import { decideAtDoor, languageOfThread, readAtDoor, routeAtDoor, type DoorFacts, type DoorRoute } from '../../conversations/door.rules.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { GateVerdict } from '../../policy/gate-facts.schema.js';
import { evaluate } from '../../policy/policy.gate.js';
import type { CtaOffer } from '../ctas/cta.schema.js';
import type { Check, Decision } from '../htl.schema.js';
import type { Reply } from '../reply.rules.js';
import { MAX_TEXTS, NEW_CHAT, bookingsAfter, gateFactsOf, turnOf } from './test-chat.rules.js';
import type { ChatState } from './test-chat.rules.js';
import { DraftReader, type Draft } from './draft-reader.service.js';
import { DraftTurns } from './draft-turns.service.js';
import { TestChatsRepository } from './test-chats.repository.js';
import type { ChatRow } from './test-chats.repository.js';

interface TestText {
  body: string;
  kind: string;
  gate: GateVerdict;
}

/** What a text would offer the customer, and why it would. */
export interface TestOffer extends Pick<Cta, 'id' | 'kind' | 'label' | 'target'> {
  /** From 1; 0 where the whole of it is said at once. */
  step: number;
  why: CtaOffer['why'];
}

/** What the assistant would do with a text, and why. */
export interface TurnPreview {
  texts: TestText[];
  action: string;
  reasonCode: string;
  engine: string | null;
  /** The call to action that the text would carry. */
  offer: TestOffer | null;
  /** How the text was read; null when no engine was asked. */
  read: { intent: string; sentiment: string } | null;
  /** The own rule that decided, or that added to what was said. */
  rule: FiredRule | null;
  /** What would have been done beside talking: book, cancel, escalations. */
  effects: string[];
  /** What the words were checked for; empty where code has fixed words. */
  checks: Check[];
  /** Who worded it: code, an engine, or the safe template; null for silence. */
  writer: Reply['writer'];
  model: string | null;
}

/** The same in a chat that goes on. */
export interface TestAnswer extends TurnPreview {
  chatId: string;
}

type Said = Omit<TurnPreview, 'texts'> & {
  texts: { body: string; kind: string }[];
  state: ChatState;
};

/** Talks to the draft of the assistant. Nothing is sent, and no thread, lead or calendar is touched. */
@Injectable()
export class TestChat {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftReader,
    private readonly turns: DraftTurns,
    private readonly repository: TestChatsRepository,
    private readonly clock: Clock,
  ) {}

  /** `versionId`: the version of the documents that answers; null: the answers of now. */
  async say(text: string, chatId: string | null, versionId: string | null): Promise<TestAnswer> {
    const id = chatId ?? newId();
    const { draft, chat } = await this.database.transaction(async (tx) => ({
      chat: await this.find(tx, chatId),
      draft: await this.drafts.read(versionId),
    }));
    if (chat.state.lines.length >= MAX_TEXTS) throw refused('test_chat.full', 'This test chat is long enough. Start a new one.');
    const { state, ...answer } = await this.answer(id, draft, chat.state, text);
    await this.keep(id, chatId === null ? null : chat.version, state);
    return { chatId: id, ...answer };
  }

  /** One text on its own, as the first of a thread; nothing of it is kept. */
  async preview(text: string, versionId: string | null): Promise<TurnPreview> {
    const draft = await this.database.transaction(() => this.drafts.read(versionId));
    const { state: _state, ...answer } = await this.answer(newId(), draft, NEW_CHAT, text);
    return answer;
  }

  private async answer(id: string, draft: Draft, before: ChatState, text: string): Promise<TurnPreview & { state: ChatState }> {
    const now = this.clock.now();
    const line = { id: newId(), sender: 'customer' as const, body: text, at: now.toISOString() };
    const state = { ...before, lines: [...before.lines, line] };
    const { profile } = draft;
    const said = beforeTheTurn(text, state, profile) ?? (await this.turn(id, draft, state, now));
    // STOP is confirmed once more, as the law allows; nothing after it leaves
    const suppressed = { ...state, isOptedOut: before.isOptedOut };
    const texts = said.texts.map((each) => ({
      ...each,
      gate: evaluate(gateFactsOf({ profile, channel: draft.channel, state: suppressed, now, ...each })),
    }));
    const spoken = said.texts.map(({ body }) => ({ id: newId(), sender: 'ai' as const, body, at: now.toISOString() }));
    return { ...said, texts, state: { ...said.state, lines: [...state.lines, ...spoken] } };
  }

  private async find(tx: Tx, chatId: string | null): Promise<ChatRow> {
    if (chatId === null) return { state: NEW_CHAT, version: 0 };
    const chat = await this.repository.find(tx, chatId);
    if (!chat) throw notFound('test_chat');
    return chat;
  }

  /** One turn of the real pipeline on the documents of the draft. */
  private async turn(id: string, draft: Draft, state: ChatState, now: Date): Promise<Said> {
    const { plan, facts, spoken, engine, model } = await this.turns.decide(turnOf(id, draft.profile.id, state, now), draft, state);
    return {
      texts: spoken.texts,
      checks: spoken.reply.checks,
      writer: spoken.reply.writer,
      model,
      action: plan.action,
      reasonCode: plan.reasonCode,
      engine,
      offer: offerOf(plan),
      read: { intent: facts.proposal.intent, sentiment: facts.proposal.sentiment },
      rule: plan.firedRule ?? null,
      effects: Object.keys(plan.effects).filter((name) => name !== 'cta'),
      state: {
        ...state,
        memory: spoken.memory,
        stage: plan.stage,
        sentiment: facts.proposal.sentiment,
        slots: facts.slots,
        upcoming: bookingsAfter(state.upcoming, plan, facts),
        isOptedOut: state.isOptedOut || plan.effects.optOut !== undefined,
      },
    };
  }

  private keep(id: string, version: number | null, state: ChatState): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (version === null) await this.repository.insert(tx, id, state);
      else if (!(await this.repository.update(tx, id, version, state)))
        throw conflict('test_chat.changed', 'Another text of this test chat was answered meanwhile. Write it again.');
    });
  }
}

function offerOf({ effects }: Decision): TestOffer | null {
  const offer = effects.cta?.offer;
  if (!offer) return null;
  const { id, kind, label, target } = offer.cta;
  return { id, kind, label, target, step: offer.step, why: offer.why };
}

/** What comes of a text at the door, by name. */
const DOOR_EFFECTS: Partial<Record<DoorRoute, string[]>> = {
  opt_out: ['optOut'],
  resubscribe: ['resubscribe'],
  emergency: ['escalations'],
};

/** What a keyword or an emergency brings about before any engine is asked, in the words of the door; null where a turn follows. */
function beforeTheTurn(text: string, state: ChatState, profile: OrgProfile): Said | null {
  const { name, vertical, country, settings } = profile;
  const language = languageOfThread(state.memory);
  const reading = readAtDoor(text, profile);
  const facts: DoorFacts = {
    isSuppressed: state.isOptedOut,
    suppressionSource: state.isOptedOut ? 'keyword' : null,
    isBlocked: false,
    handler: 'ai',
    isFirstOptOut: true,
    stopReplyOwner: 'app',
    // A test chat is there before the business goes live.
    business: { name, vertical, country, phone: settings.businessPhone ?? null, status: 'active' },
    ...(language && { language }),
  };
  const route = routeAtDoor(reading, facts);
  if (route === 'turn') return null;
  const { reply: body, messageType } = decideAtDoor(route, reading, facts);
  return {
    texts: body === null ? [] : [{ body, kind: messageType ?? 'reply' }],
    action: body === null ? 'no_reply' : 'reply',
    reasonCode: route,
    engine: null,
    model: null,
    checks: [],
    writer: body === null ? null : 'code',
    offer: null,
    read: null,
    rule: null,
    effects: DOOR_EFFECTS[route] ?? [],
    state: { ...state, isOptedOut: route === 'opt_out' || (route !== 'resubscribe' && state.isOptedOut) },
  };
}
