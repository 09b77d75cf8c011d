import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../../common/errors.js';

/** Who acts: written into audit rows. */
export interface Actor {
  type: 'user' | 'ai' | 'system' | 'customer' | 'api_key';
  id?: string;
  name?: string;
  /** The person whose rights a program uses. */
  userId?: string;
  /** Set when a member of the agency acts inside a time-boxed view of a client. */
  viewAsId?: string;
}

export interface Tenancy {
  /** The org that may be written, if any. */
  orgId?: string;
  /** The orgs that may be read. */
  orgIds: string[];
  actor: Actor;
  requestId?: string;
  ip?: string;
}

const storage = new AsyncLocalStorage<Tenancy>();

/** The tenant of the running request or job, carried through awaits. */
export const TenantContext = {
  current(): Tenancy | undefined {
    return storage.getStore();
  },
  /** The context with an active org; throws where none was set, so that a forgotten scope fails loudly. */
  require(): Tenancy & { orgId: string } {
    const context = storage.getStore();
    if (!context?.orgId) throw new AppError('tenancy.no_org', 500, 'No organisation is active here.');
    return context as Tenancy & { orgId: string };
  },
  /** The person who acts, for columns that name people: of a program the one who made its key. */
  personId(): string | null {
    const actor = storage.getStore()?.actor;
    return (actor?.type === 'api_key' ? actor.userId : actor?.id) ?? null;
  },
  run<T>(context: Tenancy, fn: () => T): T {
    return storage.run(context, fn);
  },
};
