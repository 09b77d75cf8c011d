/** One searchable piece: a question with its answer, or a passage under its heading. */
export interface Piece {
  heading: string | null;
  body: string;
  isPair: boolean;
}

const MAX_BODY = 1200;
const MAX_HEADING = 300;
// "Q:", "Q1.", "**Question 3)**", "P:" — what people put before a question, in English and Spanish.
const MARKED_QUESTION = /^[\s>*_#-]*(?:q|question|pregunta|p|faq)\s*\d{0,3}\s*[.:)–—-][\s*_]*(.+)$/i;
const MARKED_ANSWER = /^[\s>*_-]*(?:a|ans|answer|respuesta|r)\s*\d{0,3}\s*[.:)–—-][\s*_]*(.*)$/i;
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const NUMBERED = /^(?:\d{1,3}[.)]|[-*•])\s+/;
// One sentence that ends in a question mark, with or without its answer behind it.
const QUESTION_LINE = /^((?:[^?.!]|\.(?=\S)){3,240}\?)[\s*_:–—-]*(.*)$/;

const plain = (text: string): string =>
  text
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

interface Open {
  heading: string | null;
  lines: string[];
  isPair: boolean;
}

class Sections {
  readonly done: Open[] = [];
  private open: Open = { heading: null, lines: [], isPair: false };

  start(heading: string, isPair: boolean, rest = ''): void {
    this.close();
    this.open = { heading, lines: rest === '' ? [] : [rest], isPair };
  }

  add(line: string): void {
    this.open.lines.push(line);
  }

  get isEmptyPair(): boolean {
    return this.open.isPair && this.open.lines.every((line) => line.trim() === '');
  }

  close(): void {
    if (this.open.lines.some((line) => line.trim() !== '')) this.done.push(this.open);
    this.open = { heading: null, lines: [], isPair: false };
  }
}

/** Does a bare line read as a question of the list, and not as a question inside an answer? */
function questionOf(line: string, isAfterBlank: boolean): { question: string; rest: string } | null {
  const isListed = NUMBERED.test(line) || line.startsWith('**');
  if (!isAfterBlank && !isListed) return null;
  const match = QUESTION_LINE.exec(plain(line.replace(NUMBERED, '')));
  return match ? { question: match[1]!.trim(), rest: match[2]!.trim() } : null;
}

function sectionsOf(text: string): Open[] {
  const sections = new Sections();
  let isAfterBlank = true;
  // in a file that marks its questions, a bare question belongs to the answer it stands in
  const isMarked = text.split('\n').filter((line) => MARKED_QUESTION.test(line) && !/^[\s>*_#-]*p\b/i.test(line)).length > 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const marked = MARKED_QUESTION.exec(line);
    const answer = MARKED_ANSWER.exec(line);
    const heading = HEADING.exec(line);
    const bare: ReturnType<typeof questionOf> = isMarked && !heading ? null : questionOf(line, isAfterBlank);
    if (marked && (isMarked || line.includes('?'))) openMarked(sections, marked[1]!);
    else if (answer && sections.isEmptyPair) sections.add(answer[1]!);
    else if (heading) sections.start(plain(heading[1]!), heading[1]!.includes('?'));
    else if (bare) sections.start(bare.question, true, bare.rest);
    else sections.add(line);
    // the lines of one question follow it without a gap: the next bare question needs one, or a mark of its own
    isAfterBlank = line === '' || (bare !== null && bare.rest !== '');
  }
  sections.close();
  return sections.done;
}

function openMarked(sections: Sections, text: string): void {
  const [question, answer] = text.split(/\s+(?:A|Answer|R|Respuesta)\s*[:.)]\s+/i, 2);
  const both = answer === undefined ? QUESTION_LINE.exec(plain(text)) : null;
  if (both && both[2] !== '') sections.start(both[1]!, true, both[2]);
  else sections.start(plain(question!), true, answer ?? '');
}

/** Cuts between paragraphs, then sentences, then words: a piece is never longer than a model or a reader wants. */
export function splitBody(body: string, max = MAX_BODY): string[] {
  const parts: string[] = [];
  let current = '';
  for (const unit of unitsOf(body, max)) {
    if (current !== '' && current.length + unit.length + 1 > max) {
      parts.push(current.trim());
      current = '';
    }
    current += current === '' ? unit : `${unit.startsWith('\n') ? '' : ' '}${unit}`;
  }
  if (current.trim() !== '') parts.push(current.trim());
  return parts;
}

function unitsOf(body: string, max: number): string[] {
  return body.split(/(?=\n)/).flatMap((paragraph) => {
    if (paragraph.length <= max) return [paragraph];
    return paragraph.split(/(?<=[.!?])\s+/).flatMap((sentence) => {
      if (sentence.length <= max) return [sentence];
      return sentence.match(new RegExp(`.{1,${max}}(?:\\s|$)|.{1,${max}}`, 'gs')) ?? [];
    });
  });
}

/** The pieces of a document. Every word of the text lands in one of them, recognised as a pair or not. */
export function piecesOf(text: string): Piece[] {
  return sectionsOf(text).flatMap((section) => {
    const body = section.lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
    const heading = section.heading === null ? null : section.heading.slice(0, MAX_HEADING);
    return splitBody(body).map((part) => ({ heading, body: part, isPair: section.isPair }));
  });
}
