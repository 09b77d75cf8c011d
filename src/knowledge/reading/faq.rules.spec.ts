import { piecesOf, splitBody } from './faq.rules.js';

const pairs = (text: string): [string | null, string][] =>
  piecesOf(text)
    .filter((piece) => piece.isPair)
    .map((piece) => [piece.heading, piece.body]);

describe('questions and answers as people write them', () => {
  const expected = [
    ['Do you take cards?', 'Yes, all of them.'],
    ['When are you open?', 'Monday to Friday, 8 to 5.'],
  ];
  it.each([
    ['Q and A', 'Q: Do you take cards?\nA: Yes, all of them.\n\nQ: When are you open?\nA: Monday to Friday, 8 to 5.'],
    ['numbered Q and A', 'Q1. Do you take cards?\nA1. Yes, all of them.\nQ2. When are you open?\nA2. Monday to Friday, 8 to 5.'],
    ['words', 'Question: Do you take cards?\nAnswer: Yes, all of them.\n\nQuestion: When are you open?\nAnswer: Monday to Friday, 8 to 5.'],
    ['bold marks', '**Q: Do you take cards?**\n**A:** Yes, all of them.\n\n**Q: When are you open?**\n**A:** Monday to Friday, 8 to 5.'],
    ['headings', '# FAQ\n\n## Do you take cards?\nYes, all of them.\n\n## When are you open?\n\nMonday to Friday, 8 to 5.'],
    ['numbers', '1. Do you take cards?\nYes, all of them.\n2. When are you open?\nMonday to Friday, 8 to 5.'],
    ['numbers with brackets', '1) Do you take cards?\n   Yes, all of them.\n\n2) When are you open?\n   Monday to Friday, 8 to 5.'],
    ['bare questions', 'Do you take cards?\nYes, all of them.\n\nWhen are you open?\nMonday to Friday, 8 to 5.'],
    ['a gap before the answer', 'Do you take cards?\n\nYes, all of them.\n\nWhen are you open?\n\nMonday to Friday, 8 to 5.'],
    ['one line each', 'Do you take cards? Yes, all of them.\nWhen are you open? Monday to Friday, 8 to 5.'],
    ['a dash between', '- Do you take cards? - Yes, all of them.\n- When are you open? - Monday to Friday, 8 to 5.'],
    ['a tab between', 'Do you take cards?\tYes, all of them.\nWhen are you open?\tMonday to Friday, 8 to 5.'],
    ['bold questions', '**Do you take cards?**\nYes, all of them.\n**When are you open?**\nMonday to Friday, 8 to 5.'],
    ['Q and A on one line', 'Q: Do you take cards? A: Yes, all of them.\nQ: When are you open? A: Monday to Friday, 8 to 5.'],
  ])('%s', (_name, text) => expect(pairs(text)).toEqual(expected));

  it('reads Spanish marks', () => {
    expect(pairs('Pregunta: ¿Aceptan tarjetas?\nRespuesta: Sí, todas.\n\nP: ¿Abren los sábados?\nR: No.')).toEqual([
      ['¿Aceptan tarjetas?', 'Sí, todas.'],
      ['¿Abren los sábados?', 'No.'],
    ]);
  });

  it('keeps a question inside a marked answer in the answer', () => {
    expect(pairs('Q: Is there a fee?\nA: Yes.\n\nHow much? It is $89.\n\nQ: Is it waived?\nA: With a repair.')).toEqual([
      ['Is there a fee?', 'Yes.\n\nHow much? It is $89.'],
      ['Is it waived?', 'With a repair.'],
    ]);
  });

  it('keeps answers of several paragraphs together', () => {
    expect(pairs('## What is included?\n\nA tune-up.\n\n- filter\n- coils\n')).toEqual([
      ['What is included?', 'A tune-up.\n\n- filter\n- coils'],
    ]);
  });
});

describe('what is no pair', () => {
  it('stands under its heading', () => {
    expect(piecesOf('# Refunds\n\nWithin 30 days.\n\n# Terms\n\nNet 15.')).toEqual([
      { heading: 'Refunds', body: 'Within 30 days.', isPair: false },
      { heading: 'Terms', body: 'Net 15.', isPair: false },
    ]);
  });

  it('loses no word, however long the text', () => {
    const words = Array.from({ length: 2000 }, (_, index) => `word${index}`);
    const pieces = piecesOf(words.join(' '));
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.every((piece) => piece.body.length <= 1200)).toBe(true);
    expect(
      pieces
        .map((piece) => piece.body)
        .join(' ')
        .split(/\s+/),
    ).toEqual(words);
  });

  it('cuts between sentences first', () =>
    expect(splitBody('One two. Three four. Five six.', 20)).toEqual(['One two. Three four.', 'Five six.']));

  it('comes to an end on text that was made to be slow', () => {
    // The square of these would be minutes: the deadline of the test itself is the check.
    const text = `${'a?'.repeat(200_000)}\n${'Q:'.repeat(200_000)}\n${'#'.repeat(200_000)}\n${' '.repeat(500_000)}?`;
    expect(piecesOf(text).length).toBeGreaterThan(0);
  });
});
