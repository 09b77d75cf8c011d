import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { Page } from '../layout/Page';
import { usePath } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { ProfileDiff } from '../shared/types';
import { documentNames, placeWords, sideBySide, titleAt, type DocumentName, type Schema } from './profile.rules';
import { Side } from './Side';
import { useDiff, useSchemas } from './useProfile';

function Changes({ diff, schemas }: { diff: ProfileDiff; schemas: Partial<Record<DocumentName, Schema>> }): ReactNode {
  if (diff.changes.length === 0)
    return (
      <EmptyState picture="leads" title="They say the same">
        Version {diff.before.number} and version {diff.after.number} do not differ in any field.
      </EmptyState>
    );
  return documentNames.map((name) => {
    const changes = diff.changes.filter(({ document }) => document === name);
    if (changes.length === 0) return null;
    return (
      <Panel
        key={name}
        title={schemas[name]?.title ?? placeWords(name)}
        hint={changes.length === 1 ? 'One field differs' : `${changes.length} fields differ`}
      >
        <Box sx={{ display: 'grid', gap: 2.5 }}>
          {changes.map((change) => {
            const sides = sideBySide(change.before, change.after);
            const title = titleAt(schemas[name], change.path);
            return (
              <Box key={change.path} role="group" aria-label={title}>
                <Typography sx={{ fontSize: 14, fontWeight: 600, mb: 0.75 }}>{title}</Typography>
                <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
                  <Side pieces={sides.before} is="before" name={`Version ${diff.before.number}`} />
                  <Side pieces={sides.after} is="after" name={`Version ${diff.after.number}`} />
                </Box>
              </Box>
            );
          })}
        </Box>
      </Panel>
    );
  });
}

/** Two versions side by side, only the fields that differ. */
export default function ComparePage(): ReactNode {
  const { id = '', other = '' } = useParams();
  const path = usePath();
  const diff = useDiff(id, other);
  const schemas = useSchemas();
  const title = diff.data ? `Version ${diff.data.before.number} and version ${diff.data.after.number}` : 'Compare versions';
  usePageTitle(title);
  return (
    <Page
      title={title}
      hint="What differs, side by side."
      width={1100}
      actions={
        <>
          <Button component={RouterLink} to={path('/profile')}>
            All versions
          </Button>
          {diff.data ? (
            <>
              <Button component={RouterLink} to={path(`/profile/${other}/compare/${id}`)}>
                Swap sides
              </Button>
              <Button variant="outlined" component={RouterLink} to={path(`/profile/${other}`)}>
                Open version {diff.data.after.number}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {diff.isPending || schemas.isPending ? (
        <RowSkeletons count={4} />
      ) : diff.data ? (
        <Changes diff={diff.data} schemas={(schemas.data?.schemas ?? {}) as Partial<Record<DocumentName, Schema>>} />
      ) : (
        <ErrorState error={diff.error} onRetry={() => void diff.refetch()} />
      )}
    </Page>
  );
}
