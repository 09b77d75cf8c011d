import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';

/** The movable business clock, and who may hear the agency's alerts. */
@Injectable()
export class SimulatorRepository {
  async hasRealChannel(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ is_real: boolean }>('SELECT has_real_channel() AS is_real');
    return row?.is_real ?? true;
  }

  /** Business time and by how much it is ahead, of one moment. */
  async clock(tx: Tx): Promise<{ now: Date; aheadSeconds: number }> {
    const [row] = await tx.query<{ now: Date; ahead: number }>(
      'SELECT app_now() AS now, extract(epoch FROM clock_offset)::float8 AS ahead FROM app_clock',
    );
    return { now: row!.now, aheadSeconds: row!.ahead };
  }

  async advanceClock(tx: Tx, seconds: number): Promise<void> {
    await tx.execute('UPDATE app_clock SET clock_offset = clock_offset + make_interval(secs => $1::int)', [seconds]);
  }

  /** The phones of the given list that belong to staff of this client, asked of the agency's operations org. */
  async isStaffPhone(tx: Tx, operationsOrgId: string, clientOrgId: string, phone: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM staff_orgs($1, $2) WHERE org_id = $3', [operationsOrgId, phone, clientOrgId]);
    return rows.length > 0;
  }
}
