import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** How many threads of a number wait for somebody: asked before the number is given back. */
export type ReleaseCheck = (tx: Tx, channelAccountId: string) => Promise<number>;

/** Who talks over a number is known on a higher floor, which registers its answer at start. */
@Injectable()
export class ReleaseChecks implements OnApplicationBootstrap {
  private check?: ReleaseCheck;

  register(check: ReleaseCheck): void {
    if (this.check) throw new Error('Two modules want to say which threads wait on a number; only one may.');
    this.check = check;
  }

  onApplicationBootstrap(): void {
    if (!this.check) throw new Error('No module says which threads wait on a number.');
  }

  waiting(tx: Tx, channelAccountId: string): Promise<number> {
    return this.check!(tx, channelAccountId);
  }
}
