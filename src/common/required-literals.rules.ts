// Which letters a text must hold before a pattern can match it: the "prefilter" of RE2 and of code search
// (Cox, "Regular Expression Matching with a Trigram Index", 2012, https://swtch.com/~rsc/regexp/regexp4.html).
import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** What is known of the texts that one part of a pattern matches, in lower case. */
interface Known {
  /** All of them, where they are few. */
  exact: readonly string[] | null;
  /** One of these stands in each of them. */
  needs: readonly string[] | null;
}

/** More texts than this are not told one by one. */
const FEW = 64;
/** Below this a literal stands in nearly every text. */
const SHORTEST = 2;
/** A class of letters up to this size is told letter by letter: `[nñ]`. */
const SMALL_CLASS = 8;

const ANYTHING: Known = { exact: null, needs: null };
const NOTHING: Known = { exact: [''], needs: null };

const parser = new RegExpParser({ ecmaVersion: 2025 });

/**
 * Literals in lower case, one of which stands in every text (in lower case, too) that the pattern matches; null where that is not known of
 * any. Sound for letters whose cases map one to one; others count as unknown.
 */
export function requiredLiterals(pattern: RegExp): readonly string[] | null {
  const { alternatives } = parser.parsePattern(pattern.source, undefined, undefined, {
    unicode: pattern.unicode,
    unicodeSets: pattern.flags.includes('v'),
  });
  const needs = needsOf(anyOf(alternatives));
  return needs && withoutLonger(needs);
}

function anyOf(alternatives: readonly AST.Alternative[]): Known {
  const all = alternatives.map(({ elements }) => inOrder(elements));
  const exact = all.flatMap((one) => one.exact ?? []);
  if (all.every((one) => one.exact) && exact.length <= FEW) return { exact: [...new Set(exact)], needs: null };
  const needs = all.map(needsOf);
  return { exact: null, needs: needs.every((one) => one !== null) ? [...new Set(needs.flat())] : null };
}

/** One part after the other: the texts grow while they are few, and the most telling of what was known on the way is kept. */
function inOrder(elements: readonly AST.Element[]): Known {
  const known: (readonly string[])[] = [];
  let texts: readonly string[] = [''];
  let isExact = true;
  const end = (): void => {
    if (isTelling(texts)) known.push(texts);
    isExact = false;
  };
  for (const part of elements.map(knownOf)) {
    if (part.exact && texts.length * part.exact.length <= FEW) {
      texts = texts.flatMap((text) => part.exact!.map((next) => text + next));
      continue;
    }
    end();
    if (part.needs) known.push(part.needs);
    texts = part.exact ?? [''];
  }
  if (isExact) return { exact: texts, needs: null };
  end();
  const [best = null] = known.sort((a, b) => commonness(a) - commonness(b));
  return { exact: null, needs: best };
}

function knownOf(element: AST.Element): Known {
  switch (element.type) {
    case 'Character':
      return ofLetter(element.value);
    case 'CharacterClass':
      return ofClass(element);
    case 'Assertion': // takes up no letters; what it asks for is left out
      return NOTHING;
    case 'CapturingGroup':
      return anyOf(element.alternatives);
    case 'Group':
      return element.modifiers ? ANYTHING : anyOf(element.alternatives);
    case 'Quantifier':
      return repeated(knownOf(element.element), element);
    default:
      return ANYTHING;
  }
}

function repeated(one: Known, { min, max }: AST.Quantifier): Known {
  if (min === 1 && max === 1) return one;
  if (min === 0) return max === 1 && one.exact ? { exact: [...new Set([...one.exact, ''])], needs: null } : ANYTHING;
  return { exact: null, needs: needsOf(one) };
}

function ofLetter(codePoint: number): Known {
  const lower = String.fromCodePoint(codePoint).toLowerCase();
  return hasOneCase(lower) ? { exact: [lower], needs: null } : ANYTHING;
}

/** "ς" and "σ" are one letter to a pattern that ignores case, and two to `toLowerCase`. */
const hasOneCase = (lower: string): boolean => lower.toUpperCase().toLowerCase() === lower && !/\p{Script=Greek}/u.test(lower);

function ofClass({ negate, elements }: AST.CharacterClass): Known {
  if (negate) return ANYTHING;
  const points = elements.flatMap((element) => {
    if (element.type === 'Character') return [element.value];
    if (element.type !== 'CharacterClassRange' || element.max.value - element.min.value >= SMALL_CLASS) return [NaN];
    return Array.from({ length: element.max.value - element.min.value + 1 }, (_, i) => element.min.value + i);
  });
  if (points.length > SMALL_CLASS || points.some(Number.isNaN)) return ANYTHING;
  const letters = points.map((point) => ofLetter(point).exact);
  return letters.every((one) => one !== null) ? { exact: [...new Set(letters.flat())], needs: null } : ANYTHING;
}

const isTelling = (texts: readonly string[]): boolean => texts.every((text) => text.length >= SHORTEST);

function needsOf({ exact, needs }: Known): readonly string[] | null {
  return exact && isTelling(exact) ? exact : needs;
}

/** How many texts hold one of these by chance, roughly: a letter more makes a literal ten times rarer. */
const commonness = (literals: readonly string[]): number => literals.reduce((sum, literal) => sum + 10 ** -literal.length, 0);

/** A text that holds "texting" holds "text". */
function withoutLonger(literals: readonly string[]): string[] {
  const kept: string[] = [];
  for (const literal of [...literals].sort((a, b) => a.length - b.length))
    if (!kept.some((shorter) => literal.includes(shorter))) kept.push(literal);
  return kept;
}
