import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IdField, TextField } from '../../platform/http/field.decorators.js';
import { CTA_KINDS, type CtaKind } from '../../onboarding/questionnaire.schema.js';
import type { GateVerdict } from '../../policy/gate-facts.schema.js';
import type { TestAnswer, TurnPreview } from '../test-chat/test-chat.service.js';

/** A text to the draft of the assistant, as a customer would write it. */
export class TestTextDto {
  @IdField({ isOptional: true, description: 'Goes on with a test chat; left out, a new one begins.' }) chatId?: string;
  @TextField(1, 1600, { example: 'Hi, my AC is not cooling' }) text: string;
  @IdField({ isOptional: true, description: 'Answer with this version of the profile; left out, with the answers of now.' })
  profileVersionId?: string;
}

/** One text on its own. */
export class PreviewTurnDto {
  @TextField(1, 1600, { example: 'Hi, my AC is not cooling' }) text: string;
  @IdField({ isOptional: true, description: 'Answer with this version of the profile; left out, with the answers of now.' })
  profileVersionId?: string;
}

class GateStepDto {
  @ApiProperty() rule: string;
  @ApiProperty({ enum: ['pass', 'defer', 'template', 'deny', 'skip'] }) verdict: string;
  @ApiProperty() reason: string;
}

class TestGateDto {
  @ApiProperty({ enum: ['allow', 'defer', 'template', 'deny'] }) verdict: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why it would not leave.' }) message: string | null;
  @ApiProperty({ type: [GateStepDto] }) trace: GateStepDto[];

  static from({ verdict, message, trace }: GateVerdict): TestGateDto {
    return { verdict, message: message ?? null, trace };
  }
}

class TestReplyDto {
  @ApiProperty() body: string;
  @ApiProperty() kind: string;
  @ApiProperty({ type: TestGateDto, description: 'What the gate says, as if the business were live.' }) gate: TestGateDto;
}

class TestOfferDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CTA_KINDS }) kind: CtaKind;
  @ApiProperty() label: string;
  @ApiProperty({ enum: ['link', 'file', 'service', 'steps'] }) target: string;
  @ApiProperty({ description: 'From 1; 0 where the whole of it is said at once.' }) step: number;
  @ApiProperty({ enum: ['asked', 'next', 'accepted'], description: 'The customer asked, it is the next in the order, or its next step.' })
  why: string;
}

class TestReadingDto {
  @ApiProperty() intent: string;
  @ApiProperty() sentiment: string;
}

class TestRuleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() action: string;
}

class TestCheckDto {
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['pass', 'fail', 'skip'] }) verdict: string;
  @ApiProperty() reason: string;
  @ApiPropertyOptional({ enum: ['draft', 'rewrite', 'text'], description: 'Which text it read' }) on?: string;
}

/** What the assistant would have answered and done, and why. Nothing was sent. */
export class TurnPreviewDto {
  @ApiProperty({ enum: [true], description: 'Always: nothing was sent, no thread, lead or booking was touched.' }) isTest: boolean;
  @ApiProperty({ type: [TestReplyDto] }) texts: TestReplyDto[];
  @ApiProperty() action: string;
  @ApiProperty() reasonCode: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null when no engine was asked: keywords, emergencies.' }) engine:
    string | null;
  @ApiProperty({ type: TestOfferDto, nullable: true, description: 'The call to action that would be offered.' }) offer: TestOfferDto | null;
  @ApiProperty({ type: TestReadingDto, nullable: true, description: 'How the text was read' }) read: TestReadingDto | null;
  @ApiProperty({ type: TestRuleDto, nullable: true, description: 'The own rule that decided, if one did' }) rule: TestRuleDto | null;
  @ApiProperty({ type: [String], description: 'What would have been done beside talking.' }) effects: string[];

  @ApiProperty({ type: [TestCheckDto], description: 'What the words were checked for' }) checks: TestCheckDto[];
  @ApiProperty({ enum: ['code', 'engine', 'template'], nullable: true, description: 'Who worded it; null for silence' }) writer:
    string | null;
  @ApiProperty({ type: String, nullable: true }) model: string | null;

  static of(preview: TurnPreview): TurnPreviewDto {
    const texts = preview.texts.map(({ body, kind, gate }) => ({ body, kind, gate: TestGateDto.from(gate) }));
    return { ...preview, isTest: true, texts };
  }
}

/** The same in a chat that goes on. */
export class TestAnswerDto extends TurnPreviewDto {
  @ApiProperty({ format: 'uuid' }) chatId: string;

  static from({ chatId, ...preview }: TestAnswer): TestAnswerDto {
    return { chatId, ...TurnPreviewDto.of(preview) };
  }
}

/** The shipped prompt of simple mode, with what this business puts into it. */
export class SimplePromptDto {
  @ApiProperty({ description: 'The fixed text' }) instructions: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What goes with it for a first text, as an example' })
  data: Record<string, unknown>;
}
