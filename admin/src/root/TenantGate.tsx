import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { session } from '../auth/session';
import { createHttp } from '../providers/http';
import { ErrorState } from '../shared/ErrorState';
import { FullPageLoading } from '../shared/FullPageLoading';
import type { Me } from '../shared/types';
import { lastSlugKey } from './Home';
import { TenantAdmin } from './TenantAdmin';

type Loaded = { slug: string; me: Me } | { slug: string; error: unknown };

async function loadOrg(slug: string): Promise<Me> {
  const all = await createHttp(session, null)<Me>('/api/auth/me');
  const membership = all.memberships.find((m) => m.slug === slug);
  if (!membership) throw new Error('There is no business of this name that you may open.');
  const me = await createHttp(session, membership.orgId)<Me>('/api/auth/me');
  if (me.activeOrg.id !== membership.orgId) throw new Error('This business cannot be opened at the moment.');
  return me;
}

/** Reads who the person is inside the organisation of the address before any page of it is shown. */
export function TenantGate(): ReactNode {
  const { slug = '' } = useParams();
  const navigate = useNavigate();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const load = useCallback(() => {
    setLoaded(null);
    loadOrg(slug).then(
      (me) => {
        localStorage.setItem(lastSlugKey, slug);
        setLoaded({ slug, me });
      },
      (error: unknown) => setLoaded({ slug, error }),
    );
  }, [slug]);
  useEffect(load, [load]);

  if (loaded?.slug !== slug) return <FullPageLoading />;
  if ('error' in loaded) {
    const leave = (): void => {
      localStorage.removeItem(lastSlugKey);
      void navigate('/');
    };
    return <ErrorState error={loaded.error} onRetry={load} isPage secondary={{ label: 'Go to my businesses', onClick: leave }} />;
  }
  return <TenantAdmin key={loaded.me.activeOrg.id} me={loaded.me} />;
}
