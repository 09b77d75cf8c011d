import { Injectable, Logger } from '@nestjs/common';
import { eachPage } from '../common/paging.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { KeptKeys } from '../platform/crypto/kept-keys.service.js';
import { Database } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { SealRotationRepository, type SealedRow } from './seal-rotation.repository.js';

const PAGE = 100;

export interface RotationResult {
  resealed: number;
  /** Rows that neither ENCRYPTION_KEY nor ENCRYPTION_KEY_OLD opens; they were left as they are. */
  unreadable: number;
}

/**
 * Seals every stored secret with the key of now. May be stopped and begun again, and may run twice at once or beside the
 * application: each row is its own transaction, and a row is replaced only if it is still what was read.
 */
@Injectable()
export class SealRotation {
  private readonly logger = new Logger(SealRotation.name);

  constructor(
    private readonly database: Database,
    private readonly crypto: Crypto,
    private readonly keptKeys: KeptKeys,
    private readonly secrets: ChannelSecrets,
    private readonly repository: SealRotationRepository,
  ) {}

  async run(): Promise<RotationResult> {
    const result: RotationResult = { resealed: await this.keptKeys.reseal(), unreadable: 0 };
    await eachPage(
      async (after) => {
        const page = await this.database.asSystem('secrets under another key', (tx) =>
          this.repository.due(tx, this.crypto.keyId, after, PAGE),
        );
        for (const row of page) await this.one(row, result);
        return page;
      },
      ({ id }) => id,
    );
    return result;
  }

  private async one(row: SealedRow, result: RotationResult): Promise<void> {
    await this.database.asOrg(row.orgId, async (tx) => {
      const sealed = await this.repository.read(tx, row);
      const next = sealed === null ? null : this.tryReseal(row, sealed, result);
      if (sealed !== null && next !== null && (await this.repository.replace(tx, row, sealed, next))) result.resealed += 1;
    });
    await failpoint('rotation.row');
  }

  private tryReseal(row: SealedRow, sealed: string, result: RotationResult): string | null {
    try {
      return this.secrets.resealed(row.kind, row.orgId, row.id, sealed);
    } catch (error) {
      result.unreadable += 1;
      this.logger.error(`the secret of ${row.kind} ${row.id} opens with neither key: ${(error as Error).message}`);
      return null;
    }
  }
}
