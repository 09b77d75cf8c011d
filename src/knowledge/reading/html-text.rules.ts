import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type Node = Document['children'][number];
type Element = Extract<Node, { attribs: Record<string, string> }>;

/** A page as text: headings marked with `##`, cells of a table with tabs. */
export interface PageText {
  title: string;
  text: string;
  links: string[];
}

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'nav', 'form', 'button', 'select', 'head']);
const BLOCK = new Set(
  'p div section article main header footer aside ul ol li table tbody thead tr td th h1 h2 h3 h4 h5 h6 dl dt dd details summary blockquote pre br hr figure figcaption address'.split(
    ' ',
  ),
);
const MAX_DEPTH = 200;
const MAX_LINKS = 500;

function isElement(node: Node): node is Element {
  return 'attribs' in node;
}

function isText(node: Node): node is Extract<Node, { data: string }> {
  return node.type === ElementType.ElementType.Text;
}

function isHidden(element: Element): boolean {
  return (
    'hidden' in element.attribs || element.attribs['aria-hidden'] === 'true' || /display\s*:\s*none/i.test(element.attribs.style ?? '')
  );
}

function inline(node: Node): string {
  return DomUtils.innerText(node).replaceAll(/\s+/g, ' ').trim();
}

class Writer {
  private readonly parts: string[] = [];

  walk(node: Node, depth = 0): void {
    if (isText(node)) this.parts.push(node.data.replaceAll(/\s+/g, ' '));
    if (!isElement(node) || depth > MAX_DEPTH || SILENT.has(node.name) || isHidden(node)) return;
    const { name } = node;
    if (/^h[1-6]$/.test(name) || name === 'summary' || name === 'dt') return this.block(`## ${inline(node)}`);
    if (name === 'tr') return this.row(node);
    if (name === 'li') this.line('- ');
    else if (name === 'br') this.parts.push('\n');
    else if (BLOCK.has(name)) this.parts.push('\n\n');
    const isBold = (name === 'strong' || name === 'b') && inline(node).endsWith('?');
    if (isBold) return this.block(`## ${inline(node)}`);
    for (const child of node.children) this.walk(child, depth + 1);
    if (BLOCK.has(name) && name !== 'li') this.parts.push('\n\n');
  }

  text(): string {
    return tidy(this.parts.join(''));
  }

  private block(text: string): void {
    if (text.replace(/^## /, '') !== '') this.parts.push(`\n\n${text}\n`);
  }

  private line(text: string): void {
    this.parts.push(`\n${text}`);
  }

  private row(node: Element): void {
    const cells = node.children.filter((child) => isElement(child) && (child.name === 'td' || child.name === 'th')).map(inline);
    this.line(cells.length === 2 && cells[0]!.endsWith('?') ? `\n## ${cells[0]}\n${cells[1]}\n` : cells.filter(Boolean).join('\t'));
  }
}

export function tidy(text: string): string {
  return (
    text
      .replaceAll('\r\n', '\n')
      // PostgreSQL keeps no NUL in a text
      .replaceAll('\u0000', '')
      .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
      .replaceAll(/[\u200b-\u200f\ufeff]/g, '')
      .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** Questions and answers that a site publishes for search engines (schema.org FAQPage). */
function publishedPairs(document: Document): string {
  const scripts = DomUtils.findAll(
    (element) => element.name === 'script' && element.attribs.type === 'application/ld+json',
    document.children,
  );
  return scripts
    .flatMap((script) => {
      try {
        return pairsOf(JSON.parse(DomUtils.textContent(script)));
      } catch {
        return [];
      }
    })
    .join('\n\n');
}

function pairsOf(value: unknown, depth = 0): string[] {
  if (depth > 6 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pairsOf(item, depth + 1));
  const record = value as Record<string, unknown>;
  const answer = record.acceptedAnswer as { text?: unknown } | undefined;
  if (record['@type'] === 'Question' && typeof record.name === 'string' && typeof answer?.text === 'string')
    return [`## ${record.name.replaceAll(/\s+/g, ' ')}\n${htmlText(answer.text).text}`];
  return ['mainEntity', '@graph'].flatMap((key) => pairsOf(record[key], depth + 1));
}

/** Extracts the words of a page and the addresses it links to; scripts, menus and hidden parts stay out. */
export function htmlText(html: string): PageText {
  const document = parseDocument(html);
  const [title] = DomUtils.getElementsByTagName('title', document, true, 1);
  const writer = new Writer();
  for (const child of document.children) writer.walk(child);
  const links = DomUtils.getElementsByTagName('a', document, true, MAX_LINKS).map((link) => link.attribs.href ?? '');
  const pairs = /FAQPage|"Question"/.test(html) ? publishedPairs(document) : '';
  return {
    title: title ? inline(title) : '',
    text: tidy([writer.text(), pairs].filter(Boolean).join('\n\n')),
    links: links.filter(Boolean),
  };
}
