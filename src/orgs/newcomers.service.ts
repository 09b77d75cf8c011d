import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

type Welcome = (tx: Tx, userId: string) => Promise<void>;

/** What becomes of the account of somebody who was added to a business: how people prove who they are is for auth, which stands above. */
@Injectable()
export class Newcomers {
  private welcome: Welcome | null = null;

  register(welcome: Welcome): void {
    if (this.welcome) throw new Error('The welcome of new members was registered twice.');
    this.welcome = welcome;
  }

  /** In the transaction of the membership. Nobody is added where nobody looks after their account. */
  async joined(tx: Tx, userId: string): Promise<void> {
    if (!this.welcome) throw new Error('Nobody looks after the accounts of new members.');
    await this.welcome(tx, userId);
  }
}
