import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { newKey } from '../shared/format';
import { PhoneText } from '../shared/PhoneText';
import type { AvailableNumber } from '../shared/types';
import { isAreaCode } from './numbers.rules';
import { useBuy, useSearch } from './useNumbers';

interface ChoiceProps {
  found: readonly AvailableNumber[];
  chosen: string;
  onChoose: (address: string) => void;
}

function Choice({ found, chosen, onChoose }: ChoiceProps): ReactNode {
  return (
    <RadioGroup aria-label="Free numbers" value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {found.map(({ address, locality, region }) => (
        <FormControlLabel
          key={address}
          value={address}
          control={<Radio />}
          label={
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
              <Typography component="span" sx={{ fontWeight: 600 }}>
                <PhoneText value={address} />
              </Typography>
              <Typography component="span" color="text.secondary" sx={{ fontSize: 13.5 }}>
                {[locality, region].filter(Boolean).join(', ')}
              </Typography>
            </Box>
          }
          sx={{ mx: 0, py: 0.5, borderTop: '1px solid', borderColor: 'divider' }}
        />
      ))}
    </RadioGroup>
  );
}

/** Area code, choice, done. The whole screen of a phone, because the list is long. */
export function BuyDialog({ onClose }: { onClose: () => void }): ReactNode {
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'), { noSsr: true });
  const [areaCode, setAreaCode] = useState('');
  const [chosen, setChosen] = useState('');
  // One key per choice: pressing again after a lost answer goes on with the same purchase.
  const key = useRef(newKey());
  const search = useSearch();
  const buy = useBuy(onClose);
  const found = search.data?.data;
  const choose = (address: string): void => {
    setChosen(address);
    key.current = newKey();
    buy.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    choose('');
    search.mutate(areaCode);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" fullScreen={isNarrow} aria-labelledby="buy-title">
      <DialogTitle id="buy-title">Buy a number</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', pt: 1 }}>
          <TextField
            label="Area code"
            value={areaCode}
            onChange={(event) => setAreaCode(event.target.value.replace(/\D/g, '').slice(0, 3))}
            helperText="Three digits, such as 312"
            autoFocus
            fullWidth
            slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
          />
          <Button type="submit" variant="outlined" loading={search.isPending} disabled={!isAreaCode(areaCode)} sx={{ minHeight: 48 }}>
            Search
          </Button>
        </Box>
        {search.error ? <Alert severity="error">{messageOf(search.error)}</Alert> : null}
        {found?.length === 0 ? <Alert severity="info">There is no free number in this area. Try an area code nearby.</Alert> : null}
        {found && found.length > 0 ? <Choice found={found} chosen={chosen} onChoose={choose} /> : null}
        {buy.error ? <Alert severity="error">{messageOf(buy.error)}</Alert> : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          disabled={chosen === ''}
          loading={buy.isPending}
          onClick={() => buy.mutate({ address: chosen, key: key.current })}
        >
          Buy this number
        </Button>
      </DialogActions>
    </Dialog>
  );
}
