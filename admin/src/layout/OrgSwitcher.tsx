import Check from '@mui/icons-material/Check';
import PushPin from '@mui/icons-material/PushPin';
import PushPinOutlined from '@mui/icons-material/PushPinOutlined';
import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useLocation, useNavigate } from 'react-router';
import { useTenant } from '../root/tenant';
import { initials } from '../shared/format';
import type { Membership } from '../shared/types';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { samePageOf } from './navigation';
import { groupsOf } from './switcher.rules';
import { noteVisit, useSwitching } from './useSwitching';
import { tones, type Tone } from '../theme/tones';

const pinId = (orgId: string): string => `pin-${orgId}`;
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

interface OrgLineProps {
  membership: Membership;
  isCurrent: boolean;
  isPinned: boolean;
  onGo: () => void;
  onPin: () => void;
}

function OrgLine({ membership, isCurrent, isPinned, onGo, onPin }: OrgLineProps): ReactNode {
  const { orgId, name, kind, timeZone } = membership;
  return (
    <ListItem
      disablePadding
      secondaryAction={
        <IconButton id={pinId(orgId)} edge="end" size="small" aria-pressed={isPinned} aria-label={`Pin ${name}`} onClick={onPin}>
          {isPinned ? <PushPin fontSize="small" /> : <PushPinOutlined fontSize="small" />}
        </IconButton>
      }
    >
      <ListItemButton
        onClick={onGo}
        selected={isCurrent}
        aria-current={isCurrent ? 'true' : undefined}
        autoFocus={isCurrent}
        sx={{ gap: 1.25 }}
      >
        <OrgAvatar id={orgId} name={name} />
        <ListItemText primary={name} secondary={kind === 'operations' ? 'Agency' : timeZone.replace(/_/g, ' ')} />
        {isCurrent ? <Check fontSize="small" /> : null}
      </ListItemButton>
    </ListItem>
  );
}

/** Moves to the same page of another business; the address carries which one. */
export function OrgSwitcher({ isShort }: { isShort?: boolean }): ReactNode {
  const { me, org } = useTenant();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { kept, refresh, toggle } = useSwitching(me.user.id);
  useEffect(() => noteVisit(me.user.id, org.id), [me.user.id, org.id]);
  const others = me.memberships.length > 1;
  const groups = groupsOf(me.memberships, kept, org.id);
  const go = (slug: string): void => {
    setAnchor(null);
    void navigate(samePageOf(slug, pathname));
  };
  const pin = (orgId: string): void => {
    // The line goes to another group, and its pressed button with it: the keyboard goes along.
    flushSync(() => toggle(orgId));
    document.getElementById(pinId(orgId))?.focus();
  };
  return (
    <>
      <ButtonBase
        disabled={!others}
        aria-haspopup="dialog"
        onClick={(event) => {
          refresh();
          setAnchor(event.currentTarget);
        }}
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
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Switch business', sx: { width: 320, maxWidth: '92vw', py: 1 } } }}
      >
        {groups.map(({ title, members }) => (
          <Box key={title} component="section" aria-label={title}>
            {groups.length > 1 ? (
              <Typography variant="caption" color="text.secondary" component="h2" sx={{ px: 2, pt: 1 }}>
                {title}
              </Typography>
            ) : null}
            <List disablePadding aria-label={title}>
              {members.map((membership) => (
                <OrgLine
                  key={membership.orgId}
                  membership={membership}
                  isCurrent={membership.orgId === org.id}
                  isPinned={kept.pinned.includes(membership.orgId)}
                  onGo={() => go(membership.slug)}
                  onPin={() => pin(membership.orgId)}
                />
              ))}
            </List>
          </Box>
        ))}
      </Popover>
    </>
  );
}
