import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChoiceField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import { DOCUMENT_KINDS, STALE_REASONS } from '../knowledge.schema.js';
import type { DocumentKind, DocumentRow, DocumentSummary, KnowledgeChunk, StaleReason } from '../knowledge.schema.js';
import { SCORERS } from '../retrieval.rules.js';
import type { Scorer } from '../retrieval.rules.js';
import type { Retrieval } from '../retrieval.service.js';

const MAX_CONTENT = 500_000;

export class CreateKnowledgeDto {
  @TextField(1, 200, { example: 'Prices' }) title: string;
  @TextField(1, MAX_CONTENT, {
    description: 'Questions with answers, or plain text with headings',
    example: 'Q: Do you take cards?\nA: Yes.',
  })
  content: string;
}

export class UpdateKnowledgeDto {
  @WholeField(1, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the current document' })
  version: number;
  @TextField(1, 200, { isOptional: true }) title?: string;
  @TextField(1, MAX_CONTENT, { isOptional: true }) content?: string;
}

/** As JSON: name and text. As a form: one file in the field `file`. */
export class UploadFaqDto {
  @TextField(1, 255, { example: 'faq.txt', description: 'Its ending says how it is read: .txt .md .csv .docx .pdf' }) fileName: string;
  @TextField(1, MAX_CONTENT, { isOptional: true, example: 'Q: Do you take cards?\nA: Yes.' }) text?: string;
}

export class VerifyKnowledgeDto {
  @ChoiceField(['keep', 'accept'], { description: 'keep: what we have is still true. accept: take over what the page says now' })
  decision: 'keep' | 'accept';
}

export class AskKnowledgeDto {
  @TextField(1, 1000, { example: 'How much is a tune-up?' }) question: string;
}

export class KnowledgeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind: DocumentKind;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) sourceUrl: string | null;
  @ApiProperty({ type: String, nullable: true }) fileName: string | null;
  @ApiProperty({ description: 'Pieces that can be found' }) chunkCount: number;
  @ApiProperty({ description: 'How many of them are a question with its answer' }) pairCount: number;
  @ApiProperty({ format: 'date-time' }) lastVerifiedAt: string;
  @ApiProperty() isStale: boolean;
  @ApiProperty({ enum: STALE_REASONS, nullable: true }) staleReason: StaleReason | null;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;

  static from(row: DocumentSummary): KnowledgeDto {
    const { id, kind, title, sourceUrl, fileName, chunkCount, pairCount, isStale, staleReason, version } = row;
    return {
      id,
      kind,
      title,
      sourceUrl,
      fileName,
      chunkCount,
      pairCount,
      lastVerifiedAt: row.lastVerifiedAt.toISOString(),
      isStale,
      staleReason,
      version,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}

export class KnowledgeDetailDto extends KnowledgeDto {
  @ApiProperty() content: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the page says now, when it differs' }) foundContent: string | null;

  static override from(row: DocumentRow): KnowledgeDetailDto {
    return { ...KnowledgeDto.from(row), content: row.content, foundContent: row.foundContent };
  }
}

export class KnowledgeChunkDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() position: number;
  @ApiProperty({ type: String, nullable: true, description: 'The question, or the heading it stands under' }) heading: string | null;
  @ApiProperty() body: string;
  @ApiProperty() isPair: boolean;
}

export class KnowledgeChunksDto {
  @ApiProperty({ type: [KnowledgeChunkDto] }) data: KnowledgeChunkDto[];

  static from(data: KnowledgeChunk[]): KnowledgeChunksDto {
    return { data };
  }
}

export class FoundChunkDto {
  @ApiProperty({ format: 'uuid' }) documentId: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind: DocumentKind;
  @ApiProperty({ type: String, nullable: true }) sourceUrl: string | null;
  @ApiProperty({ type: String, nullable: true }) heading: string | null;
  @ApiProperty() body: string;
  @ApiProperty() isStale: boolean;
  @ApiProperty({ description: '0 to 1: how much of the question it covers' }) relevance: number;
  @ApiPropertyOptional({ description: '0.7 relevance + 0.3 recency' }) score?: number;

  static from(found: Retrieval['found'][number] | NonNullable<Retrieval['nearest']>): FoundChunkDto {
    const { documentId, title, kind, sourceUrl, heading, body, isStale, relevance } = found;
    const shown = { documentId, title, kind, sourceUrl, heading, body, isStale, relevance: rounded(relevance) };
    return 'score' in found ? { ...shown, score: rounded(found.score) } : shown;
  }
}

export class KnowledgeAnswerDto {
  @ApiProperty({ enum: SCORERS }) scorer: Scorer;
  @ApiProperty({ description: 'The least relevance that counts as an answer' }) threshold: number;
  @ApiProperty({ type: [FoundChunkDto], description: 'Best first; empty when nothing answers the question' }) found: FoundChunkDto[];
  @ApiProperty({ type: FoundChunkDto, nullable: true, description: 'The best piece that was not good enough' })
  nearest: FoundChunkDto | null;
  @ApiProperty({ description: 'False when a source is out of date: no price or other number may be stated from it' })
  mayStateNumbers: boolean;

  static from(answer: Retrieval): KnowledgeAnswerDto {
    const { scorer, threshold, found, nearest, mayStateNumbers } = answer;
    return {
      scorer,
      threshold,
      found: found.map((one) => FoundChunkDto.from(one)),
      nearest: nearest && FoundChunkDto.from(nearest),
      mayStateNumbers,
    };
  }
}

export class KnowledgeStatusDto {
  @ApiProperty() documents: number;
  @ApiProperty() chunks: number;
  @ApiProperty() staleDocuments: number;
  @ApiProperty({ description: 'False while a document is out of date' }) mayStateNumbers: boolean;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
