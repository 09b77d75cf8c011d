import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

/** A person's texts that stand as examples of a pattern. Only their ids are kept here; the words go with the messages. */
@Injectable()
export class InsightsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('insights', this);
  }

  async export(tx: Tx, { references }: Subject): Promise<Record<string, unknown>> {
    const exampleOf = await tx.query(
      `SELECT p.kind, p.key, r.created_at AS "foundAt" FROM insight_patterns p JOIN insight_runs r ON r.org_id = p.org_id AND r.id = p.run_id
       WHERE p.org_id = $1 AND p.examples::text[] && $2::text[] ORDER BY r.created_at, p.position`,
      [tx.orgId, references],
    );
    return { exampleOf };
  }

  /** Figures stay: they say how many, not who. */
  erase(tx: Tx, { references }: Subject): Promise<number> {
    return tx.execute(
      `UPDATE insight_patterns SET examples = ARRAY(SELECT e.id FROM unnest(examples) AS e(id) WHERE e.id::text <> ALL ($2::text[]))
       WHERE org_id = $1 AND examples::text[] && $2::text[]`,
      [tx.orgId, references],
    );
  }
}
