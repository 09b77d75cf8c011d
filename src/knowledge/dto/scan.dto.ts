import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TextField } from '../../platform/http/field.decorators.js';
import { PAGE_STATES, SCAN_STATES } from '../scan/scan.schema.js';
import type { PageState, ScanRow, ScanState } from '../scan/scan.schema.js';

export class StartScanDto {
  @TextField(1, 500, { example: 'https://example.com' }) url: string;
}

export class ScanPageDto {
  @ApiProperty() url: string;
  @ApiProperty({ enum: PAGE_STATES }) state: PageState;
  @ApiPropertyOptional({ description: 'Why it was skipped' }) reason?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'The document it became' }) documentId?: string;
}

export class ScanDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() url: string;
  @ApiProperty({ enum: SCAN_STATES }) state: ScanState;
  @ApiProperty({ type: [ScanPageDto], description: 'In the order of the visit' }) pages: ScanPageDto[];
  @ApiProperty({ type: String, nullable: true }) error: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;

  static from(row: ScanRow): ScanDto {
    const { id, url, state, pages, error } = row;
    return { id, url, state, pages, error, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null };
  }
}
