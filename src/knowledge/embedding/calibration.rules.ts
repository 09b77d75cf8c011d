import { bestBorder, cosine, type LabelledScore } from './vectors.rules.js';

/** Pieces as businesses write them, and questions as people ask them: the place of the piece that answers, or null. */
const PIECES = [
  'What are your opening hours?\nMonday to Friday from 8 am to 5 pm, Saturday by appointment.',
  'How much is a tune-up?\nA seasonal tune-up is $129 for one system.',
  'Which areas do you serve?\nThe city and the northern suburbs.',
  'What warranty do you give?\nTwo years on our work and ten years on parts.',
  'What is your refund policy?\nA deposit is returned in full up to 48 hours before the visit.',
  'Do you offer financing?\nTwelve months without interest on new systems.',
  'Where is your office?\nOn Ridge Avenue, with parking behind the building.',
  'Are you licensed and insured?\nYes, licensed by the state and insured for two million.',
] as const;
const QUESTIONS: readonly (readonly [string, number | null])[] = [
  ['when can I come by, are you there on weekdays?', 0],
  ['what would a yearly maintenance cost me', 1],
  ['do you come out to my neighborhood', 2],
  ['what happens if it breaks again next year', 3],
  ['can I get my money back if I cancel', 4],
  ['could I pay it off over a year', 5],
  ['how do I get to your shop', 6],
  ['are you covered if you damage my house', 7],
  ['¿a qué hora abren?', 0],
  ['kitne ka padega servicing?', 1],
  ['do you repair swimming pools', null],
  ['is the owner married', null],
  ['can you walk my dog', null],
  ['who won the game last night', null],
  ['do you ship to Canada', null],
  ['can you paint my fence', null],
  ['are you hiring apprentices', null],
  ['what is the capital of France', null],
];

/** What a model is asked to embed before its border is known: some twenty short texts, once per business and model. */
export const CALIBRATION_TEXTS: readonly string[] = [...PIECES, ...QUESTIONS.map(([question]) => question)];

/** The least cosine that counts as an answer with a model, from its vectors of CALIBRATION_TEXTS in their order. */
export function thresholdOf(vectors: readonly (readonly number[])[]): number {
  const pieces = vectors.slice(0, PIECES.length);
  const scores = QUESTIONS.map(([, answer], index): LabelledScore => {
    const asked = vectors[PIECES.length + index]!;
    const similar = pieces.map((piece) => cosine(asked, piece));
    const best = similar.indexOf(Math.max(...similar));
    return { score: similar[best]!, isAnswer: best === answer };
  });
  return Math.max(0.01, bestBorder(scores));
}
