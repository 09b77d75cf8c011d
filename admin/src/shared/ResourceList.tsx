import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useEffect, type ReactNode } from 'react';
import { ListBase, Pagination, useListContext, type SortPayload } from 'react-admin';
import { EmptyState } from './EmptyState';
import { ErrorState } from './ErrorState';
import { RowSkeletons } from './Skeletons';

interface ResourceListProps {
  resource: string;
  sort: SortPayload;
  toolbar: ReactNode;
  empty: ReactNode;
  children: ReactNode;
}

function Rows({ empty, children }: { empty: ReactNode; children: ReactNode }): ReactNode {
  const { isPending, error, refetch, total, filterValues, setFilters, data, page, setPage } = useListContext();
  useEffect(() => {
    // The last row of a page went away: step back instead of showing nothing.
    if (data?.length === 0 && (total ?? 0) > 0 && page > 1) setPage(page - 1);
  }, [data, total, page, setPage]);
  if (isPending) return <RowSkeletons />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!total) {
    if (Object.keys(filterValues ?? {}).length === 0) return empty;
    return (
      <EmptyState
        picture="search"
        title="No match"
        action={
          <Button variant="outlined" onClick={() => setFilters({}, [])}>
            Clear filters
          </Button>
        }
      >
        Nothing fits these filters.
      </EmptyState>
    );
  }
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>{children}</Box>
      {total > 10 ? <Pagination rowsPerPageOptions={[25, 50, 100]} /> : null}
    </>
  );
}

/** A list of a resource with its four states: loading, empty, no match, error. */
export function ResourceList({ resource, sort, toolbar, empty, children }: ResourceListProps): ReactNode {
  return (
    <ListBase resource={resource} sort={sort} perPage={25}>
      {toolbar}
      <Card>
        <Rows empty={empty}>{children}</Rows>
      </Card>
    </ListBase>
  );
}
