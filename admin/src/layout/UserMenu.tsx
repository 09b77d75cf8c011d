import DarkMode from '@mui/icons-material/DarkModeOutlined';
import Keyboard from '@mui/icons-material/KeyboardOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import Logout from '@mui/icons-material/Logout';
import Settings from '@mui/icons-material/SettingsBrightnessOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { session } from '../auth/session';
import { usePath, useTenant } from '../root/tenant';
import { humanise, initials } from '../shared/format';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { chooseColor, useColorMode, type ColorChoice } from '../theme/color-mode';

const choices: { value: ColorChoice; label: string; icon: ReactNode }[] = [
  { value: 'light', label: 'Light', icon: <LightMode fontSize="small" /> },
  { value: 'dark', label: 'Dark', icon: <DarkMode fontSize="small" /> },
  { value: 'system', label: 'Like this computer', icon: <Settings fontSize="small" /> },
];

/** Own menu: the accessible name of the button contains the name it shows. */
export function UserMenu({ onHelp }: { onHelp: () => void }): ReactNode {
  const { me, org } = useTenant();
  const path = usePath();
  const { choice } = useColorMode();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ gap: 1, p: 0.5, borderRadius: 99, '&:hover': { bgcolor: 'action.hover' } }}
      >
        <Avatar
          aria-hidden="true"
          sx={{ width: 32, height: 32, fontSize: 13, fontWeight: 650, bgcolor: 'primary.main', color: 'primary.contrastText' }}
        >
          {initials(me.user.name)}
        </Avatar>
        <VisuallyHidden>{me.user.name}, account menu</VisuallyHidden>
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { minWidth: 230 } } }}>
        <Box component="li" sx={{ px: 2, pt: 1, pb: 1.5, listStyle: 'none' }}>
          <Typography sx={{ fontWeight: 620 }}>{me.user.name}</Typography>
          <Typography variant="caption" color="text.secondary" sx={{ display: 'block' }}>
            {me.user.email}
          </Typography>
          <Typography variant="caption" color="text.secondary">
            {humanise(org.role)}
          </Typography>
        </Box>
        <Divider component="li" />
        {choices.map((option) => (
          <MenuItem
            key={option.value}
            selected={choice === option.value}
            onClick={() => chooseColor(option.value)}
            role="menuitemradio"
            aria-checked={choice === option.value}
          >
            <ListItemIcon>{option.icon}</ListItemIcon>
            {option.label}
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem component={Link} to={path('/account')} onClick={close}>
          <ListItemIcon>
            <PersonIcon fontSize="small" />
          </ListItemIcon>
          Your account
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            onHelp();
          }}
        >
          <ListItemIcon>
            <Keyboard fontSize="small" />
          </ListItemIcon>
          Keyboard shortcuts
        </MenuItem>
        <MenuItem onClick={() => void session.logout()}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
