import { Injectable } from '@nestjs/common';
import { ServiceEntity } from '../../appointments/service.entity.js';
import { Audit } from '../../audit/audit.service.js';
import { KeptList } from '../../audit/kept-list.service.js';
import { conflict, invalid, notFound, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { Cta } from '../questionnaire.schema.js';
import { checkCta } from './cta.rules.js';
import { CtasRepository } from './ctas.repository.js';
import type { CtaValues } from './ctas.repository.js';
import { FilesRepository } from './files.repository.js';
import { LiveCtas } from './live-ctas.service.js';

/** As many as a document of the assistant holds. */
const MAX_CTAS = 40;

/** What a conversation can lead to. */
@Injectable()
export class Ctas {
  private readonly kept: KeptList<Cta>;

  constructor(
    private readonly database: Database,
    private readonly repository: CtasRepository,
    private readonly files: FilesRepository,
    audit: Audit,
    realtime: Realtime,
    live: LiveCtas,
  ) {
    const spec = { area: 'ctas', one: 'cta', rows: repository, changed: (tx: Tx) => live.forget(tx) };
    this.kept = new KeptList({ database, audit, realtime }, spec);
  }

  list(query: ListQuery): Promise<Page<Cta>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<Cta> {
    return this.kept.get(id);
  }

  create(values: CtaValues): Promise<Cta> {
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MAX_CTAS)
        throw refused(
          'ctas.too_many',
          `A business has at most ${MAX_CTAS} calls to action. Change one, or delete one that is no longer offered.`,
        );
      const checked = await this.checked(tx, values, null);
      const id = newId();
      await this.repository.insert(tx, id, checked);
      await this.kept.note(tx, 'created', id, { after: checked });
      return this.kept.existing(tx, id);
    });
  }

  update(id: string, patch: Partial<CtaValues>, version: number): Promise<Cta> {
    return this.database.transaction(async (tx) => {
      const before = await this.kept.existing(tx, id);
      const checked = await this.checked(tx, { ...before, ...patch }, id);
      if (!(await this.repository.update(tx, id, version, checked)))
        throw conflict('ctas.changed', 'Someone else changed this call to action meanwhile.', await this.kept.existing(tx, id));
      await this.kept.note(tx, 'updated', id, { before, after: checked });
      return this.kept.existing(tx, id);
    });
  }

  remove(id: string): Promise<void> {
    return this.kept.remove(id);
  }

  private async checked(tx: Tx, values: CtaValues, id: string | null): Promise<CtaValues> {
    // looked up even where the target does not use them: an id of another business is not a thing to be ignored
    if (values.fileId !== null && !(await this.files.find(tx, values.fileId))) throw notFound('file');
    const service = values.serviceId === null ? null : await tx.repo(ServiceEntity).get(values.serviceId);
    const read = checkCta(values);
    if ('errors' in read) throw invalid(read.errors, 'ctas.invalid');
    if (read.value.serviceId !== null && service?.isActive !== true)
      throw invalid({ serviceId: 'This service is switched off. Choose another one.' }, 'ctas.invalid');
    if (await this.repository.labelExists(tx, read.value, id))
      throw conflict('ctas.duplicate', `There is already a call to action of this kind named "${read.value.label}".`);
    return read.value;
  }
}
