import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { conflict, invalid, notFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { Script } from '../questionnaire.schema.js';
import { scriptProblem } from './script.rules.js';
import { ScriptsRepository } from './scripts.repository.js';
import type { ScriptValues } from './scripts.repository.js';

/** Texts of the business for single moments, one per language. */
@Injectable()
export class Scripts {
  constructor(
    private readonly database: Database,
    private readonly repository: ScriptsRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  list(query: ListQuery): Promise<Page<Script>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<Script> {
    return this.database.transaction((tx) => this.existing(tx, id));
  }

  create(values: ScriptValues): Promise<Script> {
    const script = { ...values, body: checked(values.body) };
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.repository.insert(tx, id, script)))
        throw conflict('scripts.duplicate', 'There is a script for this moment in this language already. Change that one.');
      await this.note(tx, 'created', id, { after: script });
      return this.existing(tx, id);
    });
  }

  update(id: string, body: string, version: number): Promise<Script> {
    const words = checked(body);
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      if (!(await this.repository.update(tx, id, version, words)))
        throw conflict('scripts.changed', 'Someone else changed this script meanwhile.', await this.existing(tx, id));
      const after = await this.existing(tx, id);
      await this.note(tx, 'updated', id, { before, after });
      return after;
    });
  }

  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      await this.repository.remove(tx, id);
      await this.note(tx, 'deleted', id, { before });
    });
  }

  private async note(tx: Tx, type: keyof typeof ACTIONS, id: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    await this.audit.record(tx, { action: `scripts.${ACTIONS[type]}`, targetType: 'script', targetId: id, ...change });
    await this.realtime.changed(tx, 'onboarding', id, type);
  }

  private async existing(tx: Tx, id: string): Promise<Script> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('script');
    return row;
  }
}

const ACTIONS = { created: 'create', updated: 'update', deleted: 'delete' } as const;

function checked(body: string): string {
  const problem = scriptProblem(body);
  if (problem !== null) throw invalid({ body: problem }, 'scripts.invalid');
  return body.trim();
}
