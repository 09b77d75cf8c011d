import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { stateChips } from '../profile/profile.rules';
import { useVersions } from '../profile/useProfile';

/** More are rarely of interest; the profile page has them all. */
const NEWEST = 20;
const NOW = 'now';

interface TestVersionProps {
  versionId: string | null;
  isDisabled: boolean;
  onChange: (id: string | null) => void;
}

/** Whether a test chat is answered with the answers of now or with a version of the profile. Nothing where there is no version. */
export function TestVersion({ versionId, isDisabled, onChange }: TestVersionProps): ReactNode {
  const versions = useVersions(NEWEST).data?.rows ?? [];
  if (versions.length === 0) return null;
  return (
    <TextField
      select
      size="small"
      label="Answer with"
      value={versionId ?? NOW}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value === NOW ? null : event.target.value)}
      helperText="Another choice starts a new chat"
      sx={{ mb: 2, minWidth: 260 }}
    >
      <MenuItem value={NOW}>Your answers of now</MenuItem>
      {versions.map((version) => (
        <MenuItem key={version.id} value={version.id}>
          Version {version.number} · {stateChips[version.state].label}
        </MenuItem>
      ))}
    </TextField>
  );
}
