import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { ChatState } from './test-chat.rules.js';

export interface ChatRow {
  state: ChatState;
  version: number;
}

/** SQL of the test chats. */
@Injectable()
export class TestChatsRepository {
  async find(tx: Tx, id: string): Promise<ChatRow | null> {
    const [row] = await tx.query<ChatRow>('SELECT state, version FROM test_chats WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
    return row ?? null;
  }

  /** A new one; what nobody wrote in for a day is forgotten on the way. */
  async insert(tx: Tx, id: string, state: ChatState): Promise<void> {
    await tx.execute(`DELETE FROM test_chats WHERE org_id = $1 AND updated_at < app_now() - interval '1 day'`, [tx.orgId]);
    await tx.execute('INSERT INTO test_chats (id, org_id, state, updated_at) VALUES ($1, $2, $3, app_now())', [
      id,
      tx.orgId,
      JSON.stringify(state),
    ]);
  }

  /** False when another text was answered meanwhile. */
  async update(tx: Tx, id: string, version: number, state: ChatState): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE test_chats SET state = $4, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3',
      [tx.orgId, id, version, JSON.stringify(state)],
    );
    return changed === 1;
  }
}
