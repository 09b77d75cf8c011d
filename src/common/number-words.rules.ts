// Numbers that are written out, in the languages that we write, as digits: whoever checks amounts checks one form only.

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const SPANISH =
  'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte';
const HINGLISH =
  'shunya ek do teen chaar paanch chhe saat aath nau das gyarah barah terah chaudah pandrah solah satrah atharah unnees bees';
const HINDI = 'शून्य एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस';
const MORE: Readonly<Record<string, number>> = {
  ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  ...{ uno: 1, una: 1, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90, cien: 100 },
  ...{ ciento: 100, doscientos: 200, trescientos: 300, cuatrocientos: 400, quinientos: 500, seiscientos: 600, setecientos: 700 },
  ...{ ochocientos: 800, novecientos: 900, pachees: 25, pachchees: 25, tees: 30, chalees: 40, pachas: 50, pachaas: 50, saath: 60 },
  ...{ sattar: 70, assi: 80, nabbe: 90, पच्चीस: 25, तीस: 30, चालीस: 40, पचास: 50, साठ: 60, सत्तर: 70, अस्सी: 80, नब्बे: 90, पाँच: 5 },
};
/** Words that multiply what stands before them. */
const FACTORS: Readonly<Record<string, number>> = {
  ...{ hundred: 100, thousand: 1000, grand: 1000, mil: 1000, sau: 100, hazaar: 1000, hazar: 1000, सौ: 100, हज़ार: 1000, हजार: 1000 },
};
/** These are words of other things as well ("do you", "una cita", "no one"): alone they are no number. */
const ALSO_WORDS = new Set('a an un una uno do one once das mil grand saath teen tees ek एक दो das'.split(' '));
const VALUES: ReadonlyMap<string, number> = new Map([
  ...[ENGLISH, SPANISH, HINGLISH, HINDI].flatMap((list) => list.split(' ').map((word, value): [string, number] => [word, value])),
  ...Object.entries(MORE),
]);
const WORDS = [...VALUES.keys(), ...Object.keys(FACTORS)].sort((one, other) => other.length - one.length).join('|');
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{M}\\d])(?:an? (?=hundred|thousand|grand))?(?:${WORDS})(?:(?:[ -]| and | y )(?:${WORDS}))*(?![\\p{L}\\p{M}])`,
  'giu',
);

/** "eighty-nine" -> "89", "two hundred and fifty" -> "250", "paanch sau" -> "500", "५००" -> "500"; everything else as it was. */
export function inDigits(text: string): string {
  return text
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replace(WRITTEN, (words) => {
      const parts = words.toLowerCase().split(/[ -]+/);
      if (parts.length === 1 && ALSO_WORDS.has(parts[0]!)) return words;
      return String(valueOf(parts));
    })
    .replace(/(\d+) (?:thousand|grand|mil|ha[zj]aa?r|हज़ार|हजार)(?![\p{L}\p{M}])/giu, '$1000')
    .replace(/(\d+) (?:hundred|sau|सौ)(?![\p{L}\p{M}])/giu, '$100');
}

function valueOf(parts: readonly string[]): number {
  let total = 0;
  let open = 0;
  for (const part of parts) {
    const factor = FACTORS[part];
    if (factor === 100) open = Math.max(open, 1) * 100;
    else if (factor !== undefined) {
      total += Math.max(open, 1) * factor;
      open = 0;
    } else open += VALUES.get(part) ?? 0;
  }
  return total + open;
}
