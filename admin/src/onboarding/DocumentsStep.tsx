import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { Panel } from '../shared/Panel';
import { useReadiness } from './useOnboarding';

/** Leads to the documents, which have a page of their own. */
export function DocumentsStep(): ReactNode {
  const path = usePath();
  const { data } = useReadiness();
  const open = data?.checks.find((check) => ['documents', 'unpublished-answers'].includes(check.id) && !check.isDone);
  return (
    <Panel title="Documents" hint="What the assistant works by, made of your answers.">
      <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
        <Typography>
          {open?.detail ?? 'Five documents hold what the assistant may say and how. You can look at them and change them.'}
        </Typography>
        <Button component={RouterLink} to={path('/profile')} variant="outlined">
          Open the assistant profile
        </Button>
      </Box>
    </Panel>
  );
}
