import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import { refused } from '../common/errors.js';
import { KnowledgeRetrieval } from '../knowledge/retrieval.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { OrgStatus } from '../orgs/org-status.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { OnboardingAnswers } from './answers.service.js';
import type { ReadinessSource, ToldFacts } from './readiness.port.js';
import { readinessOf } from './readiness.rules.js';
import type { Readiness } from './readiness.rules.js';

export type ReadinessView = Readiness & { status: OrgProfile['status'] };

/** Whether a business may go live, and what stands in the way. */
@Injectable()
export class ReadinessService {
  private readonly sources = new Map<string, ReadinessSource>();

  constructor(
    private readonly database: Database,
    private readonly answers: OnboardingAnswers,
    private readonly accounts: ChannelAccounts,
    private readonly knowledge: KnowledgeRetrieval,
    private readonly status: OrgStatus,
  ) {}

  /** Called once per module while the application starts: what a module above knows and the rules ask for. */
  register(name: string, source: ReadinessSource): void {
    if (this.sources.has(name)) throw new Error(`Readiness facts of "${name}" are registered twice.`);
    this.sources.set(name, source);
  }

  get(): Promise<ReadinessView> {
    return this.database.transaction((tx) => this.judge(tx));
  }

  /** Throws 422 with the checks while a blocker is left; after it the business answers by itself. */
  goLive(): Promise<ReadinessView> {
    return this.database.transaction(async (tx) => {
      const { blockers, checks } = await this.judge(tx);
      const open = checks.filter((check) => !check.isDone && check.level === 'blocker');
      if (blockers > 0)
        throw refused(
          'onboarding.not_ready',
          `${blockers === 1 ? 'One thing is' : `${blockers} things are`} left before you can go live: ${open.map((check) => check.title).join(', ')}.`,
          { blockers: open },
        );
      await this.status.goLive();
      return this.judge(tx);
    });
  }

  private async judge(tx: Tx): Promise<ReadinessView> {
    const questionnaire = await this.answers.whole();
    const told: ToldFacts[] = [];
    for (const source of this.sources.values()) told.push(await source(tx, questionnaire));
    const facts = {
      ...Object.assign({}, ...told),
      questionnaire,
      numbers: await this.accounts.list(),
      knowledge: await this.knowledge.status(),
    };
    return { ...readinessOf(facts), status: questionnaire.profile.status };
  }
}
