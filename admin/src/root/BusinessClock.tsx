import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTenant } from './tenant';

const NowContext = createContext<number>(Date.now());
const tickMs = 15_000;

/** What time it is for the business; moves by itself, so that ages and "now" lines stay true. */
export const useNow = (): number => useContext(NowContext);

export function BusinessClock({ children }: { children: ReactNode }): ReactNode {
  const { clockOffset } = useTenant();
  const [tick, setTick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return <NowContext.Provider value={Math.max(tick, Date.now()) + clockOffset}>{children}</NowContext.Provider>;
}
