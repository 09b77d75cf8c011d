import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { KeptList } from '../../audit/kept-list.service.js';
import { conflict, invalid } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { inOneSyntax } from '../../common/placeholders.rules.js';
import { Database } from '../../platform/database/database.service.js';
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
  private readonly kept: KeptList<Script>;

  constructor(
    private readonly database: Database,
    private readonly repository: ScriptsRepository,
    audit: Audit,
    realtime: Realtime,
  ) {
    this.kept = new KeptList({ database, audit, realtime }, { area: 'scripts', one: 'script', rows: repository });
  }

  list(query: ListQuery): Promise<Page<Script>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<Script> {
    return this.kept.get(id);
  }

  create(values: ScriptValues): Promise<Script> {
    const script = { ...values, body: checked(values.body) };
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.repository.insert(tx, id, script)))
        throw conflict('scripts.duplicate', 'There is a script for this moment in this language already. Change that one.');
      await this.kept.note(tx, 'created', id, { after: script });
      return this.kept.existing(tx, id);
    });
  }

  update(id: string, body: string, version: number): Promise<Script> {
    const words = checked(body);
    return this.database.transaction(async (tx) => {
      const before = await this.kept.existing(tx, id);
      if (!(await this.repository.update(tx, id, version, words)))
        throw conflict('scripts.changed', 'Someone else changed this script meanwhile.', await this.kept.existing(tx, id));
      const after = await this.kept.existing(tx, id);
      await this.kept.note(tx, 'updated', id, { before, after });
      return after;
    });
  }

  remove(id: string): Promise<void> {
    return this.kept.remove(id);
  }
}

function checked(body: string): string {
  const problem = scriptProblem(body);
  if (problem !== null) throw invalid({ body: problem }, 'scripts.invalid');
  return inOneSyntax(body.trim());
}
