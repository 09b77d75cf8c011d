import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../../audit/audit.service.js';
import { KeptList } from '../../audit/kept-list.service.js';
import { conflict, invalid, notFound, refused } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { ActiveRules } from './active-rules.service.js';
import { actionSchema, conditionsSchema } from './own-rule.schema.js';
import { OwnRulesRepository, type RuleFigures, type RuleRow, type RuleValues } from './own-rules.repository.js';

/** More rules than that are read by nobody, and each is tried in every turn. */
const MAX_RULES = 50;
/** How far back it is counted how often a rule applied. */
const FIGURE_DAYS = 30;

/** A rule as it was sent: conditions and action are checked here. */
export type RuleInput = Omit<RuleValues, 'conditions' | 'action'> & { conditions: unknown; action: unknown };

/** The rules that a business adds to ours. */
@Injectable()
export class OwnRules {
  private readonly kept: KeptList<RuleRow>;

  constructor(
    private readonly database: Database,
    private readonly repository: OwnRulesRepository,
    active: ActiveRules,
    audit: Audit,
    realtime: Realtime,
  ) {
    this.kept = new KeptList(
      { database, audit, realtime },
      {
        area: 'own_rules',
        one: 'own_rule',
        verbs: { created: 'created', updated: 'updated', deleted: 'deleted' },
        rows: repository,
        changed: (tx) => active.forget(tx),
      },
    );
  }

  list(query: ListQuery): Promise<Page<RuleRow>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<RuleRow> {
    return this.kept.get(id);
  }

  /** How often each rule decided a turn in the last 30 days. */
  figures(): Promise<RuleFigures[]> {
    return this.database.transaction((tx) => this.repository.figures(tx, FIGURE_DAYS));
  }

  create(input: RuleInput): Promise<RuleRow> {
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MAX_RULES)
        throw refused(
          'own_rules.too_many',
          `A business has at most ${MAX_RULES} rules of its own. Change one, or delete one that is not needed.`,
        );
      const rule = await this.checked(tx, input);
      const id = await this.repository.insert(tx, rule);
      await this.kept.note(tx, 'created', id, { after: rule });
      return this.kept.existing(tx, id);
    });
  }

  update(id: string, patch: Partial<RuleInput>, version: number): Promise<RuleRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.kept.existing(tx, id);
      const { name, position, isActive, conditions, action } = before;
      const rule = await this.checked(tx, { name, position, isActive, conditions, action, ...patch });
      if (!(await this.repository.update(tx, id, version, rule)))
        throw conflict('own_rules.changed', 'Someone else changed this rule meanwhile.', await this.kept.existing(tx, id));
      await this.kept.note(tx, 'updated', id, { before, after: rule });
      return this.kept.existing(tx, id);
    });
  }

  remove(id: string): Promise<void> {
    return this.kept.remove(id);
  }

  private async checked(tx: Tx, input: RuleInput): Promise<RuleValues> {
    const conditions = conditionsSchema.safeParse(input.conditions);
    const action = actionSchema.safeParse(input.action);
    const errors = { ...errorsOf('conditions', conditions.error), ...errorsOf('action', action.error) };
    if (!conditions.success || !action.success) throw invalid(errors, 'own_rules.invalid');
    // an id of another business is not a thing to be kept
    if (action.data.is === 'offer_cta' && !(await this.repository.ctaExists(tx, action.data.ctaId))) throw notFound('cta');
    return { ...input, conditions: conditions.data, action: action.data };
  }
}

function errorsOf(field: string, error: z.ZodError | undefined): Record<string, string> {
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [[field, ...path].join('.'), message]));
}
