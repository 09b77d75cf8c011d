import { ApiProperty } from '@nestjs/swagger';
import { CTA_STATES } from '../../conversations/cta-memory.schema.js';
import { CTA_KINDS, CTA_TARGETS } from '../../onboarding/questionnaire.schema.js';
import type { CtaFigures } from '../ctas/cta-completions.repository.js';
import type { ThreadCta } from '../ctas/cta-desk.service.js';

export class CtaFiguresDto {
  @ApiProperty({ format: 'uuid' }) ctaId: string;
  @ApiProperty() offered: number;
  @ApiProperty({ description: 'By people; previews and scanners are not counted' }) clicked: number;
  @ApiProperty() completed: number;
  @ApiProperty() failed: number;
  @ApiProperty({ type: String, nullable: true, description: 'The end of the address for reports; null while there is none' })
  completionHint: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastEventAt: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['completed', 'failed', 'progress', 'test'] }) lastOutcome: string | null;

  static from(row: CtaFigures): CtaFiguresDto {
    return { ...row, lastEventAt: row.lastEventAt?.toISOString() ?? null };
  }
}

export class CompletionAddressDto {
  @ApiProperty({ description: 'Shown once: only its hash is kept' }) url: string;
  @ApiProperty() hint: string;
}

export class CompletionTestDto {
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
}

export class ThreadCtaDto {
  @ApiProperty({ format: 'uuid' }) ctaId: string;
  @ApiProperty({ enum: CTA_KINDS }) kind: string;
  @ApiProperty() label: string;
  @ApiProperty({ enum: CTA_TARGETS }) target: string;
  @ApiProperty() isActive: boolean;
  @ApiProperty({ enum: CTA_STATES }) state: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it came to this state' }) at: string | null;
  @ApiProperty({ description: 'The step that was told or reported last, from 1; 0 before the first' }) step: number;
  @ApiProperty({ description: 'How many steps it has' }) steps: number;

  static from({ cta, state, at, step }: ThreadCta): ThreadCtaDto {
    const { id, kind, label, target, isActive, steps } = cta;
    return { ctaId: id, kind, label, target, isActive, state, at, step, steps: steps.length };
  }
}

export class CompletionReceiptDto {
  @ApiProperty({
    enum: ['recorded', 'duplicate', 'unmatched', 'ignored'],
    description: '`unmatched` names nobody we sent a link; `ignored` says neither done nor failed',
  })
  status: string;
}
