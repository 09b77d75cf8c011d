import { useEffect } from 'react';
import { useTenant } from '../root/tenant';
import { showBadge } from './favicon';

let waiting = 0;
let page = 'Ringback';
const write = (): void => {
  document.title = waiting > 0 ? `(${waiting}) ${page}` : page;
};

/** "(3) Inbox - Northside Heating & Air" */
export function usePageTitle(title: string): void {
  const { org } = useTenant();
  useEffect(() => {
    page = `${title} - ${org.name}`;
    write();
  }, [title, org.name]);
}

/** Unread threads, in the title of the tab and on its icon; nothing is left behind when the business is left. */
export function useWaiting(count: number): void {
  useEffect(() => {
    waiting = count;
    write();
    showBadge(count);
  }, [count]);
  useEffect(
    () => () => {
      waiting = 0;
      write();
      showBadge(0);
    },
    [],
  );
}
