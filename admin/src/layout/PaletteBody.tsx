import Apartment from '@mui/icons-material/ApartmentOutlined';
import Add from '@mui/icons-material/AddCircleOutlineOutlined';
import Close from '@mui/icons-material/Close';
import Contact from '@mui/icons-material/ContactPhoneOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import History from '@mui/icons-material/History';
import Lead from '@mui/icons-material/PeopleAltOutlined';
import PageIcon from '@mui/icons-material/ArticleOutlined';
import Search from '@mui/icons-material/Search';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import useAutocomplete from '@mui/material/useAutocomplete';
import type { SxProps, Theme } from '@mui/material/styles';
import { useId, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '../providers/http';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { navItems } from './navigation';
import { paletteGroups, type PaletteGroup, type PaletteItem } from './palette.rules';
import { usePaletteItems } from './usePaletteItems';

const icons: Record<PaletteGroup, SvgIconComponent> = {
  Recent: History,
  Pages: PageIcon,
  'Start something': Add,
  Conversations: Forum,
  Leads: Lead,
  Contacts: Contact,
  Businesses: Apartment,
};

function Line({ item }: { item: PaletteItem }): ReactNode {
  const page = item.group === 'Pages' ? navItems.find((nav) => item.id === `page:${nav.to}`) : undefined;
  const Icon = page?.icon ?? icons[item.group];
  return (
    <>
      <Icon aria-hidden="true" sx={{ fontSize: 19, color: 'text.secondary', flexShrink: 0 }} />
      <Typography component="span" noWrap sx={{ fontSize: 14.5, fontWeight: 560, flexShrink: item.detail ? 0 : 1, maxWidth: '60%' }}>
        {item.label}
      </Typography>
      {item.detail ? (
        <Typography component="span" noWrap color="text.secondary" sx={{ fontSize: 13, minWidth: 0 }}>
          {item.detail}
        </Typography>
      ) : null}
    </>
  );
}

function announcement(count: number, isSearching: boolean, typed: string): string {
  if (isSearching) return 'Searching';
  if (count === 0) return typed === '' ? '' : 'Nothing found';
  return `${count} ${count === 1 ? 'result' : 'results'}`;
}

const bare = { listStyle: 'none', m: 0, p: 0 } as const;
const row: SxProps<Theme> = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  px: 1,
  minHeight: { xs: 46, sm: 40 },
  borderRadius: 2,
  cursor: 'pointer',
  '&.Mui-focused': { bgcolor: (theme) => (theme.palette.mode === 'light' ? '#e8f0fa' : '#17293f') },
};
const hint = 'Arrow keys choose, Enter opens, Esc closes.';

/** The field and its lines; mounted together, as the one drives the other. */
export function PaletteBody({ onClose }: { onClose: () => void }): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const { items, isSearching, error, remember } = usePaletteItems(text);
  const open = (item: PaletteItem | null): void => {
    if (!item) return;
    remember(item);
    onClose();
    void navigate(item.to);
  };
  const { getRootProps, getInputProps, getInputLabelProps, getListboxProps, getOptionProps } = useAutocomplete<PaletteItem>({
    id,
    open: true,
    options: items,
    value: null,
    inputValue: text,
    autoHighlight: true,
    getOptionLabel: (item) => item.label,
    getOptionKey: (item) => item.id,
    isOptionEqualToValue: (a, b) => a.id === b.id,
    // Found is what the server found: a name may differ from what was typed for it.
    filterOptions: (options) => options,
    onInputChange: (_, value, reason) => {
      if (reason === 'input') setText(value);
    },
    onChange: (_, item) => open(item),
    onClose: (_, reason) => {
      if (reason === 'escape') onClose();
    },
  });
  const typed = text.trim();
  const isEmpty = items.length === 0 && typed !== '' && !isSearching;
  return (
    <>
      <Box {...getRootProps()} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1.25 }}>
        <Search aria-hidden="true" sx={{ color: 'text.secondary' }} />
        <VisuallyHidden>
          <label {...getInputLabelProps()}>Search people, conversations and pages</label>
        </VisuallyHidden>
        <Box
          component="input"
          {...getInputProps()}
          autoFocus
          placeholder="Name, phone, words of a text, page"
          aria-describedby={`${id}-hint`}
          sx={{
            flex: 1,
            minWidth: 0,
            border: 0,
            outline: 'none',
            font: 'inherit',
            fontSize: 16,
            py: 0.75,
            bgcolor: 'transparent',
            color: 'text.primary',
            '&::placeholder': { color: 'text.secondary', opacity: 1 },
          }}
        />
        <IconButton aria-label="Close" size="small" onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ height: 3, borderTop: '1px solid', borderColor: 'divider' }}>
        {isSearching ? <LinearProgress aria-hidden="true" sx={{ height: 2 }} /> : null}
      </Box>
      <VisuallyHidden>
        <span role="status">{announcement(items.length, isSearching, typed)}</span>
      </VisuallyHidden>
      <Box component="ul" {...getListboxProps()} aria-label="Results" sx={{ ...bare, overflowY: 'auto', flex: 1, px: 1, pb: 1 }}>
        {paletteGroups.map((group) => {
          const rows = items.flatMap((item, index) => (item.group === group ? [{ item, index }] : []));
          if (rows.length === 0) return null;
          const titleId = `${id}-${group.replace(/\W/g, '')}`;
          return (
            <Box component="li" role="group" key={group} aria-labelledby={titleId} sx={bare}>
              <Typography id={titleId} role="presentation" variant="overline" color="text.secondary" component="div" sx={{ px: 1, pt: 1 }}>
                {group}
              </Typography>
              <Box component="ul" role="none" sx={bare}>
                {rows.map(({ item, index }) => {
                  const option = getOptionProps({ option: item, index });
                  return (
                    <Box component="li" {...option} key={item.id} sx={row}>
                      <Line item={item} />
                    </Box>
                  );
                })}
              </Box>
            </Box>
          );
        })}
      </Box>
      {isEmpty ? (
        <Typography color="text.secondary" sx={{ px: 3, pb: 3, textAlign: 'center' }}>
          {error ? messageOf(error) : `Nothing is called “${typed}”. A name, a number in any format or words of a text will do.`}
        </Typography>
      ) : null}
      <Typography
        id={`${id}-hint`}
        variant="caption"
        color="text.secondary"
        sx={{ px: 2, py: 1, borderTop: '1px solid', borderColor: 'divider', display: { xs: 'none', sm: 'block' } }}
      >
        {hint}
      </Typography>
    </>
  );
}
