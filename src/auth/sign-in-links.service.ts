import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Mail } from '../platform/mail/mail.service.js';
import type { Account } from './accounts.service.js';
import { AddressProofs } from './address-proofs.service.js';
import { INVITE_DAYS, LINK_MINUTES, MAX_LIVE_LINKS, hashOfSecret, judgeLink, linkError, newLink, splitLink } from './link.rules.js';
import type { LinkVerdict } from './link.rules.js';
import { linkAddress, magicMail, resetMail } from './mails.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInLinksRepository } from './sign-in-links.repository.js';

/** The ways in by mail, and the links that open each. */
const OPENED_BY = { magic: ['magic'], reset: ['reset', 'setup'] } as const;

/** Links by mail: single-use, short-lived, counted, and the same answer whether or not an address is known. */
@Injectable()
export class SignInLinks {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: SignInLinksRepository,
    private readonly accounts: SessionsRepository,
    private readonly mail: Mail,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly proofs: AddressProofs,
  ) {}

  /** Answers at once and works afterwards: neither the answer nor its time tells whether there is an account. */
  request(purpose: 'magic' | 'reset', email: string, from: { browser: string | null; isKnownDevice: boolean }): void {
    void this.send(purpose, email, from).catch((error: Error) => {
      this.logger.error({ err: error }, 'a sign-in link could not be sent');
    });
  }

  /** The person behind a good link, which is used up together with what `work` does. Everything else says why, and counts. */
  async redeem(
    way: keyof typeof OPENED_BY,
    token: string,
    browser: string | null,
    work: (tx: Tx, account: Account) => Promise<void> = () => Promise.resolve(),
  ): Promise<Account> {
    const parts = splitLink(token);
    if (!parts) throw linkError('wrong');
    const outcome = await this.database.asSystem('redeem a link', async (tx): Promise<Account | Exclude<LinkVerdict, 'good'>> => {
      const link = await this.repository.lock(tx, parts.id, OPENED_BY[way]);
      if (!link) return 'wrong';
      const verdict = judgeLink(link, parts.hash, browser === null ? null : hashOfSecret(browser), this.clock.real());
      if (verdict !== 'good') {
        // A mail scanner or a second look never uses up the link; only guesses and foreign browsers count against it.
        if (verdict === 'wrong' || verdict === 'other_browser') await this.repository.countAttempt(tx, parts.id);
        return verdict;
      }
      if (!link.isUserActive) return 'expired';
      const account = { id: link.userId, name: link.name, email: link.email };
      await this.repository.use(tx, parts.id);
      await this.proofs.prove(tx, account.id);
      await work(tx, account);
      return account;
    });
    if (typeof outcome === 'string') throw linkError(outcome);
    return outcome;
  }

  /** The address where somebody who was added to a business sets their first password. The newest alone works. */
  async forNewcomer(tx: Tx, userId: string): Promise<string> {
    const id = newId();
    const { token, hash } = newLink(id);
    await this.repository.makeRoom(tx, userId, 'setup', 0);
    await this.repository.insert(tx, { id, userId, purpose: 'setup', hash, browserHash: null, minutes: INVITE_DAYS * 24 * 60 }, 1);
    return linkAddress(this.config.values.publicBaseUrl, 'reset', token);
  }

  private async send(purpose: 'magic' | 'reset', email: string, from: { browser: string | null; isKnownDevice: boolean }): Promise<void> {
    const id = newId();
    const { token, hash } = newLink(id);
    const browserHash = from.browser === null ? null : hashOfSecret(from.browser);
    const account = await this.database.asSystem('make a sign-in link', async (tx) => {
      await this.repository.sweep(tx);
      const found = await this.accounts.account(tx, email);
      if (found?.status !== 'active') return null;
      if (from.isKnownDevice) await this.repository.makeRoom(tx, found.id, purpose, MAX_LIVE_LINKS - 1);
      const isNew = await this.repository.insert(
        tx,
        { id, userId: found.id, purpose, hash, browserHash, minutes: LINK_MINUTES },
        MAX_LIVE_LINKS,
      );
      return isNew ? found : null;
    });
    if (!account) return;
    const address = linkAddress(this.config.values.publicBaseUrl, purpose === 'magic' ? 'link' : 'reset', token);
    await this.mail.send(purpose === 'magic' ? magicMail(account.email, address) : resetMail(account.email, address));
  }
}
