import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRow } from '../../knowledge/knowledge.schema.js';
import { IdListField, TextField } from '../../platform/http/field.decorators.js';
import type { QuestionCluster } from '../questions/question-clusters.rules.js';

/** As many as can be open at once. */
const MOST = 500;

export class ClusterRefDto {
  @IdListField(1, MOST, { description: 'Every question of the cluster, as the list named them' }) questionIds: string[];
}

export class AnswerClusterDto extends ClusterRefDto {
  @TextField(1, 300, { isOptional: true, description: 'The question in better words; without it one that was asked' })
  question?: string;
  @TextField(1, 5000, { example: 'Yes, all makes.' }) answer: string;
}

export class AnsweredClusterDto {
  @ApiProperty({ format: 'uuid', description: 'The note that answers all of them' }) documentId: string;
  @ApiProperty() title: string;

  static from({ id, title }: DocumentRow): AnsweredClusterDto {
    return { documentId: id, title };
  }
}

export class QuestionClusterDto {
  @ApiProperty({ description: 'The wording that was asked most, without phone numbers and mail addresses' }) question: string;
  @ApiProperty({ description: 'How often all wordings were asked together' }) times: number;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Every question of the cluster' }) questionIds: string[];
  @ApiProperty({ type: [String], description: 'Up to three other wordings' }) examples: string[];
  @ApiProperty({ description: 'Asked by customers, not only in the test box' }) isFromCustomers: boolean;
  @ApiProperty({ format: 'date-time' }) firstAskedAt: string;
  @ApiProperty({ format: 'date-time' }) lastAskedAt: string;

  static from(cluster: QuestionCluster): QuestionClusterDto {
    return { ...cluster, firstAskedAt: cluster.firstAskedAt.toISOString(), lastAskedAt: cluster.lastAskedAt.toISOString() };
  }
}
