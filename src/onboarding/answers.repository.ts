import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { SectionName } from './questionnaire.schema.js';

export interface AnswersRow {
  section: SectionName;
  answers: Record<string, unknown>;
  version: number;
}

/** SQL of the saved sections. */
@Injectable()
export class AnswersRepository {
  all(tx: Tx): Promise<AnswersRow[]> {
    return tx.query<AnswersRow>('SELECT section, answers, version FROM onboarding_answers WHERE org_id = $1', [tx.orgId]);
  }

  async find(tx: Tx, section: SectionName): Promise<AnswersRow | null> {
    const [row] = await tx.query<AnswersRow>(
      'SELECT section, answers, version FROM onboarding_answers WHERE org_id = $1 AND section = $2',
      [tx.orgId, section],
    );
    return row ?? null;
  }

  /** False when another request saved this section since `version` was read; 0 stands for never saved. */
  async save(tx: Tx, section: SectionName, answers: object, version: number): Promise<boolean> {
    const values = [tx.orgId, section, JSON.stringify(answers)];
    const changed =
      version === 0
        ? await tx.execute(
            `INSERT INTO onboarding_answers (org_id, section, answers, updated_at) VALUES ($1, $2, $3, app_now()) ON CONFLICT DO NOTHING`,
            values,
          )
        : await tx.execute(
            `UPDATE onboarding_answers SET answers = $3, version = version + 1, updated_at = app_now()
             WHERE org_id = $1 AND section = $2 AND version = $4`,
            [...values, version],
          );
    return changed === 1;
  }
}
