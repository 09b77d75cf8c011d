import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { Brand } from './Brand';
import { navItems, type NavItem } from './navigation';
import { OrgSwitcher } from './OrgSwitcher';

export const sidebarWidth = 244;
export const railWidth = 68;

/** A page is current for its own address and for everything below it. */
export function useIsCurrent(): (to: string) => boolean {
  const { pathname } = useLocation();
  const path = usePath();
  return (to) => {
    const full = path(to);
    const clean = pathname.replace(/\/$/, '');
    return to === '/' ? clean === full : clean === full || clean.startsWith(`${full}/`);
  };
}

function Entry({ item, count, isShort, isCurrent }: { item: NavItem; count: number; isShort: boolean; isCurrent: boolean }): ReactNode {
  const path = usePath();
  const Icon = item.icon;
  return (
    <ListItem disablePadding>
      <Tooltip title={isShort ? item.label : ''} placement="right">
        <ListItemButton
          component={Link}
          to={path(item.to)}
          aria-current={isCurrent ? 'page' : undefined}
          selected={isCurrent}
          sx={{
            minHeight: 40,
            px: 1.25,
            gap: 1.5,
            color: 'text.secondary',
            justifyContent: isShort ? 'center' : 'flex-start',
            '&.Mui-selected, &.Mui-selected:hover': {
              color: 'primary.main',
              bgcolor: (theme) => (theme.palette.mode === 'light' ? '#e8f0fa' : '#17293f'),
            },
          }}
        >
          <Badge variant="dot" color="error" invisible={!isShort || count === 0}>
            <Icon fontSize="small" />
          </Badge>
          {isShort ? (
            <VisuallyHidden>{count > 0 ? `${item.label}, ${count} waiting` : item.label}</VisuallyHidden>
          ) : (
            <>
              <Typography sx={{ flex: 1, fontSize: 14, fontWeight: isCurrent ? 650 : 540, color: isCurrent ? 'inherit' : 'text.primary' }}>
                {item.label}
              </Typography>
              {count > 0 ? (
                <Box
                  component="span"
                  sx={{
                    minWidth: 22,
                    px: 0.75,
                    borderRadius: 99,
                    textAlign: 'center',
                    fontSize: 12,
                    fontWeight: 700,
                    lineHeight: '20px',
                    bgcolor: 'primary.main',
                    color: 'primary.contrastText',
                  }}
                >
                  {count > 99 ? '99+' : count}
                  <VisuallyHidden> waiting</VisuallyHidden>
                </Box>
              ) : null}
            </>
          )}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}

export function Sidebar({ isShort, counts }: { isShort: boolean; counts: { unread: number; actions: number } }): ReactNode {
  const can = useCan();
  const isCurrent = useIsCurrent();
  return (
    <Box
      component="nav"
      aria-label="Main"
      sx={{
        position: 'sticky',
        top: 0,
        height: '100dvh',
        width: isShort ? railWidth : sidebarWidth,
        flexShrink: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        p: isShort ? 1 : 1.5,
        borderRight: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
        overflowY: 'auto',
      }}
    >
      <Box sx={{ px: 1, pt: 0.75, pb: 0.5, display: 'flex', justifyContent: isShort ? 'center' : 'flex-start' }}>
        <Brand isShort={isShort} />
      </Box>
      <OrgSwitcher isShort={isShort} />
      <List disablePadding sx={{ display: 'grid', gap: 0.25 }}>
        {navItems
          .filter((item) => can(item.resource, 'list'))
          .map((item) => (
            <Entry key={item.to} item={item} isShort={isShort} isCurrent={isCurrent(item.to)} count={item.badge ? counts[item.badge] : 0} />
          ))}
      </List>
    </Box>
  );
}
