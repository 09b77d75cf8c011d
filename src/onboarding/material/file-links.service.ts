import { Injectable } from '@nestjs/common';
import { addSeconds, Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { isUuid } from '../../common/ids.js';
import { Config } from '../../platform/config/config.service.js';
import { Crypto } from '../../platform/crypto/crypto.service.js';
import { Database } from '../../platform/database/database.service.js';
import { FilesRepository, type FileContent } from './files.repository.js';

const PURPOSE = 'file-link';

/** Signed addresses of documents for a phone or a provider that has no login; each opens one document and runs out. */
@Injectable()
export class FileLinks {
  constructor(
    private readonly config: Config,
    private readonly crypto: Crypto,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly repository: FilesRepository,
  ) {}

  /** An address that works for `seconds` from now on the real clock. */
  url(orgId: string, fileId: string, seconds: number): string {
    const until = String(Math.ceil(addSeconds(this.clock.real(), seconds).getTime() / 1000));
    const token = [orgId, fileId, until, this.crypto.signToken([PURPOSE, orgId, fileId, until])].join('.');
    return `${this.config.values.publicBaseUrl}/files/${token}`;
  }

  /** The document behind a token; the same 404 for one that we did not sign, that ran out, or whose document was deleted. */
  async open(token: string): Promise<FileContent> {
    const file = await this.find(token);
    if (!file) throw notFound('file');
    return file;
  }

  private async find(token: string): Promise<FileContent | null> {
    const [orgId = '', fileId = '', until = '', signature = '', ...rest] = token.split('.');
    if (rest.length > 0 || !isUuid(orgId) || !isUuid(fileId) || !/^\d{1,12}$/.test(until)) return null;
    if (!this.crypto.verifyToken(signature, [PURPOSE, orgId, fileId, until])) return null;
    if (Number(until) * 1000 < this.clock.real().getTime()) return null;
    return this.database.asOrg(orgId, (tx) => this.repository.content(tx, fileId));
  }
}
