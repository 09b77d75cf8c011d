import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Role } from '../shared/types';
import { roleWords } from './people.rules';
import { PersonRow } from './PersonRow';
import { RoleDialog } from './RoleDialog';
import { roleSummary } from './roles.rules';
import { useRoles } from './useRoles';

const people = (count: number): string => (count === 0 ? 'Nobody has it' : count === 1 ? 'One person' : `${count} people`);

interface RowsProps {
  roles: readonly Role[];
  onEdit?: (role: Role) => void;
}

function RoleRows({ roles, onEdit }: RowsProps): ReactNode {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {roles.map((role) => {
        const { name, may } = roleWords(role.id, role.name);
        return (
          <PersonRow key={role.id} title={name} details={may ? `May do: ${may}` : roleSummary(role.permissions)}>
            <StatusChip label={people(role.members)} tone={role.members > 0 ? 'info' : 'neutral'} />
            {onEdit ? (
              <Button size="small" onClick={() => onEdit(role)} aria-label={`Change the role ${name}`}>
                Change
              </Button>
            ) : null}
          </PersonRow>
        );
      })}
    </Box>
  );
}

/** What people of this business can be: three fixed roles, and its own. */
export default function RolesPage(): ReactNode {
  usePageTitle('Roles');
  const query = useRoles();
  const can = useCan();
  const path = usePath();
  const [edited, setEdited] = useState<Role | 'new' | null>(null);
  const own = query.data?.filter((role) => !role.isBuiltIn) ?? [];
  const fixed = query.data?.filter((role) => role.isBuiltIn) ?? [];
  // The owner's role holds everything that a role of a business can hold.
  const all = fixed.find((role) => role.id === 'org_owner')?.permissions ?? [];
  const make =
    can('roles', 'create') && query.data ? (
      <Button startIcon={<Add />} variant="contained" onClick={() => setEdited('new')}>
        New role
      </Button>
    ) : null;
  return (
    <Page
      title="Roles"
      hint="What people of this business may see and do."
      width={900}
      actions={
        <>
          <Button component={Link} to={path('/people')}>
            People
          </Button>
          {make}
        </>
      }
    >
      <Panel title="Your own roles" hint="A change counts within five seconds.">
        {query.isPending ? (
          <RowSkeletons count={2} />
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : own.length === 0 ? (
          <EmptyState picture="leads" title="No role of your own yet" isCompact>
            The fixed ones below do for most businesses. Write your own when somebody needs a little more, or a little less.
          </EmptyState>
        ) : (
          <RoleRows roles={own} {...(can('roles', 'edit') && { onEdit: setEdited })} />
        )}
      </Panel>
      {fixed.length > 0 ? (
        <Panel title="Fixed roles" hint="They never change.">
          <RoleRows roles={fixed} />
        </Panel>
      ) : null}
      {own.length > 0 ? (
        <Typography variant="caption" color="text.secondary">
          A role that somebody has cannot be removed: give its people another one first.
        </Typography>
      ) : null}
      {edited ? <RoleDialog role={edited === 'new' ? null : edited} all={all} onClose={() => setEdited(null)} /> : null}
    </Page>
  );
}
