import type { RaThemeOptions } from 'react-admin';
import type { ThemeOptions } from '@mui/material/styles';

const font = '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

interface Palette {
  mode: 'light' | 'dark';
  primary: string;
  /** Under a pointer; the library would darken it until its letters fall below 4.5 to 1 on a dark page (WCAG 1.4.3). */
  primaryHover: string;
  onPrimary: string;
  error: string;
  errorHover: string;
  onError: string;
  page: string;
  paper: string;
  text: string;
  muted: string;
  line: string;
}
const light: Palette = {
  mode: 'light',
  primary: '#1459a8',
  primaryHover: '#0e4480',
  onPrimary: '#ffffff',
  error: '#b3261e',
  errorHover: '#8c1d18',
  onError: '#ffffff',
  page: '#f6f8fb',
  paper: '#ffffff',
  text: '#18212f',
  muted: '#566173',
  line: '#e1e6ee',
};
const dark: Palette = {
  mode: 'dark',
  primary: '#9ecbff',
  primaryHover: '#c3dfff',
  onPrimary: '#07264a',
  error: '#ffb4ab',
  errorHover: '#ffd0ca',
  onError: '#4a0f0a',
  page: '#0e1319',
  paper: '#161c25',
  text: '#e8edf4',
  muted: '#a3aebd',
  line: '#29323f',
};

const components = (p: Palette): NonNullable<ThemeOptions['components']> & Record<string, unknown> => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: { scrollbarGutter: 'stable' },
      ':focus-visible': { outline: `2px solid ${p.primary}`, outlineOffset: 2 },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
    },
  },
  MuiButtonBase: {
    styleOverrides: { root: { fontFamily: 'inherit', '&.Mui-focusVisible': { outline: `2px solid ${p.primary}`, outlineOffset: 2 } } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, disableRipple: true },
    styleOverrides: {
      root: { borderRadius: 8, minHeight: 36, paddingInline: 14, fontWeight: 600 },
      sizeSmall: { minHeight: 30, paddingInline: 10 },
      outlined: { borderColor: p.line },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { styleOverrides: { root: { border: `1px solid ${p.line}`, borderRadius: 14 } } },
  MuiDialog: {
    styleOverrides: {
      paper: {
        borderRadius: 16,
        border: `1px solid ${p.line}`,
        // a form between a dialog and its parts: the fields scroll, the buttons stay in sight
        '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0 },
      },
    },
  },
  // room for the label that stands in the upper edge of a first field; the library leaves none below a title
  MuiDialogContent: { styleOverrides: { root: { '.MuiDialogTitle-root + &.MuiDialogContent-root': { paddingTop: 10 } } } },
  MuiMenu: { styleOverrides: { paper: { borderRadius: 12, border: `1px solid ${p.line}`, boxShadow: '0 12px 32px rgb(10 20 40 / 14%)' } } },
  MuiPopover: {
    styleOverrides: { paper: { borderRadius: 12, border: `1px solid ${p.line}`, boxShadow: '0 12px 32px rgb(10 20 40 / 14%)' } },
  },
  MuiTooltip: {
    defaultProps: { arrow: true },
    styleOverrides: {
      tooltip: {
        fontSize: 12.5,
        backgroundColor: p.mode === 'light' ? '#18212f' : '#e8edf4',
        color: p.mode === 'light' ? '#fff' : '#18212f',
      },
      arrow: { color: p.mode === 'light' ? '#18212f' : '#e8edf4' },
    },
  },
  MuiTab: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { minHeight: 44, fontWeight: 600, paddingInline: 12, minWidth: 0 } },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 44 } } },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { borderRadius: 8, backgroundColor: p.paper, '@media (min-width: 600px)': { fontSize: 14.5 } },
      notchedOutline: { borderColor: p.mode === 'light' ? '#c6cfdb' : '#414c5c' },
    },
  },
  // why a field cannot be changed must be readable as well
  MuiFormHelperText: { styleOverrides: { root: { '&.Mui-disabled': { color: p.muted } } } },
  MuiTableCell: {
    styleOverrides: { root: { borderColor: p.line, paddingBlock: 12 }, head: { color: p.muted, fontWeight: 600, fontSize: 12.5 } },
  },
  MuiListItemButton: { styleOverrides: { root: { borderRadius: 8 } } },
  MuiDivider: { styleOverrides: { root: { borderColor: p.line } } },
  MuiAlert: { styleOverrides: { root: { borderRadius: 10 } } },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        paddingBlock: 5,
        paddingInline: 12,
        fontWeight: 600,
        color: p.muted,
        borderColor: p.line,
        '&.Mui-selected': { color: p.primary },
      },
    },
  },
  RaDataTable: {
    styleOverrides: {
      root: {
        '& .RaDataTable-headerCell': { backgroundColor: 'transparent', borderBottom: `1px solid ${p.line}` },
        '& .RaDataTable-row': { cursor: 'pointer' },
        '& .RaDataTable-row:last-of-type .MuiTableCell-root': { borderBottom: 0 },
      },
    },
  },
});

function build(p: Palette): RaThemeOptions {
  return {
    palette: {
      mode: p.mode,
      primary: { main: p.primary, dark: p.primaryHover, contrastText: p.onPrimary },
      secondary: { main: p.primary, dark: p.primaryHover, contrastText: p.onPrimary },
      error: { main: p.error, dark: p.errorHover, contrastText: p.onError },
      success: p.mode === 'light' ? { main: '#2e7d32' } : { main: '#8fd398', contrastText: '#0b2a10' },
      warning: p.mode === 'light' ? { main: '#9a4d00', contrastText: '#ffffff' } : { main: '#ffcf8a', contrastText: '#3a2200' },
      background: { default: p.page, paper: p.paper },
      text: { primary: p.text, secondary: p.muted },
      divider: p.line,
    },
    shape: { borderRadius: 4 },
    typography: {
      fontFamily: font,
      fontSize: 14,
      button: { textTransform: 'none' },
      h1: { fontSize: 24, fontWeight: 680, letterSpacing: '-0.02em', lineHeight: 1.25 },
      h2: { fontSize: 17, fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.35 },
      h3: { fontSize: 14.5, fontWeight: 650, lineHeight: 1.4 },
      subtitle2: { fontWeight: 600 },
      caption: { fontSize: 12.5, lineHeight: 1.45 },
      overline: { fontSize: 11.5, fontWeight: 650, letterSpacing: '0.06em', lineHeight: 1.6 },
    },
    components: components(p) as RaThemeOptions['components'],
  };
}

export const lightTheme = build(light);
export const darkTheme = build(dark);
