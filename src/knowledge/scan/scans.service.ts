import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { conflict, invalid } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { JobsService, type Job } from '../../scheduler/jobs.service.js';
import { KnowledgeDocuments } from '../documents.service.js';
import { siteUrl } from './scan.rules.js';
import type { ScanPage, ScanRow } from './scan.schema.js';
import { ScansRepository } from './scans.repository.js';
import { reasonOf, SiteReader, type SitePage } from './site-reader.service.js';

const JOB = 'knowledge.scan';
const FORGOTTEN_MINUTES = 30;

/**
 * Visits a website, one page per job: a kill costs one page, nobody waits longer than a page takes, and the row shows how far
 * it is. What was known before stays until the page that replaces it has been read.
 */
@Injectable()
export class KnowledgeScans implements OnModuleInit {
  private readonly logger = new Logger(KnowledgeScans.name);

  constructor(
    private readonly database: Database,
    private readonly repository: ScansRepository,
    private readonly documents: KnowledgeDocuments,
    private readonly site: SiteReader,
    private readonly jobs: JobsService,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: (job) => this.step(job) });
  }

  list(query: ListQuery): Promise<Page<ScanRow>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  start(address: string): Promise<ScanRow> {
    const url = siteUrl(address);
    if (!url) throw invalid({ url: 'is no web address: write it as example.com or https://example.com' });
    return this.database.transaction(async (tx) => {
      await this.repository.failForgotten(tx, FORGOTTEN_MINUTES, 'The scan did not come to an end. Start it again.');
      const id = await this.repository.insert(tx, url.toString());
      if (id === null)
        throw conflict('knowledge.scan_running', 'A scan is under way. Wait until it has finished.', await this.repository.live(tx));
      await this.schedule(tx, id, 0, 0);
      await this.audit.record(tx, { action: 'knowledge.scan', targetType: 'knowledge_scan', targetId: id, after: { url: url.toString() } });
      await this.realtime.changed(tx, 'knowledge', id, 'created');
      return (await this.repository.find(tx, id))!;
    });
  }

  private async step(job: Job): Promise<void> {
    const id = String(job.payload.scanId);
    const step = Number(job.payload.step);
    const scan = await this.database.transaction((tx) => this.repository.find(tx, id));
    if (!scan || (scan.state !== 'queued' && scan.state !== 'running')) return;
    await (step === 0 ? this.begin(scan) : this.visit(scan, step));
  }

  /** The first page says what else there is. */
  private async begin(scan: ScanRow): Promise<void> {
    const plan = await this.site.plan(scan.url).catch((error: unknown) => reasonOf(error));
    if (typeof plan === 'string') {
      await this.database.transaction((tx) => this.finish(tx, { ...scan, state: 'failed', error: plan }));
      return;
    }
    const home = await this.stored({ url: plan.home.url, state: 'waiting' }, plan.home);
    await this.database.transaction(async (tx) => {
      const pages = [home, ...plan.pages.map((url): ScanPage => ({ url, state: 'waiting' }))];
      await this.go(tx, { ...scan, state: 'running', pages, delaySeconds: plan.delaySeconds }, 1);
    });
  }

  private async visit(scan: ScanRow, step: number): Promise<void> {
    const page = scan.pages[step];
    // done already when the job runs again after a crash
    const read =
      page?.state === 'waiting' ? await this.site.pageOf(scan.pages[0]!.url, page.url).catch((error: unknown) => reasonOf(error)) : null;
    const visited = page && read !== null ? await this.stored(page, read) : null;
    await this.database.transaction(async (tx) => {
      const pages = [...scan.pages];
      if (visited) pages[step] = visited;
      await this.go(tx, { ...scan, pages }, step + 1);
    });
  }

  /** In a transaction of its own: a page that cannot be kept is skipped with its reason, and the scan goes on. */
  private async stored(page: ScanPage, read: SitePage | string): Promise<ScanPage> {
    const kept =
      typeof read === 'string'
        ? read
        : await this.database
            .transaction((tx) => this.store(tx, page, read))
            .catch((error: unknown) => {
              this.logger.warn({ err: error }, `a page of a scan could not be kept`);
              return reasonOf(error);
            });
    return typeof kept === 'string' ? { ...page, state: 'skipped', reason: kept } : kept;
  }

  private async store(tx: Tx, page: ScanPage, read: SitePage): Promise<ScanPage> {
    const document = await this.documents.store(tx, {
      kind: 'page',
      title: (read.title || new URL(page.url).pathname).slice(0, 200),
      content: read.text,
      sourceUrl: page.url,
    });
    return { ...page, state: 'read', documentId: document.id };
  }

  private async go(tx: Tx, scan: ScanRow, next: number): Promise<void> {
    if (next >= scan.pages.length) return this.finish(tx, { ...scan, state: 'done' });
    await this.repository.save(tx, scan.id, scan);
    await this.schedule(tx, scan.id, next, scan.delaySeconds);
    await this.realtime.changed(tx, 'knowledge', scan.id, 'updated');
  }

  private async finish(tx: Tx, scan: ScanRow): Promise<void> {
    await this.repository.save(tx, scan.id, scan);
    await this.realtime.changed(tx, 'knowledge', scan.id, 'updated');
  }

  private async schedule(tx: Tx, scanId: string, step: number, delaySeconds: number): Promise<void> {
    const dueAt = new Date((await tx.now()).getTime() + delaySeconds * 1000);
    await this.jobs.schedule(tx, { kind: JOB, dedupeKey: `${scanId}:${step}`, dueAt, payload: { scanId, step } });
  }
}
