import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { session } from '../auth/session';
import { Invalidator } from './invalidation';
import { SharedStream } from './shared-stream';
import type { ConnectionState } from './event-stream';

interface Live {
  state: ConnectionState;
  since: number;
}
const LiveContext = createContext<Live>({ state: 'connecting', since: 0 });
export const useLive = (): Live => useContext(LiveContext);

const pollMs = 10_000;

/** Keeps everything on screen current: listens to the event stream and, while that is down, reads again every ten seconds. */
export function RealtimeProvider({ orgId, children }: { orgId: string; children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ state: 'connecting', since: Date.now() });

  useEffect(() => {
    const invalidator = new Invalidator(client);
    const stream = new SharedStream(orgId, session, {
      onChange: invalidator.changed,
      onState: (state) => setLive({ state, since: Date.now() }),
      onResync: invalidator.everything,
    });
    stream.start();
    return () => {
      stream.stop();
      invalidator.dispose();
    };
  }, [client, orgId]);

  useEffect(() => {
    if (live.state !== 'reconnecting') return undefined;
    const timer = setInterval(() => void client.invalidateQueries(), pollMs);
    return () => clearInterval(timer);
  }, [client, live.state]);

  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}
