import Block from '@mui/icons-material/Block';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import DeleteForever from '@mui/icons-material/DeleteForeverOutlined';
import Event from '@mui/icons-material/EventOutlined';
import MoreVert from '@mui/icons-material/MoreVert';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNow } from '../root/BusinessClock';
import { useCan, useZone } from '../root/tenant';
import { dayKey } from '../shared/business-time';
import type { ConversationDetail } from '../shared/types';
import { EraseDialog } from './EraseDialog';
import { OptInDialog, OptOutDialog } from './OptOutDialog';

// booking by hand is rare here: its form comes when it is asked for
const NewDialog = lazy(async () => ({ default: (await import('../appointments/NewDialog')).NewDialog }));

type Step = 'book' | 'optOut' | 'optIn' | 'erase';

interface ThreadMenuProps {
  conversation: ConversationDetail;
  onErased: () => void;
}

/** What is done about the person rather than the words: book, opt out, forget. */
export function ThreadMenu({ conversation, onErased }: ThreadMenuProps): ReactNode {
  const can = useCan();
  const zone = useZone();
  const now = useNow();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const items: { step: Step; label: string; icon: ReactNode; isShown: boolean }[] = [
    { step: 'book', label: 'Book an appointment', icon: <Event fontSize="small" />, isShown: can('appointments', 'create') },
    {
      step: 'optOut',
      label: 'Mark as opted out',
      icon: <Block fontSize="small" />,
      isShown: can('suppressions', 'create') && !conversation.isSuppressed,
    },
    {
      step: 'optIn',
      label: 'Lift the opt-out',
      icon: <CheckCircle fontSize="small" />,
      isShown: can('suppressions', 'delete') && conversation.isSuppressed,
    },
    {
      step: 'erase',
      label: 'Erase this person',
      icon: <DeleteForever fontSize="small" color="error" />,
      isShown: can('contacts', 'erase'),
    },
  ];
  const shown = items.filter(({ isShown }) => isShown);
  if (shown.length === 0) return null;
  const close = (): void => setStep(null);
  return (
    <>
      <Tooltip title="More">
        <IconButton aria-label="More" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
          <MoreVert />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {shown.map((item) => (
          <MenuItem
            key={item.step}
            onClick={() => {
              setAnchor(null);
              setStep(item.step);
            }}
          >
            <ListItemIcon>{item.icon}</ListItemIcon>
            {item.label}
          </MenuItem>
        ))}
      </Menu>
      {step === 'book' ? (
        <Suspense fallback={null}>
          <NewDialog
            day={dayKey(now, zone)}
            person={{ name: conversation.contactName ?? '', phone: conversation.contactAddress }}
            onClose={close}
            onCreated={close}
          />
        </Suspense>
      ) : null}
      {step === 'optOut' ? <OptOutDialog conversation={conversation} onClose={close} /> : null}
      {step === 'optIn' ? <OptInDialog conversation={conversation} onClose={close} /> : null}
      {step === 'erase' ? <EraseDialog conversation={conversation} onClose={close} onErased={onErased} /> : null}
    </>
  );
}
