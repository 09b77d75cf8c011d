import { useEffect } from 'react';
import { useTenant } from '../root/tenant';

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

export function setWaiting(count: number): void {
  waiting = count;
  write();
}
