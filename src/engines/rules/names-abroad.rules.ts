// How customers name themselves in Spanish and Hindi; the readers of names.rules.ts judge what was found.
import { mayMatch } from '../../common/prefilter.js';
const PART = "[\\p{L}][\\p{L}\\p{M}'.-]*";
const FULL = `(${PART}(?: (?:de |la |del )*${PART}){0,3}?)`;
const END = '(?=$|[,.!?;\\n]| (?:hai|hoon|hun|hu|h|ji|bol|here|y|el|la|con|para|de|from|se|aur|and|है|हूँ|हूं|बोल|से|और)(?![\\p{L}\\p{M}]))';

const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}])(?:mera |meri |mere |apna )?(?:naam|nam) (?:hai |toh |likh (?:lo|lijiye|lijie|do) |note (?:kar|karo) (?:lo |lijiye )?)?${FULL}${END}`,
    'iu',
  ),
  new RegExp(`(?:मेरा )?नाम (?:है |लिखिए |लिखो |लिख लो |लिख लीजिए )?${FULL}${END}`, 'iu'),
  new RegExp(`(?<![\\p{L}])(?:main|mai|me|mein|mai hi) ${FULL} (?:bol|baat kar|here|keh|speaking)(?: (?:raha|rahi|rha|rhi|kar))*`, 'iu'),
  new RegExp(`मैं ${FULL} (?:बोल|बात कर)`, 'iu'),
  new RegExp(`^${FULL} (?:bol raha|bol rahi|bol rha|bol rhi|this side)(?![\\p{L}])`, 'iu'),
  // "Ramesh naam hai", "mujhe Vicky bolte hain", "main Manpreet Kaur", "con Fernando, mucho gusto"
  new RegExp(`^(?:mera |ji )?${FULL} (?:naam|nam) (?:hai|h)(?![\\p{L}])`, 'iu'),
  new RegExp(`^(?:जी )?${FULL} नाम है`, 'u'),
  new RegExp(`(?<![\\p{L}])(?:(?:sab|log) )?(?:mujhe|muje|mujhko|sab)(?: (?:sab|log))? ${FULL} (?:bolte|kehte|kahte|bulate|bula)`, 'iu'),
  new RegExp(`(?:सब )?(?:मुझे|सब)(?: सब| लोग)? ${FULL} (?:बोलते|कहते|बुलाते|बुला)`, 'u'),
  new RegExp(`^(?:ji |haan |namaste )*(?:main|mai) ((?:\\p{Lu}[\\p{L}'.-]*)(?: \\p{Lu}[\\p{L}'.-]*){0,2})(?=$|[,.!])`, 'u'),
  new RegExp(`^(?:जी |नमस्ते )*मैं ${FULL}(?=$|[,.!।])`, 'u'),
  new RegExp(`^(?:जी )?(?:मैं )?${FULL} बोल (?:रहा|रही)`, 'u'),
  new RegExp(`^con ${FULL},? (?:mucho gusto|a sus ordenes|a sus órdenes|para servirle|a la orden)`, 'iu'),
  new RegExp(
    `(?<![\\p{L}])(?:le habla|le escribe|habla|de parte de|a nombre de|soy|me dicen|mi nombre (?:completo )?es) (?:don |doña |dona |el señor |la señora |el senor |la senora )?${FULL}${END}`,
    'iu',
  ),
  // "haan Kavita likh lo", "मोहन के नाम से", "anótame como Tere", "es Jazmín con J"
  new RegExp(`^(?:haan |ji )*${FULL} likh (?:lo|lijiye|do|dijiye)(?![\\p{L}])`, 'iu'),
  new RegExp(`^(?:haan |ji )*${FULL} ke naam (?:se|pe|par)(?![\\p{L}])`, 'iu'),
  new RegExp(`^(?:जी )?${FULL} के नाम (?:से|पर)`, 'u'),
  new RegExp(`^(?:जी |हाँ |हां )*${FULL} लिख (?:लो|लें|लीजिए|लीजिये|दो|दीजिए)`, 'u'),
  new RegExp(`(?<![\\p{L}])(?:an[oó]t[ae]|ap[uú]nt[ae]|p[oó]ng[ae]|p[oó]n)(?:me|la|lo) (?:como|de|a nombre de) ${FULL}${END}`, 'iu'),
  new RegExp(`(?<![\\p{L}])es ${FULL} con (?:doble )?\\p{L}(?![\\p{L}])`, 'iu'),
];

/** What somebody is, and questions about the name. */
const NOT_A_NAME =
  /^(?:de|del|aqui|aquí) |^(?:(?:hai|h|mera|mere|hamara|baad|bad|है|बाद|हूँ|मालिक|किराएदार|किरायेदार|से|पर|se|pe|par|दुकानदार|घर|ऑफिस)(?![\p{L}\p{M}])|inquilin[oa]|arrendatari[oa]|client[ae]|propietari[oa]|casad[oa]|solter[oa]|diabetic[oa]|al[eé]rgic[oa]|jubilad[oa]|maestr[oa]|nuev[oa]|yo|otra|kiraa?yed\w*|malik|kyu[n]?|kyo[n]?|kya|kaise|chahiye|batana|क्यों|क्या|कैसे|किसका|चाहिए|बताना)(?![\p{L}\p{M}])/iu;

const SAYS_WHAT = /^(?:नहीं|नही|ना|आ|जा|कर|बस|अब|अभी|भी|तो|कल|आज)(?: |$)/u;

/** What stands where a name is said; null when none is. */
export function nameSaidAbroad(text: string): string | null {
  for (const pattern of PATTERNS) {
    const found = mayMatch(text, pattern) ? pattern.exec(text)?.[1] : undefined;
    // "Main Delhi se bol raha hun": a place.
    // "मैं बीमार हूँ" tells how somebody is.
    // "मैं नहीं आ पाऊँगी": what they do.
    if (
      found &&
      !NOT_A_NAME.test(found) &&
      !SAYS_WHAT.test(found) &&
      !/ (?:हूँ|हूं)$/u.test(found) &&
      !/ (?:se|से|main|mein|में|par|pe|पर)$/u.test(found)
    )
      return found.trim();
  }
  return null;
}

/** The whole answer is one to three words of Devanagari. */
export function loneDevanagariName(text: string): string | null {
  const found =
    /^(?:(?:जी|हाँ|हां),? )*([\u0904-\u0939\u0958-\u0961][\u0900-\u0963]+(?: [\u0904-\u0939\u0958-\u0961][\u0900-\u0963]+){0,2})[।.! ]*$/u.exec(
      text.trim(),
    );
  return found?.[1] ?? null;
}
