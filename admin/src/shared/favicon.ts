import mark from '../../public/favicon.svg?raw';

const plain = `${import.meta.env.BASE_URL}favicon.svg`;

/** The mark with a number in its corner; from ten on it says "9+", as more cannot be read at sixteen pixels. */
export function badgedIcon(count: number): string {
  const text = count > 9 ? '9+' : String(count);
  const badge =
    '<circle cx="21.500" cy="10.500" r="10.500" fill="#b3261e"/>' +
    `<text x="21.500" y="15.700" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${text.length > 1 ? 13 : 15}" fill="#fff">${text}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(mark.trim().replace('</svg>', `${badge}</svg>`))}`;
}

/** What waits, visible on a tab too narrow for its title. */
export function showBadge(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = count > 0 ? badgedIcon(count) : plain;
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href);
}
