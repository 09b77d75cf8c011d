// One syntax for what a text written by people leaves open (rules.md C-38): {{contact.first_name | "there"}}. What stands behind the bar is
// said where nothing is known; without it a text that would have a gap is not used at all.

/** What can be filled in. A link is none of them: it belongs to a call to action, which counts its clicks. */
export const PLACEHOLDERS = ['contact.first_name', 'business.name', 'agent.name', 'service.name'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

/** The names that other products have for the same. */
const OTHER_NAMES: Readonly<Record<string, Placeholder>> = {
  name: 'contact.first_name',
  first_name: 'contact.first_name',
  firstname: 'contact.first_name',
  contact_name: 'contact.first_name',
  customer_name: 'contact.first_name',
  'contact.name': 'contact.first_name',
  business: 'business.name',
  business_name: 'business.name',
  company: 'business.name',
  company_name: 'business.name',
  agent: 'agent.name',
  agent_name: 'agent.name',
  assistant: 'agent.name',
  service: 'service.name',
  service_name: 'service.name',
};

const EXAMPLES: Readonly<Record<Placeholder, string>> = {
  'contact.first_name': 'there',
  'business.name': 'our team',
  'agent.name': 'the assistant',
  'service.name': 'your visit',
};

/** {{...}}, {...}, and a few words between [ ] or < >: other products write placeholders in each of these ways. */
const OPEN = /\{\{([^{}]*)\}\}|\{([^{}]*)\}|\[([\p{L}][\p{L}\d _.]{0,30})\]|<([\p{L}][\p{L}\d _.]{0,30})>/gu;
const INNER = /^\s*([\p{L}\d_. ]+?)\s*(?:\|\s*["“”]([^"“”]*)["“”]\s*)?$/u;

interface Open {
  is: Placeholder;
  /** Said where nothing is known; undefined where the text leaves no choice. */
  otherwise: string | undefined;
}

function read(inner: string): Open | null {
  const [, name, otherwise] = INNER.exec(inner) ?? [];
  if (name === undefined) return null;
  const key = name.toLowerCase().replace(/\s+/g, '_');
  const is = PLACEHOLDERS.find((known) => known === key) ?? (Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : undefined);
  return is ? { is, otherwise } : null;
}

/** Each open place of a text through `write`; null for one that is none of ours. */
function written(text: string, write: (open: Open | null, whole: string) => string): string {
  return text.replace(OPEN, (whole: string, ...inner: (string | undefined)[]) => {
    const open = read(inner.slice(0, 4).find((part) => part !== undefined) ?? '');
    // what else stands between < > is markup, which has rules of its own
    return open === null && whole.startsWith('<') ? whole : write(open, whole);
  });
}

/** The text with every placeholder we know written in the one syntax; what is unknown stands as it was. */
export function inOneSyntax(text: string): string {
  return written(text, (open, whole) => {
    if (!open) return whole;
    return open.otherwise === undefined ? `{{${open.is}}}` : `{{${open.is} | "${open.otherwise}"}}`;
  });
}

/** The first thing in a text that stays as it stands: no placeholder of ours, one that is not `taken`, or a brace alone. */
function strayIn(text: string, isTaken: (open: Open) => boolean): string | undefined {
  const left: string[] = [];
  const rest = written(text, (open, whole) => {
    if (!open || !isTaken(open)) left.push(whole);
    return '';
  });
  return left[0] ?? /[{}]+/.exec(rest)?.[0];
}

/**
 * Why a text cannot be kept, or null: something in it would never be filled in and would reach a customer as it stands.
 * `known`: what is always known where it is said; anything else needs words for when it is not. Left out, a text with a gap is not used.
 */
export function placeholderProblem(text: string, known?: readonly Placeholder[]): string | null {
  const needsWords: Placeholder[] = [];
  const stray = strayIn(text, ({ is, otherwise }) => {
    if (known && otherwise === undefined && !known.includes(is)) needsWords.push(is);
    return true;
  });
  if (stray !== undefined)
    return `${stray} is not filled in by anything. You can use ${PLACEHOLDERS.map((name) => `{{${name}}}`).join(', ')}.`;
  const [open] = needsWords;
  return open === undefined ? null : `Say what to write where this is unknown: {{${open} | "${EXAMPLES[open]}"}}.`;
}

/** Why a text cannot be kept where nothing is ever filled in, or null. */
export function anyPlaceholder(text: string): string | null {
  const stray = strayIn(text, () => false);
  return stray === undefined ? null : `${stray} would be sent as it stands: nothing is filled in here. Write the words themselves.`;
}

/** The text as it is said; null where it would leave a gap. */
export function filledIn(text: string, values: PlaceholderValues): string | null {
  if (strayIn(text, () => true) !== undefined) return null;
  let hasGap = false;
  const filled = written(text, (open) => {
    const value = open && (values[open.is] ?? open.otherwise);
    if (value === null || value === undefined) hasGap = true;
    return value ?? '';
  });
  if (hasGap) return null;
  // "Hi {{contact.first_name | ""}}, ..." leaves a space before the comma.
  return filled
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.!?])/g, '$1')
    .trim();
}
