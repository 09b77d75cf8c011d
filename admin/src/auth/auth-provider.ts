import type { AuthProvider } from 'react-admin';
import type { Me } from '../shared/types';
import { mayAccess } from './access.rules';
import type { Session } from './session';

/**
 * The sign-in for react-admin. There is no getPermissions on purpose: together with recent query libraries it makes an
 * anonymous visit loop between checkAuth and logout (marmelab/react-admin#10764); canAccess does the work.
 */
export function createAuthProvider(session: Session, me: Me): AuthProvider {
  return {
    login: async ({ email, password }: { email: string; password: string }) => {
      await session.login(email, password);
    },
    logout: async () => {
      if (session.state() === 'signed-in') await session.logout();
      return false;
    },
    checkAuth: async () => {
      performance.mark('checkAuth');
      if (session.state() !== 'signed-in') throw { redirectTo: false, message: false };
    },
    checkError: async (error: { status?: number }) => {
      // 403 means "not this button"; only 401 ends the visit.
      if (error.status === 401) throw { redirectTo: false, message: false };
    },
    getIdentity: async () => ({ id: me.user.id, fullName: me.user.name }),
    canAccess: async ({ resource, action }: { resource: string; action: string }) => mayAccess(me.permissions, resource, action),
  };
}
