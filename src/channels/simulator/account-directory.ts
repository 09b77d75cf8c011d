/** An account as the network must know it to check a password and to sign a webhook. */
export interface DirectoryAccount {
  sid: string;
  token: string;
}

export interface DirectoryNumber extends DirectoryAccount {
  /** False when the business answers STOP itself. */
  isStopHandled: boolean;
}

/** Who exists on the network beside the accounts that were created through its own API. */
export interface AccountDirectory {
  account(sid: string): Promise<DirectoryAccount | null>;
  owner(channel: 'sms' | 'whatsapp', address: string): Promise<DirectoryNumber | null>;
  /** A network of its own process believes the first password it sees for an account; one with a database does not. */
  readonly isOpen: boolean;
}

/** Knows nobody in advance: for the simulator as a process of its own. */
export class OpenDirectory implements AccountDirectory {
  readonly isOpen = true;

  account(): Promise<null> {
    return Promise.resolve(null);
  }

  owner(): Promise<null> {
    return Promise.resolve(null);
  }
}
