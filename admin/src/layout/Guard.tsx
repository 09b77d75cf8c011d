import type { ReactNode } from 'react';
import { permissionFor } from '../auth/access.rules';
import { useCan } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';

/** Pages outside of react-admin's resources check for themselves; the refusal names the missing right. */
export function Guard({ resource, action = 'list', children }: { resource: string; action?: string; children: ReactNode }): ReactNode {
  const can = useCan();
  if (can(resource, action)) return children;
  return (
    <EmptyState picture="lock" title="Your role does not include this page">
      It needs the permission “{permissionFor(resource, action) ?? `${resource}.${action}`}”. An owner of this business can give it to you.
    </EmptyState>
  );
}
