import { Injectable } from '@nestjs/common';
import type { FoundLine } from '../../conversations/conversation-search.rules.js';
import { ConversationSearch } from '../../conversations/conversation-search.service.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { Proposal } from '../../engines/engine.port.js';
import { TRIGGER_SOURCES, type RetrievalTrigger } from '../../knowledge/retrieval.rules.js';
import { KnowledgeRetrieval } from '../../knowledge/retrieval.service.js';
import { TESTER, type Asker, type QuestionSource } from '../../knowledge/upkeep/questions.schema.js';
import type { SlotName } from '../../leads/slots.rules.js';
import { partOf } from '../context/budget.rules.js';
import type { TurnContext } from '../context/context.schema.js';
import { NOTHING_FOUND, type Found, type FoundPiece, type SecondLookup } from './found.schema.js';
import { linesBefore, turnTriggers } from './triggers.rules.js';

const MAX_QUESTION = 1000;

/** What the customer wrote in this turn. */
function askedIn({ messages }: Turn): string {
  return messages
    .map(({ body }) => body)
    .join('\n')
    .slice(0, MAX_QUESTION);
}

/** What only scrolling up can find. */
function linesOutOfSight({ fromSeq }: Turn, { compiled }: TurnContext): number {
  return linesBefore(partOf(compiled, 'recent').pieces, fromSeq);
}

/** Who asks, and by which words they could be told: what is known of them, and what this turn says. */
function askerOf({ thread }: Turn, { slots }: TurnContext, proposal: Proposal): Asker {
  const said = (fact: SlotName): (string | null | undefined)[] => [
    slots[fact]?.value,
    ...proposal.slots.filter(({ name }) => name === fact).map(({ value }) => value),
  ];
  const all = (values: (string | null | undefined)[]): string[] => values.filter((value) => value !== null && value !== undefined);
  return {
    source: 'conversation',
    contactId: thread.contactId,
    known: { names: all([thread.contactName, ...said('name')]), addresses: all([thread.contactHome, ...said('address')]) },
  };
}

/** Looks things up for a turn, on the six triggers only. */
@Injectable()
export class TurnRetrieval {
  constructor(
    private readonly knowledge: KnowledgeRetrieval,
    private readonly older: ConversationSearch,
  ) {}

  /** What was found, best first, knowledge before older messages; no statement is made where no trigger fires. What nothing answers is listed as a question of `source`; with null, of nobody. */
  async forTurn(turn: Turn, context: TurnContext, proposal: Proposal, source: QuestionSource | null): Promise<Found> {
    const text = askedIn(turn);
    const { slots, business } = context;
    const linesLeftOut = linesOutOfSight(turn, context);
    const triggers = turnTriggers({ text, proposal, slots, business, linesLeftOut });
    return triggers.length === 0
      ? NOTHING_FOUND
      : this.find(turn, context, triggers, text, source === 'conversation' ? askerOf(turn, context, proposal) : source && TESTER);
  }

  /** How long one of them may wait for a model, in milliseconds. */
  get waitsMs(): number {
    return this.knowledge.waitsMs;
  }

  /** The same once more, for what a model's answer lacked. */
  async second(turn: Turn, context: TurnContext, { trigger, words }: SecondLookup): Promise<Found> {
    const text = words === null ? askedIn(turn) : words.slice(0, MAX_QUESTION);
    // Nobody asked it in these words: it is listed as no question.
    return this.find(turn, context, [trigger], text, null);
  }

  private async find(
    turn: Turn,
    context: TurnContext,
    triggers: readonly RetrievalTrigger[],
    text: string,
    asker: Asker | null,
  ): Promise<Found> {
    const retrieval = await this.knowledge.forTurn(triggers, text, asker);
    const wantsOlder = triggers.some((trigger) => TRIGGER_SOURCES[trigger].includes('conversation'));
    const beforeSeq = linesOutOfSight(turn, context) + 1;
    const older = wantsOlder ? (await this.older.search(turn.conversationId, text, beforeSeq)).map(pieceOfLine) : [];
    const pieces = (retrieval?.found ?? []).map((chunk): FoundPiece => ({
      id: chunk.chunkId,
      source: 'knowledge',
      documentId: chunk.documentId,
      title: chunk.title,
      heading: chunk.heading,
      body: chunk.body,
      isPair: chunk.isPair,
      isFromWeb: chunk.kind === 'page',
      isStale: chunk.isStale,
      score: chunk.score,
    }));
    return { triggers, pieces: [...pieces, ...older], mayStateNumbers: retrieval?.mayStateNumbers ?? true };
  }
}

/** A line that was said before is told with who said it and when; it is nobody's approved answer. */
function pieceOfLine({ messageId, sender, at, text, score }: FoundLine): FoundPiece {
  return {
    id: messageId,
    source: 'conversation',
    documentId: null,
    title: `${sender} on ${at.toISOString().slice(0, 10)}`,
    heading: null,
    body: text,
    isPair: false,
    isStale: false,
    score,
  };
}
