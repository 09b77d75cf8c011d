import { render } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { act } from 'react';
import { show } from '../test/Console';
import { badgedIcon } from './favicon';
import { usePageTitle, useWaiting } from './page-title';

const icon = (): HTMLLinkElement => {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link) throw new Error('there is no icon');
  return link;
};
const drawn = (): string => decodeURIComponent(icon().getAttribute('href') ?? '');

let setCount: (count: number) => void = () => undefined;
function Tab(): ReactNode {
  const [count, set] = useState(0);
  setCount = set;
  usePageTitle('Inbox');
  useWaiting(count);
  return null;
}

describe('the tab of the browser', () => {
  let link: HTMLLinkElement;
  // beside what is there: the component library has its style sheets in the same head, and needs them in later files
  beforeEach(() => {
    link = Object.assign(document.createElement('link'), { rel: 'icon', href: '/favicon.svg' });
    document.head.append(link);
  });
  afterEach(() => link.remove());

  it('counts what is unread in its title and on its icon, and takes both back', async () => {
    await show(<Tab />);
    expect(document.title).toBe('Inbox - Northside Heating & Air');
    expect(icon().getAttribute('href')).toMatch(/favicon\.svg$/);
    act(() => setCount(3));
    expect(document.title).toBe('(3) Inbox - Northside Heating & Air');
    expect(drawn()).toContain('>3</text></svg>');
    act(() => setCount(0));
    expect(document.title).toBe('Inbox - Northside Heating & Air');
    expect(icon().getAttribute('href')).toMatch(/favicon\.svg$/);
  });

  it('leaves nothing behind when the business is left', () => {
    function Counting(): ReactNode {
      useWaiting(4);
      return null;
    }
    const { unmount } = render(<Counting />);
    expect(document.title).toMatch(/^\(4\)/);
    unmount();
    expect(document.title).not.toMatch(/^\(/);
    expect(icon().getAttribute('href')).toMatch(/favicon\.svg$/);
  });

  it('stays readable when there is a lot', () => {
    const svg = decodeURIComponent(badgedIcon(27));
    expect(svg).toContain('>9+</text>');
    expect(
      new DOMParser().parseFromString(svg.replace('data:image/svg+xml,', ''), 'image/svg+xml').querySelector('parsererror'),
    ).toBeNull();
  });
});
