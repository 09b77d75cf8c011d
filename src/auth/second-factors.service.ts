import { Injectable, Logger } from '@nestjs/common';
import { conflict, invalid } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Mail } from '../platform/mail/mail.service.js';
import { Accounts } from './accounts.service.js';
import type { Account } from './accounts.service.js';
import type { Origin } from './attempt-limits.service.js';
import { FactorCodes } from './factor-codes.service.js';
import { factorMail } from './mails.rules.js';
import { OwnSessions } from './own-sessions.service.js';
import { authenticatorAddress, hashOfRecoveryCode, newRecoveryCodes, newSecret } from './second-factor.rules.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** What the account page shows. */
export interface FactorState {
  since: Date | null;
  codesLeft: number;
}

/** What proves the person for a change of their factor. */
export interface FactorProof {
  password: string;
  code: string;
}

/** A person's own second factor: set up with the password, confirmed by a first code, ended with password and code. */
@Injectable()
export class SecondFactors {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorsRepository,
    private readonly codes: FactorCodes,
    private readonly accounts: Accounts,
    private readonly sessions: OwnSessions,
    private readonly mail: Mail,
  ) {}

  async state(caller: Principal): Promise<FactorState> {
    const { id } = await this.sessions.accountOf(caller);
    const factor = await this.read((tx) => this.repository.find(tx, id));
    return { since: factor?.since ?? null, codesLeft: factor?.since ? factor.codesLeft : 0 };
  }

  /** A secret that counts only once it is confirmed. It takes the password, so that a session left open cannot lock its person out. */
  async begin(caller: Principal, password: string, from: Origin): Promise<{ secret: string; address: string }> {
    const account = await this.sessions.accountOf(caller);
    await this.needPassword(account, password, from);
    const secret = newSecret();
    if (!(await this.read((tx) => this.repository.begin(tx, account.id, this.codes.seal(account.id, secret))))) throw isOnAlready();
    return { secret, address: authenticatorAddress(secret, account.email) };
  }

  /** From now on every sign-in takes a code; sign-ins elsewhere were made without one and end. The codes are answered once. */
  async confirm(caller: Principal, code: string, from: Origin): Promise<string[]> {
    const account = await this.sessions.accountOf(caller);
    const factor = await this.read((tx) => this.repository.find(tx, account.id));
    if (factor?.since) throw isOnAlready();
    if (!factor) throw conflict('second_factor.not_begun', 'There is nothing to confirm. Begin with the picture.');
    if ((await this.codes.take(account, code, from)) !== 'totp') throw wrongCode();
    const recoveryCodes = newRecoveryCodes();
    await this.read(async (tx) => {
      if (!(await this.repository.turnOn(tx, account.id))) throw isOnAlready();
      await this.setCodes(tx, account.id, recoveryCodes);
    });
    await this.sessions.endOthers(caller);
    await this.tell(account, 'on');
    return recoveryCodes;
  }

  /** Ten new codes; the older ones are worth nothing from now on. */
  async renewCodes(caller: Principal, proof: FactorProof, from: Origin): Promise<string[]> {
    const account = await this.prove(caller, proof, from);
    const recoveryCodes = newRecoveryCodes();
    await this.read((tx) => this.setCodes(tx, account.id, recoveryCodes));
    await this.accounts.note(account, 'auth.recovery_codes_renew');
    return recoveryCodes;
  }

  async disable(caller: Principal, proof: FactorProof, from: Origin): Promise<void> {
    const account = await this.prove(caller, proof, from);
    await this.read((tx) => this.repository.turnOff(tx, account.id));
    await this.tell(account, 'off');
  }

  /** The password is asked before the code: a code is used up by being right. */
  private async prove(caller: Principal, { password, code }: FactorProof, from: Origin): Promise<Account> {
    const account = await this.sessions.accountOf(caller);
    await this.needPassword(account, password, from);
    if (!(await this.read((tx) => this.repository.isOn(tx, account.id))))
      throw conflict('second_factor.off', 'Your account has no second step.');
    if ((await this.codes.take(account, code, from)) === null) throw wrongCode();
    return account;
  }

  private async needPassword(account: Account, password: string, from: Origin): Promise<void> {
    if (!(await this.accounts.isPassword(account, password, from)))
      throw invalid({ password: 'is not your password. Never set one? Use “Forgot password” on the sign-in page first' });
  }

  private setCodes(tx: Tx, userId: string, codes: readonly string[]): Promise<void> {
    return this.repository.setRecoveryCodes(
      tx,
      userId,
      codes.map((code) => hashOfRecoveryCode(userId, code)),
    );
  }

  private async tell(account: Account, change: 'on' | 'off'): Promise<void> {
    await this.accounts.note(account, `auth.second_factor_${change}`);
    // The change stands already: a mail server that is away must not turn it into an error.
    await this.mail.send(factorMail(account.email, change)).catch((error: Error) => {
      this.logger.error({ err: error }, 'the notice of a changed second factor could not be sent');
    });
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.asSystem('handle a second factor', work);
  }
}

const isOnAlready = (): Error => conflict('second_factor.on', 'Your account has a second step already. Turn it off first.');
const wrongCode = (): Error => invalid({ code: 'is wrong or was used before. Wait for the next one' });
