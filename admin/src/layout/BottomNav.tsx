import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { navItems } from './navigation';
import { OrgSwitcher } from './OrgSwitcher';
import { useIsCurrent } from './Sidebar';

export const bottomNavHeight = 60;
const entry = (isCurrent: boolean) => ({
  flex: 1,
  minWidth: 0,
  flexDirection: 'column',
  gap: 0.25,
  fontFamily: 'inherit',
  fontSize: 11.5,
  fontWeight: isCurrent ? 680 : 550,
  color: isCurrent ? 'primary.main' : 'text.secondary',
  height: bottomNavHeight,
});

/** Five places within the reach of a thumb; the rest is behind "More". */
export function BottomNav({ counts }: { counts: { unread: number; actions: number } }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const can = useCan();
  const path = usePath();
  const isCurrent = useIsCurrent();
  const allowed = navItems.filter((item) => can(item.resource, 'list'));
  const rest = allowed.filter((item) => !item.isPrimary);
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        position: 'fixed',
        insetInline: 0,
        bottom: 0,
        zIndex: 1100,
        display: 'flex',
        borderTop: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {allowed
        .filter((item) => item.isPrimary)
        .map((item) => {
          const count = item.badge ? counts[item.badge] : 0;
          const Icon = item.icon;
          return (
            <ButtonBase
              key={item.to}
              component={Link}
              to={path(item.to)}
              aria-current={isCurrent(item.to) ? 'page' : undefined}
              sx={entry(isCurrent(item.to))}
            >
              <Badge badgeContent={count} color="error" max={99}>
                <Icon sx={{ fontSize: 22 }} />
              </Badge>
              <span>
                {item.to === '/' ? 'Home' : item.label}
                {count > 0 ? <VisuallyHidden>, waiting</VisuallyHidden> : null}
              </span>
            </ButtonBase>
          );
        })}
      <ButtonBase aria-haspopup="dialog" onClick={() => setOpen(true)} sx={entry(rest.some((item) => isCurrent(item.to)))}>
        <MoreHoriz sx={{ fontSize: 22 }} />
        More
      </ButtonBase>
      <Drawer
        anchor="bottom"
        open={isOpen}
        onClose={() => setOpen(false)}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': 'More', sx: { borderTopLeftRadius: 16, borderTopRightRadius: 16, p: 1.5, pb: 3 } },
        }}
      >
        <Box sx={{ pb: 1 }}>
          <OrgSwitcher />
        </Box>
        <List disablePadding component="div">
          {rest.map((item) => {
            const Icon = item.icon;
            return (
              <ListItemButton
                key={item.to}
                component={Link}
                to={path(item.to)}
                onClick={() => setOpen(false)}
                sx={{ minHeight: 48, gap: 2 }}
              >
                <Icon fontSize="small" />
                <ListItemText primary={item.label} />
              </ListItemButton>
            );
          })}
        </List>
      </Drawer>
    </Box>
  );
}
