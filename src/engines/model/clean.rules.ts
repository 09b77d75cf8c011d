import { toGsm7 } from '../../common/text.rules.js';

/** [QUALIFIED], [[BOOK]], <HUMAN_NEEDED>, {{EMERGENCY}}: control marks of other systems, never shown or obeyed (rules.md C-41). */
const MARKERS = /\[{1,2}\s*\/?[A-Z][A-Z0-9_ :=-]{2,40}\]{1,2}|<\/?[A-Z][A-Z0-9_]{2,40}\/?>|\{\{[^{}]{1,60}\}\}|<\|[^|]{1,40}\|>/g;
const MARKDOWN_IMAGE = /!\[[^\]]*\]\([^)]*\)/g;
const MARKDOWN_LINK = /\[([^\]]{1,80})\]\((https?:[^)]*)\)/g;
// eslint-disable-next-line no-control-regex -- control characters have no place in a text message
const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

export function stripMarkers(text: string): string {
  return text
    .replace(MARKERS, ' ')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}

/** A draft as it may be considered for sending; null when nothing is left of it. */
export function cleanDraft(draft: string | null): string | null {
  if (draft === null) return null;
  const plain = stripMarkers(draft.replace(MARKDOWN_IMAGE, ' ').replace(MARKDOWN_LINK, '$1').replace(CONTROL, ' '))
    .replace(/[*_`#]{2,}/g, '')
    .replace(/ +([.,!?])/g, '$1')
    .trim();
  return plain ? toGsm7(plain) : null;
}
