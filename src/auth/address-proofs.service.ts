import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { AccessService } from './access.service.js';
import { AddressProofsRepository } from './address-proofs.repository.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInLinksRepository } from './sign-in-links.repository.js';

/**
 * Whether the person behind an account is the one who reads its address. Until a link from a mail has shown that, a password, a second
 * step and a session may be anybody's who typed in the address: they go with the first proof, and before the account can do more.
 */
@Injectable()
export class AddressProofs {
  constructor(
    private readonly repository: AddressProofsRepository,
    private readonly links: SignInLinksRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessService,
  ) {}

  /** A link from a mail was used. The first one ends what was there before; whoever holds it sets their own. */
  async prove(tx: Tx, userId: string): Promise<void> {
    if (await this.repository.prove(tx, userId)) await this.drop(tx, userId);
  }

  /** False while nobody has proved the address; then nothing that was set before lets anybody in. */
  async isProvedOrEmpty(tx: Tx, userId: string): Promise<boolean> {
    const isProved = await this.repository.isProved(tx, userId);
    if (!isProved) await this.drop(tx, userId);
    return isProved;
  }

  private async drop(tx: Tx, userId: string): Promise<void> {
    await this.repository.dropPassword(tx, userId);
    await this.factors.turnOff(tx, userId);
    await this.links.endAll(tx, userId);
    await this.sessions.end(tx, userId, 'all');
    tx.afterCommit(() => this.access.forgetPerson(userId));
  }
}
