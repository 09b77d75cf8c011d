import type { Actor } from '../tenancy/tenant-context.js';

/** Who is asking, in which org, with what rights: built by the access guard from the database, never from claims. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly orgId: string;
  /** Set when the caller enters the org through the agency. */
  readonly agencyId?: string;
  /** The org of the caller's token, where a header names another one. */
  readonly enteredFrom?: string;
  readonly role: string;
  readonly permissions: ReadonlySet<string>;
  readonly name: string;
  /** Set when a program asks with a key: the person is then the maker of the key, and there is no session. */
  readonly apiKeyId?: string;
  /** Set when a member of the agency looks at the org as its owner, for a while. */
  readonly viewAs?: { readonly id: string; readonly expiresAt: Date; readonly isReadOnly: boolean };
}

/** The caller as the audit trail names them: a program under its own name, with the person whose rights it uses beside it. */
export function actorOf({ apiKeyId, userId, name, viewAs }: Principal): Actor {
  if (viewAs) return { type: 'user', id: userId, name, viewAsId: viewAs.id };
  return apiKeyId === undefined ? { type: 'user', id: userId, name } : { type: 'api_key', id: apiKeyId, name, userId };
}
