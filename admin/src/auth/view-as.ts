import type { OpenView } from '../shared/types';

/** What survives a reload of the tab: which view it was, never its token. */
interface Remembered {
  id: string;
  orgId: string;
  slug: string;
  /** Where the agency's own console goes on afterwards. */
  back: string;
}
export interface ActiveView extends Remembered {
  /** Null after a reload, until the server has given another one. */
  token: string | null;
}

const key = 'ringback.view-as';

/** The view of a client in this tab: its token is kept in memory only and used for that client alone. */
export class ViewAs {
  private view: ActiveView | null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Storage) {
    this.view = recall(storage);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly current = (): ActiveView | null => this.view;

  tokenFor(orgId: string | null): string | null {
    return orgId !== null && this.view?.orgId === orgId ? this.view.token : null;
  }

  enter(open: OpenView, back: string): void {
    const remembered: Remembered = { id: open.id, orgId: open.orgId, slug: open.orgSlug, back };
    this.storage.setItem(key, JSON.stringify(remembered));
    this.set({ ...remembered, token: open.accessToken });
  }

  leave(): void {
    this.storage.removeItem(key);
    this.set(null);
  }

  private set(view: ActiveView | null): void {
    this.view = view;
    for (const listener of [...this.listeners]) listener();
  }
}

function recall(storage: Storage): ActiveView | null {
  try {
    const found = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Remembered> | null;
    const { id, orgId, slug, back } = found ?? {};
    return id && orgId && slug && back ? { id, orgId, slug, back, token: null } : null;
  } catch {
    return null;
  }
}

export const viewAs = new ViewAs(sessionStorage);
