// Words that a business wants to know of before it answers, per language; Spanish without accents, Hindi in the one spelling of
// engines/rules/hinglish-spelling.rules.ts. Names ("I'm Sue", "the tennis court") must not trip them.

const WEB_ES = '(?:en linea|internet|pagina|sitio|link|enlace|liga|app|aplicacion|sistema|formulario|web)';
const SUE_ES = '(?:demandar|demando|demandare|demandaremos|denunciar|denuncio|denunciare)';
const LAWYER_HI = '(?:vakil|lawyer|advocate)';
const COURT_HI = '(?:court|adalat|kachehri|kacheri)';

export const LEGAL: readonly RegExp[] = [
  /\b(?:my|our) (?:lawyer|attorney|solicitor)\b|\b(?:call|calling|contact\w*|hire|hiring|get|getting|talk(?:ing)? to) (?:a |an |my |our )?(?:lawyer|attorney)\b|\blegal action\b|\bsmall claims\b|\b(?:take|taking) (?:you|this|it) to court\b|\bsee you in court\b|\b(?:suing|sue you|sue your|gonna sue|going to sue|will sue|'ll sue)\b|\b(?:bbb|better business bureau|attorney general|ftc|fcc|tcpa|ombudsman|consumer (?:protection|court|forum))\b/i,
  new RegExp(
    `\\b(?:mi|nuestr[oa]) abogad[oa]\\b|\\b(?:llam|contact|contrat|busc|consult|habl|consegu)\\w*(?: a| con)? (?:un|una|el|la) abogad[oa]\\b|\\b(?:los|las|les|te|lo|la) (?:voy a |vamos a )?${SUE_ES}\\b|\\b(?:voy|vamos) a ${SUE_ES}(?:los|las|les|te|lo|la)?\\b|\\b(?:poner|presentar|levantar|meter)(?:les|le|te)? (?:una )?(?:demanda|denuncia)\\b|\\bacci(?:on|ones) legal(?:es)?\\b|\\bnos vemos en (?:la corte|el juzgado|los tribunales|el tribunal)\\b|\\bllev\\w+ (?:a (?:la )?corte|a juicio|a(?:l)? (?:los )?tribunal(?:es)?)\\b|\\b(?:profeco|fiscalia|procuraduria)\\b|\\b(?:proteccion|defensa) (?:al|del) consumidor\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:mer[aei]|apn[aei]|hamar[aei]) ${LAWYER_HI}\\b|\\b${LAWYER_HI} (?:se|ko) (?:\\w+ ){0,2}(?:baat|call|phone|bol\\w*|mil\\w*|contact|lekar|bata\\w*)\\b|\\blegal notice\\b|\\bkanuni (?:notice|karyavahi|karwai|kadam)\\b|\\b${COURT_HI} (?:(?:main|tak|le) )*(?:mil\\w*|ja\\w*|le|ghas[ei]?e?t\\w*|khinch\\w*|dekh\\w*|case)\\b(?<! jao)|\\b(?:case|mukadma|mukdma) (?:kar|karo|karna|kardo|karunga|karungi|karenge|thok\\w*|daal\\w*|dal\\w*|darj)\\b|\\b(?:consumer|upbhokta) (?:court|forum|adalat)\\b`,
    'i',
  ),
];

export const PRIVACY: readonly RegExp[] = [
  /\b(?:delete|erase|remove|wipe) (?:all )?(?:of )?my (?:data|information|info|details|records?|number from your (?:system|records))\b|\b(?:gdpr|ccpa|cpra|dpdp)\b|\bwhat (?:data|information|info) (?:do|have) you (?:have|hold|collected?|got) (?:on|about) me\b|\bhow did you get my (?:number|data|info\w*)\b/i,
  /\b(?:borr|elimin|quit|sac|suprim)\w*(?: (?:todos|toda|por favor))* (?:mis|mi) (?:datos|informacion|historial|registros?)\b|\bque (?:datos|informacion) (?:mia )?(?:tienen|tiene|guardan|guarda)(?: (?:mia|guardad[oa]s?))* (?:de|sobre) mi(?= ?(?:$|[?.!,]|y\b|guardad))|\b(?:como|de donde|quien les?) (?:consiguieron|obtuvieron|sacaron|tienen|consiguio|obtuvo|saco|dio|paso) mi (?:numero|telefono|celular|informacion)\b|\b(?:como|de donde|quien les?) (?:consiguieron|obtuvieron|sacaron|tienen|consiguio|obtuvo|saco|dio) mis datos\b|\bproteccion de datos\b/i,
  /\b(?:mer[aei]|hamar[aei]|apn[aei]) (?:(?:saar[aei]|sar[aei]|sab|poor[aei]|pur[aei]) )?(?:data|jaa?nkari|details?|information|records?) (?:\w+ ){0,2}(?:delete|hata\w*|mita\w*|erase|remove|nikalo)\b|\b(?:mer[aei] )?number (?:(?:aa?pko|tumko|aap ko|tum ko) )?(?:kahan se|kaise|kisne|kis ne|kis se) (?:mila|diya|liya|aaya|nikala)\b|\baa?pko mer[aei] number (?:kahan|kaise|kisne|kis)\b|\bmere (?:bare|baare) main (?:\w+ ){0,3}(?:data|jaa?nkari|information|details?)\b/i,
];

const PAID_WITH_ES = '(?<!lector de )(?:tarjetas?|pago|transaccion|transferencia|deposito|paypal|zelle|cobro)';
const PAID_WITH_HI =
  '(?:payment|card(?! reader)|upi|paytm|gpay|google pay|phonepe|transaction|bhugtan|paise|deposit|net ?banking|checkout)';

export const PAYMENT: readonly RegExp[] = [
  /\b(?:(?<!lector (?:de )? *)card(?! reader)|payment|transaction|upi|paypal|venmo|checkout|deposit)\b[^.?!\n]{0,40}\b(?:declin\w*|fail\w*|reject\w*|bounced|stuck|(?:not|isn'?t|wasn'?t) (?:go(?:ing)? through|work\w*|accepted)|(?:didn'?t|did not|won'?t|doesn'?t|does not) (?:go through|work))\b|\b(?:charged|billed|debited|deducted)(?: me| my card)?\b[^.?!\n]{0,20}\b(?:twice|two times|double|again)\b|\bdouble[- ]charged\b/i,
  new RegExp(
    `\\b${PAID_WITH_ES}\\b[^.?!,\\n]{0,40}\\b(?:rechaz\\w*|declin\\w*|fallo|fallando|falla|rebot\\w*|no (?:paso|pasa|se (?:proceso|procesa)|funciono|funciona|entro|entra|sirvio|jalo|fue aceptad\\w+))\\b|\\b(?:rechaz|declin)\\w+ (?:la|mi) tarjeta\\b|\\b(?:me|nos) (?:cobraron|cobro|descontaron|cargaron)\\b[^.?!\\n]{0,20}\\b(?:dos veces|doble|de nuevo|otra vez)\\b|\\b(?:doble cobro|cobro doble|cobro duplicado|cargo (?:doble|duplicado))\\b|\\bno me (?:deja|dejo|permite) (?:pagar|hacer el pago)\\b|\\bno (?:puedo|pude) (?:pagar|hacer el pago)\\b[^.?!\\n]{0,25}\\b${WEB_ES}\\b`,
    'i',
  ),
  new RegExp(
    `\\b${PAID_WITH_HI}\\b[^.?!\\n]{0,40}\\b(?:fail|declin\\w*|reject\\w*|atak\\w*|phas\\w*|nahi (?:ho (?:raha|rahi|rahe|paa?ya|paa?yi|saka|saki)|hua|hui|gaya|ja raha|lag raha|liya|le raha))\\b|\\b(?:paise|amount|payment) (?:\\w+ )?(?:kat|kate|kaat|kata|kati)\\b[^.?!\\n]{0,25}\\b(?:par|lekin|magar|phir bhi|do baar|2 baar|dubara)\\b|\\b(?:do|2|dono) (?:baar|bar|dafa) (?:\\w+ )?(?:paise|charge|payment|kat|kate|kaat|debit)\\b|\\b(?:paise|charge|payment) (?:do|2) (?:baar|bar|dafa)\\b|\\bdouble (?:charge|payment|debit)\\b`,
    'i',
  ),
];

export const REFUND: readonly RegExp[] = [
  /\brefund\b|\bmoney back\b|\bcharge ?back\b/i,
  /\breembols\w+|\b(?:devuelv|regres)\w+ (?:mi|el|nuestro) dinero\b|\bdevolucion del? (?:mi )?dinero\b|\b(?:quiero|queremos|exijo|necesito)\b.{0,30}\b(?:mi dinero|devolucion)\b/i,
  /\b(?:paise|paisa|rupees) (?:vapas|lauta\w*)\b/i,
];

/** Whoever asks about the terms of a refund, or speaks of one that came or is not wanted, does not ask for money; a demand with an "or else" does. */
export const REFUND_TERMS: readonly RegExp[] = [
  /\b(?:polic(?:y|ies)|terms|what if|if i|in case|(?:do|would) you (?:guys |ever )?(?:give|offer|do|have)|(?:can|could|would|do) (?:i|we) get|is there an? (?:\w+ ){0,2}(?:refund|money back))\b|\bno refund (?:needed|necessary|wanted)\b|(?<!\b(?:not|never|yet|\w+n'?t|have|be) )\b(?:got|received|thanks for|thank you for) (?:the |my |a |your |our )?refund\b|\b(?:dont|don't|do not) (?:\w+ ){0,2}(?:want|need|expect) (?:a |any |my )?(?:refund|money back)\b|\brefund (?:came|arrived|went through|was received)\b|\bmoney back guarantee\b/i,
  /\b(?:politicas?|terminos|condiciones|que pasa si|en caso de|y si)\b|\b(?:dan|da|hacen|ofrecen|tienen|hay) (?:\w+ )?(?:reembols\w+|devoluci\w+)|\bpuedo (?:pedir|obtener|recibir|tener)\b|\b(?:devuelven|regresan|devolverian|regresarian) (?:el|mi) dinero\b|\b(?:recibi|llego|gracias por) (?:el |mi |su )?reembolso\b|\bno (?:quiero|necesito) (?:un |el |ningun )?reembolso\b/i,
  /\b(?:policy|niti|niyam|shart\w*)\b|\b(?:refund|paise (?:vapas|lauta\w*)) (?:\w+ )?(?:milta|milte|milti|milega|milenge|hota|hote|dete|deta|loge|mil (?:sakta|sakte|gaya))\b|\brefund nahi chahie\b/i,
];

export const TRICKS: readonly RegExp[] = [
  /\bignore (?:all |your |the )?(?:previous|prior|above|earlier) (?:instructions|prompts?|rules)\b|\b(?:system|developer) prompt\b|\byou are now\b|\bact as (?:an?|the)\b|<\|[^|>]*\|>|\[\/?(?:INST|SYSTEM)\]/i,
  /\b(?:ignor|olvid)\w* (?:todas |todos )?(?:las |los |tus |sus )?(?:instrucciones|reglas|indicaciones)\b|\bahora eres (?:un|una|el|la)\b|\bactua como (?:si fueras )?(?:un|una|el|la)\b/i,
  /\b(?:instructions?|nirdesh|rules|niyam|prompts?) (?:ko )?(?:\w+ )?(?:ignore|bhool|bhul|bhula\w*)\b|\bab se (?:tum|aap) (?:ek|koi)\b/i,
];
