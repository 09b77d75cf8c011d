import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ANSWERS, APPOINTMENT_INTENTS, INTENTS, SENTIMENTS, type Intent, type Sentiment } from '../../../engines/engine.port.js';
import { ChoiceField, IdField, TextField, WholeField } from '../../../platform/http/field.decorators.js';
import { TONES, type Tone } from '../hype.rules.js';
import { RISKS, type Risk, type SpamReading } from '../spam-check.rules.js';
import type { BanReading } from '../ban-risk.rules.js';
import type { Rewriting } from '../rewrite.rules.js';
import type { Rewritings, TextWish } from '../rewriter.service.js';
import type { Suggestions } from '../suggestions.service.js';
import type { TextReading } from '../text-reader.service.js';

const KINDS = ['reply', 'marketing'] as const;
const LANGUAGES = ['en', 'es', 'hi', 'hi-en'] as const;
/** What a provider takes as one message (contracts.md 1.5). */
const MOST = 1600;

export class AiTextDto {
  @TextField(1, MOST, { example: 'HURRY!!! 20% OFF TODAY ONLY!!!' }) text: string;
  @ChoiceField(KINDS, { isOptional: true, description: 'marketing: we speak first; reply (default): they wrote to us' })
  kind?: TextWish['kind'];
  @ChoiceField(LANGUAGES, { isOptional: true, description: 'Of the line that says how to stop; en when left out' }) language?: string;

  static wish({ text, kind, language }: AiTextDto): TextWish {
    return { text, kind: kind ?? 'reply', language: language ?? 'en' };
  }
}

export class RewriteDto extends AiTextDto {
  @ChoiceField(TONES, { isOptional: true, description: 'professional when left out' }) tone?: Tone;
}

export class ClassifyDto {
  @TextField(1, MOST, { example: 'How much is a drain cleaning?' }) text: string;
}

export class ConversationRefDto {
  @IdField({ description: 'A conversation of this business' }) conversationId: string;
}

class RiskReasonDto {
  @ApiProperty() code: string;
  @ApiProperty({ description: 'Of 100' }) points: number;
  @ApiProperty({ description: 'What is wrong, in plain words' }) message: string;
  @ApiProperty({ description: 'What to do about it' }) advice: string;
}

export class SpamCheckDto {
  @ApiProperty({ enum: RISKS }) risk: Risk;
  @ApiProperty({ description: '0-100' }) score: number;
  @ApiProperty({ type: [RiskReasonDto], description: 'The heaviest first' }) reasons: RiskReasonDto[];

  static from({ risk, score, reasons }: SpamReading): SpamCheckDto {
    return { risk, score, reasons };
  }
}

export class BanRiskDto extends SpamCheckDto {
  @ApiProperty({ type: SpamCheckDto, description: 'The text alone' }) text: SpamCheckDto;

  static override from(reading: SpamReading & { text?: SpamReading }): BanRiskDto {
    return { ...SpamCheckDto.from(reading), text: SpamCheckDto.from(reading.text ?? reading) };
  }

  static of(reading: BanReading): BanRiskDto {
    return BanRiskDto.from(reading);
  }
}

class RewrittenTextDto {
  @ApiProperty() text: string;
  @ApiProperty({ enum: TONES }) tone: Tone;
  @ApiProperty({ description: 'False: nothing could be reworded without losing a fact' }) isChanged: boolean;
  @ApiProperty({ type: SpamCheckDto }) before: SpamCheckDto;
  @ApiProperty({ type: SpamCheckDto }) after: SpamCheckDto;

  static from({ text, tone, isChanged, before, after }: Rewriting): RewrittenTextDto {
    return { text, tone, isChanged, before: SpamCheckDto.from(before), after: SpamCheckDto.from(after) };
  }
}

export class RewritingsDto {
  @ApiProperty({ description: 'rules, or the model whose wordings kept every fact' }) engine: string;
  @ApiProperty({ type: [RewrittenTextDto] }) texts: RewrittenTextDto[];

  static from({ engine, texts }: Rewritings): RewritingsDto {
    return { engine, texts: texts.map((text) => RewrittenTextDto.from(text)) };
  }
}

class ReadSlotDto {
  @ApiProperty() name: string;
  @ApiProperty() value: string;
  @ApiProperty({ description: '0-1' }) confidence: number;
}

export class ClassificationDto {
  @ApiProperty() engine: string;
  @ApiProperty({ enum: INTENTS }) intent: Intent;
  @ApiProperty({ enum: SENTIMENTS }) sentiment: Sentiment;
  @ApiProperty({ description: '0-1, of the intent' }) confidence: number;
  @ApiProperty() isOptOut: boolean;
  @ApiProperty() wantsHuman: boolean;
  @ApiProperty() hasQuestion: boolean;
  @ApiPropertyOptional({ enum: ANSWERS, nullable: true }) answer: string | null;
  @ApiPropertyOptional({ enum: APPOINTMENT_INTENTS, nullable: true }) appointmentIntent: string | null;
  @ApiProperty({ type: [ReadSlotDto] }) slots: ReadSlotDto[];
  @ApiProperty() reasonCode: string;

  static from({ proposal, engine, isOptOut }: TextReading): ClassificationDto {
    const { intent, sentiment, confidence, wantsHuman, hasQuestion, answer, appointmentIntent, reasonCode } = proposal;
    const slots = proposal.slots.map(({ name, value, confidence: sure }) => ({ name, value, confidence: sure }));
    return { engine, intent, sentiment, confidence, isOptOut, wantsHuman, hasQuestion, answer, appointmentIntent, slots, reasonCode };
  }
}

class SuggestionDto {
  @ApiProperty() text: string;
  @ApiProperty({ description: 'What it does, in plain words' }) purpose: string;
}

export class SuggestionsDto {
  @ApiProperty() engine: string;
  @ApiProperty({ type: [SuggestionDto], description: 'At most three, each passed the gate; never sent by themselves' })
  suggestions: SuggestionDto[];
  @ApiProperty({ type: [String], description: 'What kept others back' }) heldBack: string[];

  static from({ engine, suggestions, heldBack }: Suggestions): SuggestionsDto {
    return { engine, suggestions: suggestions.map(({ text, purpose }) => ({ text, purpose })), heldBack };
  }
}

export class HotLeadsQueryDto {
  @Type(() => Number)
  @WholeField(1, 50, { isOptional: true, description: 'How many; 10 when left out' })
  limit?: number;
}
