import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Slider from '@mui/material/Slider';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { Panel } from '../shared/Panel';
import type { Profile, ProfileVersion } from '../shared/types';
import { useEndTest, useTry } from './useProfile';

const tenth = 10;

interface TestPanelProps {
  profile: Profile;
  versions: readonly ProfileVersion[];
  /** False while the list is read again: the newest version may be missing from it, and another one would be proposed. */
  isFresh: boolean;
}

/** Gives a share of new conversations to another version than the live one. */
export function TestPanel({ profile, versions, isFresh }: TestPanelProps): ReactNode {
  const can = useCan();
  const sliderId = useId();
  const { test, published } = profile;
  const candidates = versions.filter((version) => version.id !== published?.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const versionId = chosen ?? test?.version.id ?? candidates[0]?.id ?? '';
  const percent = share ?? test?.percent ?? tenth;
  const start = useTry();
  const end = useEndTest();
  const isSame = test?.version.id === versionId && test.percent === percent;
  const number = candidates.find(({ id }) => id === versionId)?.number ?? test?.version.number;
  if (!published || !can('profile', 'edit')) return null;
  return (
    <Panel
      title="Try another version"
      hint={
        test
          ? `${test.percent} % of new conversations run on version ${test.version.number}, the others on version ${published.number}.`
          : 'A share of new conversations runs on it. The same person always gets the same version.'
      }
    >
      {candidates.length === 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          There is only the live version. Open it, change something, and keep it as a new one.
        </Typography>
      ) : (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '220px minmax(0, 1fr) auto' },
            alignItems: 'center',
          }}
        >
          <TextField select size="small" label="Version to try" value={versionId} onChange={({ target }) => setChosen(target.value)}>
            {candidates.map((version) => (
              <MenuItem key={version.id} value={version.id}>
                Version {version.number}
              </MenuItem>
            ))}
          </TextField>
          <Box sx={{ px: 1 }}>
            <Typography id={sliderId} sx={{ fontSize: 14 }}>
              {percent} % of new conversations
            </Typography>
            <Slider
              value={percent}
              min={1}
              max={99}
              aria-labelledby={sliderId}
              getAriaValueText={(value) => `${value} %`}
              onChange={(_, value) => setShare(value)}
            />
          </Box>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button
              variant="outlined"
              loading={start.isPending}
              disabled={isSame || versionId === '' || (chosen === null && !isFresh)}
              onClick={() =>
                start.mutate(
                  { versionId, percent, reason: `Version ${number ?? ''} on ${percent} %` },
                  {
                    onSuccess: () => {
                      setChosen(null);
                      setShare(null);
                    },
                  },
                )
              }
            >
              {test ? 'Change the share' : 'Start'}
            </Button>
            {test ? (
              <Button loading={end.isPending} onClick={() => end.mutate(undefined)}>
                End
              </Button>
            ) : null}
          </Box>
        </Box>
      )}
    </Panel>
  );
}
