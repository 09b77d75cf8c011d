import Check from '@mui/icons-material/Check';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTenant } from '../root/tenant';
import { initials } from '../shared/format';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { samePageOf } from './navigation';
import { tones, type Tone } from '../theme/tones';

const bands: readonly Tone[] = ['info', 'success', 'warning', 'danger', 'neutral'];
const bandOf = (id: string): Tone => bands[[...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % bands.length] ?? 'info';

function OrgAvatar({ id, name }: { id: string; name: string }): ReactNode {
  return (
    <Avatar
      variant="rounded"
      aria-hidden="true"
      sx={(theme) => ({
        width: 32,
        height: 32,
        borderRadius: 2,
        fontSize: 13,
        fontWeight: 700,
        color: tones[theme.palette.mode][bandOf(id)].text,
        bgcolor: tones[theme.palette.mode][bandOf(id)].fill,
      })}
    >
      {initials(name)}
    </Avatar>
  );
}

/** Moves to the same page of another business; the address carries which one. */
export function OrgSwitcher({ isShort }: { isShort?: boolean }): ReactNode {
  const { me, org } = useTenant();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const others = me.memberships.length > 1;
  const go = (slug: string): void => {
    setAnchor(null);
    void navigate(samePageOf(slug, pathname));
  };
  return (
    <>
      <ButtonBase
        disabled={!others}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          width: '100%',
          justifyContent: 'flex-start',
          gap: 1.25,
          p: 1,
          borderRadius: 2,
          textAlign: 'left',
          border: '1px solid',
          borderColor: isShort ? 'transparent' : 'divider',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <OrgAvatar id={org.id} name={org.name} />
        {isShort ? (
          <VisuallyHidden>{org.name}, switch business</VisuallyHidden>
        ) : (
          <>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography noWrap sx={{ fontWeight: 620, fontSize: 13.5 }}>
                {org.name}
              </Typography>
              <Typography noWrap variant="caption" color="text.secondary" sx={{ display: 'block', fontSize: 12 }}>
                {org.timeZone.replace(/_/g, ' ')}
              </Typography>
            </Box>
            {others ? <UnfoldMore fontSize="small" sx={{ color: 'text.secondary' }} /> : null}
            <VisuallyHidden>Switch business</VisuallyHidden>
          </>
        )}
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { minWidth: 260 } } }}>
        {me.memberships.map((membership) => (
          <MenuItem key={membership.orgId} onClick={() => go(membership.slug)} selected={membership.orgId === org.id} sx={{ gap: 1.25 }}>
            <OrgAvatar id={membership.orgId} name={membership.name} />
            <ListItemText
              primary={membership.name}
              secondary={membership.kind === 'operations' ? 'Agency' : membership.timeZone.replace(/_/g, ' ')}
            />
            {membership.orgId === org.id ? <Check fontSize="small" /> : null}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
