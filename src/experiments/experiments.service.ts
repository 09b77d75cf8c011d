import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { invalid, notFound } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { readVariants, shapeErrors } from './definition.rules.js';
import { ExperimentJournal, noted } from './experiment-journal.service.js';
import type { Variant } from './experiment.schema.js';
import { changedMeanwhile, endIsPast, keptForGood, onlyDrafts } from './experiments.errors.js';
import { ExperimentsRepository, type ExperimentRow, type ExperimentValues } from './experiments.repository.js';
import { Levers } from './levers.service.js';

/** An experiment as it was sent: the variants are checked here and by their lever. Without a layer it is that of the lever. */
export type ExperimentInput = Omit<ExperimentValues, 'variants' | 'layer'> & { variants: unknown; layer: string | null };

/** What may change while people are in it. */
const ALWAYS: ReadonlySet<string> = new Set(['name', 'hypothesis', 'endsAt']);

/** What a business means to try: written down, changed, and deleted while nobody was in it. */
@Injectable()
export class Experiments {
  constructor(
    private readonly database: Database,
    private readonly repository: ExperimentsRepository,
    private readonly levers: Levers,
    private readonly journal: ExperimentJournal,
    private readonly clock: Clock,
  ) {}

  list(query: ListQuery): Promise<Page<ExperimentRow>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<ExperimentRow> {
    return this.database.transaction((tx) => this.existing(tx, id));
  }

  create(input: ExperimentInput): Promise<ExperimentRow> {
    return this.database.transaction(async (tx) => {
      const values = await this.checked(input);
      const made = await this.existing(tx, await this.repository.insert(tx, values));
      await this.journal.note(tx, 'create', made.id, { after: noted(made) });
      return made;
    });
  }

  /** 409 with the current record when it is not the one that was read; 422 for what may not change once people are in it. */
  update(id: string, patch: Partial<ExperimentInput>, version: number): Promise<ExperimentRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id);
      if (before.status !== 'draft' && Object.keys(patch).some((field) => !ALWAYS.has(field))) throw onlyDrafts();
      const values = before.status === 'draft' ? await this.checked({ ...inputOf(before), ...patch }) : this.renamed(before, patch);
      if (!(await this.repository.update(tx, id, version, values))) throw changedMeanwhile(noted(before));
      const after = await this.existing(tx, id);
      await this.journal.note(tx, 'update', id, { before: noted(before), after: noted(after) });
      return after;
    });
  }

  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.repository.lock(tx, id);
      if (!before) throw notFound('experiment');
      if (before.status !== 'draft') throw keptForGood();
      await this.repository.remove(tx, id);
      await this.journal.note(tx, 'delete', id, { before: noted(before) });
    });
  }

  private renamed(before: ExperimentRow, patch: Partial<ExperimentInput>): ExperimentValues {
    const { name = before.name, hypothesis = before.hypothesis, endsAt = before.endsAt } = patch;
    this.refusePast(patch.endsAt ?? null);
    return { ...before, name, hypothesis, endsAt };
  }

  private async checked(input: ExperimentInput): Promise<ExperimentValues> {
    this.refusePast(input.endsAt);
    const read = readVariants(input.variants);
    if ('errors' in read) throw invalid(read.errors, 'experiments.invalid');
    const errors = shapeErrors(input.lever, read.variants.length, input.trafficPercent);
    const variants: Variant[] = [];
    for (const [at, variant] of read.variants.entries()) {
      const value = variant.value && (await this.levers.of(input.lever).read(variant.value));
      if (value && 'errors' in value)
        for (const [field, why] of Object.entries(value.errors)) errors[`variants.${at}.value${field === '' ? '' : `.${field}`}`] = why;
      else variants.push({ ...variant, value: value?.value ?? null, stoppedAt: null, stoppedBy: null });
    }
    if (Object.keys(errors).length > 0) throw invalid(errors, 'experiments.invalid');
    return { ...input, layer: input.layer ?? input.lever, variants };
  }

  private refusePast(endsAt: Date | null): void {
    if (endsAt && endsAt <= this.clock.now()) throw endIsPast();
  }

  private async existing(tx: Tx, id: string): Promise<ExperimentRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('experiment');
    return row;
  }
}

/** The experiment as somebody would send it again. */
function inputOf(row: ExperimentRow): ExperimentInput {
  const { name, hypothesis, lever, goal, layer, trafficPercent, minEffectPoints, endsAt } = row;
  const variants = row.variants.map(({ name: called, percent, value }) => ({ name: called, percent, value }));
  return { name, hypothesis, lever, goal, layer, trafficPercent, minEffectPoints, endsAt, variants };
}
