import { useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { session } from '../auth/session';
import { viewAs } from '../auth/view-as';
import { createHttp } from '../providers/http';
import { ErrorState } from '../shared/ErrorState';
import { FullPageLoading } from '../shared/FullPageLoading';
import type { Me, OpenView } from '../shared/types';
import { lastSlugKey } from './Home';
import { TenantAdmin } from './TenantAdmin';

/** After a reload the tab knows its view and no longer its token; a view that is over meanwhile leads back to the person itself. */
async function resumeView(slug: string): Promise<void> {
  const view = viewAs.current();
  if (!view || view.slug !== slug || view.token !== null) return;
  try {
    const path = `/api/agency/orgs/${view.orgId}/views/${view.id}/token`;
    viewAs.enter(await createHttp(session, null)<OpenView>(path, { method: 'POST', body: {} }), view.back);
  } catch (error) {
    const status = (error as { status?: number }).status ?? 0;
    if (status < 400 || status >= 500) throw error;
    viewAs.leave();
  }
}

type Loaded = { slug: string; me: Me } | { slug: string; error: unknown };

async function loadOrg(slug: string): Promise<Me> {
  const all = await createHttp(session, null)<Me>('/api/auth/me');
  await resumeView(slug);
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
  const viewId = useSyncExternalStore(viewAs.subscribe, () => viewAs.current()?.id ?? null);
  const load = useCallback(() => {
    setLoaded(null);
    loadOrg(slug).then(
      (me) => {
        localStorage.setItem(lastSlugKey, slug);
        setLoaded({ slug, me });
      },
      (error: unknown) => setLoaded({ slug, error }),
    );
    // Entering and leaving a view changes who is looking.
  }, [slug, viewId]);
  useEffect(load, [load]);

  if (loaded?.slug !== slug) return <FullPageLoading />;
  if ('error' in loaded) {
    const leave = (): void => {
      localStorage.removeItem(lastSlugKey);
      void navigate('/');
    };
    return <ErrorState error={loaded.error} onRetry={load} isPage secondary={{ label: 'Go to my businesses', onClick: leave }} />;
  }
  return <TenantAdmin key={`${loaded.me.activeOrg.id} ${loaded.me.viewAs?.id ?? ''}`} me={loaded.me} />;
}
