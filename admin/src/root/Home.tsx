import { useEffect, useState, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import { session } from '../auth/session';
import { createHttp } from '../providers/http';
import { ErrorState } from '../shared/ErrorState';
import { FullPageLoading } from '../shared/FullPageLoading';
import type { Me } from '../shared/types';

export const lastSlugKey = 'ringback.last-org';

/** Sends a signed-in person to the organisation last used here, else to the active one, else to the first client. */
export function chooseSlug(me: Me, last: string | null): string | null {
  const remembered = me.memberships.find((m) => m.slug === last);
  const client = me.memberships.find((m) => m.kind !== 'operations');
  const active = me.memberships.find((m) => m.orgId === me.activeOrg.id && m.kind !== 'operations');
  return (remembered ?? active ?? client ?? me.memberships[0])?.slug ?? null;
}

export function Home(): ReactNode {
  const [slug, setSlug] = useState<string | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const load = (): void => {
    setError(null);
    createHttp(
      session,
      null,
    )<Me>('/api/auth/me').then(
      (me) => setSlug(chooseSlug(me, localStorage.getItem(lastSlugKey))),
      (reason: unknown) => setError(reason),
    );
  };
  useEffect(load, []);
  if (error) return <ErrorState error={error} onRetry={load} isPage />;
  if (slug === undefined) return <FullPageLoading />;
  if (slug === null) {
    return (
      <ErrorState
        error={new Error('Your account does not belong to a business yet. Ask the person who invited you.')}
        onRetry={load}
        isPage
      />
    );
  }
  return <Navigate to={`/t/${slug}`} replace />;
}
