import { createTheme, getContrastRatio } from '@mui/material/styles';
import { darkTheme, lightTheme } from './theme';

describe.each([
  ['light', createTheme(lightTheme)],
  ['dark', createTheme(darkTheme)],
])('the %s theme', (_name, { palette }) => {
  it.each(['primary', 'error'] as const)('keeps the letters of a %s button readable, also under a pointer', (color) => {
    const { main, dark, contrastText } = palette[color];
    expect(getContrastRatio(main, contrastText)).toBeGreaterThan(4.5);
    expect(getContrastRatio(dark, contrastText)).toBeGreaterThan(4.5);
    expect(dark).not.toBe(main);
  });
});
