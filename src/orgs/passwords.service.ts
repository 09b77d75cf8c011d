import { Algorithm, hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

// RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
const SETTINGS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 4 };

/** Hashes and checks passwords with argon2id. */
@Injectable()
export class Passwords {
  private dummy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return hash(password, SETTINGS);
  }

  /** Takes the same time whether or not there is an account: without one a dummy hash is checked. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.dummy ??= hash('no account has this password', SETTINGS);
    const isRight = await verify(stored ?? (await this.dummy), password).catch(() => false);
    return isRight && stored !== null;
  }
}
