import type { QueryClient } from '@tanstack/react-query';
import type { ChangeEvent } from './shared-stream';

/** Which cached answers a change makes stale, besides those of its own resource. */
const touches: Record<string, readonly string[]> = {
  conversations: ['conversations', 'dashboard', 'messages'],
  messages: ['messages', 'conversations', 'dashboard', 'simulator'],
  outbound: ['messages', 'simulator'],
  decisions: ['decisions', 'conversations', 'simulator'],
  calls: ['calls', 'dashboard', 'leads', 'simulator'],
  contacts: ['contacts', 'leads', 'conversations'],
  leads: ['leads', 'conversations', 'dashboard'],
  appointments: ['appointments', 'availability', 'conversations', 'leads', 'dashboard'],
  actions: ['actions', 'conversations', 'dashboard'],
  settings: ['settings', 'services', 'resources', 'numbers', 'onboarding'],
  numbers: ['numbers', 'onboarding'],
  services: ['services', 'onboarding'],
  knowledge: ['knowledge', 'onboarding'],
  profile: ['profile', 'onboarding'],
  experiments: ['experiments', 'profile'],
  simulator: ['simulator'],
};

const gatherMs = 250;

/** Collects changes for a moment and then reads again what is on screen, once. */
export class Invalidator {
  private readonly stale = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: QueryClient) {}

  readonly changed = (change: ChangeEvent): void => {
    for (const key of touches[change.resource] ?? [change.resource]) this.stale.add(key);
    this.timer ??= setTimeout(this.flush, gatherMs);
  };

  readonly everything = (): void => {
    void this.client.invalidateQueries();
  };

  dispose(): void {
    clearTimeout(this.timer);
  }

  private readonly flush = (): void => {
    this.timer = undefined;
    for (const key of [...this.stale]) {
      // A write of ours is on its way: an answer read now could show the old value again. It is read when the write ends.
      if (this.client.isMutating({ mutationKey: [key] }) > 0) continue;
      this.stale.delete(key);
      void this.client.invalidateQueries({ queryKey: [key] });
    }
    if (this.stale.size > 0) this.timer = setTimeout(this.flush, gatherMs);
  };
}
