// Questions about the terms of a business, in four languages; Spanish without accents, Hindi in its one spelling.
import { says } from '../../engines/rules/readings.rules.js';

const NUMBER: readonly RegExp[] = [
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|sixty|ninety|hundred|thousand|half|free)\b/i,
  /\b(?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cincuenta|sesenta|noventa|cien|ciento|mil|mitad|media|gratis|gratuit[oa]s?)\b/i,
  /\b(?:ek|do|teen|chaar|paanch|chhe|saat|aath|nau|das|barah|pandrah|bees|bis|tees|tis|pachaas|pachas|sau|hazaa?r|aadha|adha|muft|mupht|free)\b/i,
];
const TERMS: readonly RegExp[] = [
  /\b(?:polic(?:y|ies)|refunds?|money back|returns?|cancel(?:lation)?s?|deposits?|warrant(?:y|ies)|guarantee[ds]?|terms|fees?|fine print|exchange)\b/i,
  /\b(?:politicas?|reembols\w+|devoluci\w+|cancelaci\w+|cancelar|garantias?|depositos?|anticipos?|terminos|condiciones|tarifas?|cargos?)\b|\bdevuelv\w+ (?:el|mi) dinero\b/i,
  /\b(?:policy|niti|refund|vapas|cancel|cancellation|guarantee|warranty|deposit|advance|shart\w*|niyam|shulk|fees)\b/i,
];

/** Does a customer ask about terms: refunds, warranty, deposits, the price of cancelling? */
export const asksAboutTerms = (text: string): boolean => says(text, TERMS);
/** Does a piece of knowledge name an amount? */
export const holdsNumber = (text: string): boolean => says(text, NUMBER);
