import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { mayAccess } from '../auth/access.rules';
import type { Me, Org } from '../shared/types';

interface Tenant {
  me: Me;
  org: Org;
  /** Milliseconds the business clock is ahead of this computer's; only the phone simulator moves it. */
  clockOffset: number;
  /** False until that is known: a day of this computer is then no day of the business. */
  isClockKnown: boolean;
}
const TenantContext = createContext<Tenant | null>(null);

export function TenantProvider({ value, children }: { value: Tenant; children: ReactNode }): ReactNode {
  return <TenantContext.Provider value={value}>{children}</TenantContext.Provider>;
}

/** The organisation this page is about, and who is looking. */
export function useTenant(): Tenant {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('useTenant outside of an organisation');
  return tenant;
}

export function useZone(): string {
  return useTenant().org.timeZone;
}

/** Builds an address inside the organisation: path('/inbox/1'). */
export function usePath(): (to: string) => string {
  const { slug } = useTenant().org;
  return useCallback((to: string) => `/t/${slug}${to === '/' ? '' : to}`, [slug]);
}

export function useCan(): (resource: string, action: string) => boolean {
  const { permissions } = useTenant().me;
  return useCallback((resource: string, action: string) => mayAccess(permissions, resource, action), [permissions]);
}
