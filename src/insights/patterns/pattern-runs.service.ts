import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { conflict, notFound } from '../../common/errors.js';
import { listedQuestion } from '../../knowledge/upkeep/questions.rules.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { JobsService, type Job } from '../../scheduler/jobs.service.js';
import { countOutcomes, outcomeOf } from './outcome.rules.js';
import type { FoundPattern, PatternExample, PatternRun, PatternRunDetails } from './pattern-run.schema.js';
import { PatternRunsRepository, type PatternRow } from './pattern-runs.repository.js';
import { PatternSourcesRepository, type After, type ThreadRow } from './pattern-sources.repository.js';
import { patternsOf, type PatternThread, type SaidText } from './patterns.rules.js';

const JOB = 'insights.patterns';
const FORGOTTEN_MINUTES = 30;
const KEPT_RUNS = 10;
/** More threads than this say nothing new, and would be read for minutes: the newest of the period count. */
const MOST_THREADS = 3000;
const PAGE = 200;
const SHOWN_EXAMPLES = 3;

/** Threads of a period with what was said in them. */
interface ThreadPage {
  rows: ThreadRow[];
  texts: SaidText[];
}

/**
 * Looks at the threads of a period and finds what comes up again and again. Runs as a job of the business, page by page, so that
 * people see how far it is; a kill starts it over, and what it found stands all at once or not at all.
 */
@Injectable()
export class PatternRuns implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly runs: PatternRunsRepository,
    private readonly sources: PatternSourcesRepository,
    private readonly jobs: JobsService,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: (job) => this.look(job) });
  }

  list(query: ListQuery): Promise<Page<PatternRun>> {
    return this.database.transaction((tx) => this.runs.list(tx, query));
  }

  /** A look with its patterns; 404 when it is not of this business. */
  get(id: string): Promise<PatternRunDetails> {
    return this.database.transaction(async (tx) => {
      const run = await this.runs.find(tx, id);
      if (!run) throw notFound('insight_run');
      return { ...run, patterns: await this.shown(tx, await this.runs.patterns(tx, id)) };
    });
  }

  /** Starts a look at the last `days` days; 409 while one is under way. */
  start(days: number): Promise<PatternRun> {
    return this.database.transaction(async (tx) => {
      await this.runs.failForgotten(tx, FORGOTTEN_MINUTES, 'This look did not come to an end. Start it again.');
      const id = await this.runs.insert(tx, days);
      if (id === null)
        throw conflict(
          'insights.running',
          'The conversations are being looked at already. Wait until that is done.',
          await this.runs.live(tx),
        );
      await this.runs.keepNewest(tx, KEPT_RUNS);
      await this.jobs.schedule(tx, { kind: JOB, dedupeKey: id, dueAt: await tx.now(), payload: { runId: id } });
      await this.audit.record(tx, { action: 'insights.look', targetType: 'insight_run', targetId: id, after: { days } });
      await this.realtime.changed(tx, 'insights', id, 'created');
      return (await this.runs.find(tx, id))!;
    });
  }

  private async look(job: Job): Promise<void> {
    const id = String(job.payload.runId);
    const run = await this.database.transaction((tx) => this.runs.find(tx, id));
    if (!run || (run.state !== 'queued' && run.state !== 'running')) return;
    const total = await this.database.transaction((tx) => this.sources.count(tx, run.from, run.to));
    const threads: PatternThread[] = [];
    const said: SaidText[] = [];
    let after: After = null;
    do {
      const page: ThreadPage = await this.page(run, after, { read: threads.length, total });
      threads.push(...page.rows.map((row) => ({ id: row.id, outcome: outcomeOf(row, run.to) })));
      said.push(...page.texts);
      after = page.rows.length < PAGE ? null : page.rows.at(-1)!;
    } while (after !== null && threads.length < MOST_THREADS);
    const patterns = patternsOf(threads, said);
    await this.database.transaction(async (tx) => {
      if (!(await this.runs.finish(tx, id, countOutcomes(threads.map(({ outcome }) => outcome))))) return;
      await this.runs.insertPatterns(tx, id, patterns);
      await this.realtime.changed(tx, 'insights', id, 'updated');
    });
  }

  /** Reads one page of threads with their texts, and says how far the look is. */
  private page(run: PatternRun, after: After, so: { read: number; total: number }): Promise<ThreadPage> {
    return this.database.transaction(async (tx) => {
      const rows = await this.sources.threads(tx, run.from, run.to, after, PAGE);
      const ids = rows.map(({ id }) => id);
      const texts = await this.sources.said(tx, ids);
      const read = so.read + rows.length;
      await this.runs.progress(tx, run.id, { read, total: Math.max(so.total, read) });
      await this.realtime.changed(tx, 'insights', run.id, 'updated');
      return { rows, texts };
    });
  }

  private async shown(tx: Tx, patterns: readonly PatternRow[]): Promise<FoundPattern[]> {
    const rows = await this.runs.examples(tx, [...new Set(patterns.flatMap(({ examples }) => examples))]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return patterns.map((pattern) => ({
      ...pattern,
      examples: pattern.examples
        .flatMap((id): PatternExample[] => {
          const row = byId.get(id);
          return row ? [{ messageId: id, conversationId: row.conversationId, text: listedQuestion(row.body), at: row.at }] : [];
        })
        .slice(0, SHOWN_EXAMPLES),
    }));
  }
}
