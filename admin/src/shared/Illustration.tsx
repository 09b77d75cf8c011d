import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export type Picture = 'calls' | 'inbox' | 'leads' | 'calendar' | 'done' | 'bell' | 'phone' | 'search' | 'error' | 'lock' | 'chart';

const shapes: Record<Picture, ReactNode> = {
  calls: (
    <>
      <path d="M44 34c-3 10 2 24 12 34s24 15 34 12l3-13-15-8-7 6c-6-3-13-10-16-16l6-7-8-15z" fill="var(--b)" stroke="var(--s)" />
      <path d="M84 30a22 22 0 0 1 16 16M86 18a34 34 0 0 1 26 26" stroke="var(--s)" />
    </>
  ),
  inbox: (
    <>
      <rect x="28" y="24" width="66" height="44" rx="10" fill="var(--b)" stroke="var(--s)" />
      <path d="M46 68v12l14-12" fill="var(--b)" stroke="var(--s)" />
      <path d="M42 40h38M42 52h24" stroke="var(--s)" />
      <rect x="84" y="52" width="32" height="24" rx="8" fill="var(--a)" stroke="var(--s)" />
    </>
  ),
  leads: (
    <>
      <circle cx="60" cy="38" r="14" fill="var(--b)" stroke="var(--s)" />
      <path d="M34 82c2-17 13-25 26-25s24 8 26 25z" fill="var(--b)" stroke="var(--s)" />
      <circle cx="98" cy="48" r="9" fill="var(--a)" stroke="var(--s)" />
      <path d="M92 82h22c-1-11-6-17-15-18" stroke="var(--s)" />
    </>
  ),
  calendar: (
    <>
      <rect x="32" y="26" width="76" height="56" rx="9" fill="var(--b)" stroke="var(--s)" />
      <path d="M32 43h76M52 18v14M88 18v14" stroke="var(--s)" />
      <rect x="62" y="54" width="16" height="14" rx="4" fill="var(--a)" stroke="var(--s)" />
    </>
  ),
  done: (
    <>
      <circle cx="70" cy="50" r="30" fill="var(--b)" stroke="var(--s)" />
      <path d="m56 51 10 10 19-21" stroke="var(--s)" />
      <path d="M112 26l4 4m-4 0 4-4M22 66l4 4m-4 0 4-4" stroke="var(--s)" />
    </>
  ),
  bell: (
    <>
      <path d="M48 68c5-5 6-12 6-22a16 16 0 0 1 32 0c0 10 1 17 6 22z" fill="var(--b)" stroke="var(--s)" />
      <path d="M63 75a7 7 0 0 0 14 0M70 24v6" stroke="var(--s)" />
    </>
  ),
  phone: (
    <>
      <rect x="40" y="14" width="38" height="72" rx="9" fill="var(--b)" stroke="var(--s)" />
      <path d="M54 22h10" stroke="var(--s)" />
      <rect x="68" y="40" width="42" height="26" rx="8" fill="var(--a)" stroke="var(--s)" />
      <path d="M78 53h.1M89 53h.1M100 53h.1" stroke="var(--s)" strokeWidth="4" />
    </>
  ),
  search: (
    <>
      <circle cx="64" cy="46" r="22" fill="var(--b)" stroke="var(--s)" />
      <path d="m81 62 20 20" stroke="var(--s)" strokeWidth="4" />
      <path d="M56 46h16" stroke="var(--s)" />
    </>
  ),
  error: (
    <>
      <path d="M70 20 110 84H30z" fill="var(--b)" stroke="var(--s)" strokeLinejoin="round" />
      <path d="M70 44v18M70 72v1" stroke="var(--s)" strokeWidth="3.500" />
    </>
  ),
  lock: (
    <>
      <rect x="44" y="46" width="52" height="38" rx="9" fill="var(--b)" stroke="var(--s)" />
      <path d="M54 46v-9a16 16 0 0 1 32 0v9M70 60v9" stroke="var(--s)" />
    </>
  ),
  chart: (
    <>
      <path d="M34 82h74" stroke="var(--s)" />
      <rect x="42" y="54" width="14" height="28" rx="4" fill="var(--b)" stroke="var(--s)" />
      <rect x="64" y="38" width="14" height="44" rx="4" fill="var(--a)" stroke="var(--s)" />
      <rect x="86" y="24" width="14" height="58" rx="4" fill="var(--b)" stroke="var(--s)" />
    </>
  ),
};

/** A quiet line drawing for empty and error pages. */
export function Illustration({ picture }: { picture: Picture }): ReactNode {
  return (
    <Box
      component="svg"
      viewBox="0 0 140 100"
      aria-hidden="true"
      sx={(theme) => ({
        width: 140,
        height: 100,
        fill: 'none',
        strokeWidth: 2,
        strokeLinecap: 'round',
        '--s': theme.palette.mode === 'light' ? '#7c93b3' : '#6d84a5',
        '--b': theme.palette.mode === 'light' ? '#e9f0f9' : '#1b2634',
        '--a': theme.palette.mode === 'light' ? '#bfd8f5' : '#27456b',
      })}
    >
      {shapes[picture]}
    </Box>
  );
}
