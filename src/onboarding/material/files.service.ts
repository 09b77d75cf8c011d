import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { AppError, invalid, notFound, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { safeFileName } from '../../knowledge/reading/file-type.rules.js';
import { Database } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Quotas } from '../../orgs/quotas.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { SENDABLE_LIMIT_BYTES, sendableType } from './file.rules.js';
import { FilesRepository } from './files.repository.js';
import type { FileContent, SendableFile } from './files.repository.js';
import { withoutMetadata } from './picture-metadata.rules.js';

const MAX_FILES = 20;

/** Documents that a call to action sends. */
@Injectable()
export class SendableFiles {
  constructor(
    private readonly database: Database,
    private readonly repository: FilesRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly quotas: Quotas,
  ) {}

  list(query: ListQuery): Promise<Page<SendableFile>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<SendableFile> {
    return this.database.transaction(async (tx) => {
      const file = await this.repository.find(tx, id);
      if (!file) throw notFound('file');
      return file;
    });
  }

  content(id: string): Promise<FileContent> {
    return this.database.transaction(async (tx) => {
      const file = await this.repository.content(tx, id);
      if (!file) throw notFound('file');
      return file;
    });
  }

  add(rawName: string, bytes: Buffer): Promise<SendableFile> {
    const fileName = safeFileName(rawName);
    if (bytes.length > SENDABLE_LIMIT_BYTES) throw new AppError('files.too_large', 413, 'This file is larger than 5 MB. Make it smaller.');
    const type = sendableType(fileName, bytes);
    if ('why' in type) throw invalid({ file: type.why }, 'files.not_sendable');
    const kept = withoutMetadata(bytes, type.mediaType);
    if (!kept) throw invalid({ file: 'This picture is damaged. Open it and save it again.' }, 'files.not_sendable');
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MAX_FILES)
        throw refused('files.too_many', `A business keeps at most ${MAX_FILES} documents. Delete one that is no longer sent.`);
      const id = newId();
      await this.repository.insert(tx, id, { fileName, mediaType: type.mediaType, bytes: kept });
      await this.quotas.needStorage(tx);
      await this.audit.record(tx, {
        action: 'files.create',
        targetType: 'file',
        targetId: id,
        after: { fileName, sizeBytes: kept.length },
      });
      await this.realtime.changed(tx, 'onboarding', id, 'created');
      return (await this.repository.find(tx, id))!;
    });
  }

  /** A call to action that sends it is not offered from then on; readiness says so. */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.repository.find(tx, id);
      if (!before) throw notFound('file');
      await this.repository.remove(tx, id);
      await this.audit.record(tx, { action: 'files.delete', targetType: 'file', targetId: id, before: { fileName: before.fileName } });
      await this.realtime.changed(tx, 'onboarding', id, 'deleted');
    });
  }
}
