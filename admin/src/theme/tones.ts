export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
interface Pair {
  text: string;
  fill: string;
  line: string;
}

/** Every pair is at least 4.5:1, so that a status can be read without its colour. */
export const tones: Record<'light' | 'dark', Record<Tone, Pair>> = {
  light: {
    neutral: { text: '#465062', fill: '#eef1f5', line: '#d9dfe7' },
    info: { text: '#124e93', fill: '#e6f0fb', line: '#c3dbf5' },
    success: { text: '#1b5e20', fill: '#e6f4e8', line: '#bfe0c3' },
    warning: { text: '#8a4600', fill: '#fff2df', line: '#f5d9ae' },
    danger: { text: '#a3231c', fill: '#fdebe9', line: '#f5c6c1' },
  },
  dark: {
    neutral: { text: '#c5ccd8', fill: '#262d38', line: '#39424f' },
    info: { text: '#a9d0ff', fill: '#152a43', line: '#27456b' },
    success: { text: '#a8dcae', fill: '#16301d', line: '#285234' },
    warning: { text: '#ffcf8a', fill: '#362710', line: '#5c431d' },
    danger: { text: '#ffb9b1', fill: '#3d1b19', line: '#6b302c' },
  },
};
