import PhoneInTalk from '@mui/icons-material/PhoneInTalk';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keyframes } from '@mui/material/styles';
import { useEffect, useState, type ReactNode } from 'react';
import { PhoneText } from '../shared/PhoneText';
import type { HandsetCall } from './ledger.rules';

const pulse = keyframes`from { box-shadow: 0 0 0 0 rgb(255 255 255 / 35%); } to { box-shadow: 0 0 0 26px rgb(255 255 255 / 0%); }`;

/** Over the thread while a call rings or runs. */
export function CallScreen({ call }: { call: HandsetCall }): ReactNode {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [call.sid]);
  const isTalking = call.status === 'in-progress';
  return (
    <Box
      role="status"
      sx={{
        position: 'absolute',
        inset: 0,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        p: 3,
        textAlign: 'center',
        color: '#fff',
        background: 'linear-gradient(#16375f, #0c1f38)',
      }}
    >
      <Box
        sx={{
          width: 84,
          height: 84,
          borderRadius: 99,
          display: 'grid',
          placeItems: 'center',
          bgcolor: 'rgb(255 255 255 / 14%)',
          animation: `${pulse} 1.4s infinite`,
          mb: 2,
        }}
      >
        <PhoneInTalk sx={{ fontSize: 38 }} />
      </Box>
      <Typography sx={{ fontSize: 21, fontWeight: 650 }}>
        <PhoneText value={call.isOutgoing ? call.to : call.from} />
      </Typography>
      <Typography sx={{ color: '#d5e2f3' }}>{isTalking ? 'Talking' : call.isOutgoing ? 'Ringing' : 'Incoming call'}</Typography>
      <Typography aria-hidden="true" sx={{ fontVariantNumeric: 'tabular-nums', fontSize: 18 }}>
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </Typography>
      {call.said.length > 0 ? <Typography sx={{ mt: 2, fontStyle: 'italic', color: '#d5e2f3' }}>“{call.said.at(-1)}”</Typography> : null}
    </Box>
  );
}
