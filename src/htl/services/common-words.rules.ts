// Which capital letters mean something. A text in capitals hides which of its words are names; these lists say which are not.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Ordinary words of advertising and talk, lower case, in English and the little Spanish and Hindi that such texts use. */
const ORDINARY = words(`
a able about above accept access account across act action active actually add added address adjust advance advantage after afternoon again against age
ago ahead air all allow almost along already also always am amazing amount an and annual another answer any anybody anyone anything anytime anywhere
apartment apply appointment appointments appreciate approve approved are area around arrive as ask at attention auto available avoid award away baby back bad
balance bar bargain base based bath bathroom be beat beautiful because become bed bedroom been before begin behind believe below benefit benefits best
bet better between beyond big bill bills birthday black blast block blow blowout blue board body bonus book booking bookings both bottle box boys brake brakes brand
break breakfast brief bring brings brother brow budget bug build bundle bunch burn business busy but buy buyer buying buys by cake call caller calling calls
came can cancel candle cannot car card care carpet cars case cash catch cause celebrate center certified chair challenge chance change charge charges
cheap cheaper cheapest cheap check checked checkup choice choose chosen city claim claims class classes clean cleaner cleaning cleanup clear clearance click
client clients clinic clock close closed closes closet closing clothes club coach code coffee cold collect collection color come comes comfort coming
community company complete complimentary condition confirm confirmed congrats congratulations consult consultation contact contest control cool cooler cooling copy cost costs
could count country coupon coupons course cover covered crazy credit crew cup cure current customer customers cut cuts cutting cycle daily damage date day days deal
deals dealer dear debt decide deep degree delay deliver delivered delivery demo dental dentist deposit deserve deserves design detail detailing details
diagnostic diamond did diet difference different dinner direct dirt discount discounted discounts dish do doctor does dog dogs dollar dollars done door doors double
down drain drains dream dress drink drive driver drop dry due during dust each earlier early earn easier easiest easily easy eat edition eight either electric
electrician electricity else email emergency end ending ends energy engine enjoy enough enrol enroll enter entire equipment error estimate estimates even evening
event ever every everybody everyone everything everywhere exact exam example excellent except excited exciting exclusive exclusively expert experts expire
expired expires explain explode extra extreme eye eyes fabulous face facial fact fall family fan fans fantastic far fast faster fastest fat favorite fee feed feel feels
fees feet few fifth fight fill filled filling filter final finally finance financing find fine finest finish fire first fit fitness five fix fixed fixes flash
flat flight floor floors flow fly folks follow food for forever forget form forward found four free fresh friday-night friend friends from front fuel full fully fun
furnace furniture game garage garden gas gave general get gets getting giant gift gifts girl girls give giveaway gives giving glass go goes going gone gold good
goodies goods got grab grass great greatest green grand grow growth guarantee guaranteed guarantees guaranty guess guest guests guide gutter gutters guy guys gym had hair haircut
half hand hands handy happen happening happy hard has hassle have haven't having he head health healthy hear heat heater heating hello help helps her here
hey hi hidden high higher highest him his hit hold holiday holidays home homeowner homeowners homes honest hope hot hour hours house how hug huge hundred hundreds
hurry husband i ice idea if immediate immediately important improve in inbox include included includes including income increase incredible indoor info information
inside insane inspect inspection inspections install installation installed instant instantly insurance interest interested interior into invest investment invitation invite
invited invoice is issue issues it item items its itself job jobs join joining joint just keep keeps key keys kid kids kind kit kitchen knew know known lady ladies
large largest last late later latest laugh launch laundry lawn lawns lead leak leaks learn leasing least leave left legal legs less lesson lessons let lets
level liability license licensed life lifetime lift light lights like limit limited line lines link links list listed listen little live living load loan loans
local location locations lock long longer look looking looks lose loss lost lot lots love loved low lower lowest loyal luck lucky lunch luxury machine
made magic mail main maintain maintenance major make makes making man manage many march-in mark market massage massive mattress may maybe me meal
mean means measure meet meeting mega member members membership mention men menu message messages met middle might mild million mind mine minimum minute minutes miracle
miss missed missing mistake mobile mode model modern mold moment money month monthly months more morning mortgage most mother mouth move
moved movers moves movie moving much must my myself nails name near nearly need needed needs neighbor neighbors neighborhood never new newest news next
nice night nights nine no nobody none nope normal not notice nothing now nowhere number numbers obligation of off offer offered offering offers office offices official
often oh oil ok okay old on once one ones online only open opening openings opens opportunity opt option options or orange order orders original other others our
ours out outdoor outside outstanding over own owner owners pack package packages page paid pain paint painter painters painting pamper panels paper parent parents park
parking part parts party pass past patient patients patio pay paying payment payments pays peace people per percent perfect perfectly period person personal pest
pests pet pets phone photo photos pick picked pickup piece pipe pipes pizza place plan plans plant play please plenty plumber plumbers plumbing plus pm point policy
pool popular possible power pre premium present press pressure pretty prevent previous price priced prices pricing prize prizes pro problem problems product products
professional profit program project promo promise promotion promotions proof property protect proud prove provide pull purchase pure put qualify qualified quality
question questions quick quickly quiet quit quite quote quotes rain raise ran range rate rated rates ready real really reason reasonable receive recent red redeem reduce reduced refer
referral refresh refund register regular relax relief remember remind reminder remodel remove rent repair repairs replace replacement replacements replies reply report request
required reserve reserved respond response rest result results return returning review reviews reward rewards rich ride right rise risk rock roof roofer roofers roofing
room rooms root rug run running rush safe safety said sale sales salon same sample satisfaction save saves saving savings say says schedule scheduled school screen search season seat
seats second secret secrets secure see seen select selected selection self sell selling sells send senior seniors sense sent sell-out serious seriously
serve served service serviced services session sessions set setup seven several shape share she shine ship shipping shirt shocking shop shops short should show
shower side sign signed silver simple simply since single sir sister sit site sitting six size skin skip sky sleep slot slots slow small smart smell smile smooth so
sofa soft sold solar solution solve solved some somebody someone something soon sorry sort sound space spa spaces speak special specialist specialists specials specialty speed spend spot spots spray spring
squad stand standard start started starting starts state stay step steps still stock stop stops storage store stories storm story straight stress strong student students studio
stuff stunning style styles such suite summer super support sure surprise sweet switch system systems table take taken takes talk tank tax taxes teach team technician teeth tell ten tenant term terms
test text than thank thanks that the their them then there these they thing things think third this those though thousand thousands three through throughout ticket
tickets tight time times tip tips tire tired tires to today together toilet told tomorrow tonight too took top total touch tough tour toward town towing trade train trainer
training transfer travel treat treatment treatments tree trees trial trick tried trip trouble true truly trust trusted try trying tune tuneup turn twice two type ugly ultimate unbelievable under unit
unique unlimited until unwanted up upcoming update upgrade upon urgent us use used usual vacation vacuum valid valuable value van vehicle very via video view vip visit
voucher wait waiting waits walk wall walls want wanted wants warm warranty warning was wash washing waste watch water wax way ways we wear wedding week weekend weekends weekly weeks
weight welcome well went were what whatever wheel when where whether which while white who whole why wide wife wild will win window windows winner winners winter wish with within
without woman women won wonderful won't wood word work worker working works world worry worst worth would wow write wrong yard yeah year yearly years yep yes yet yoga you young your yours yourself zero zone die dies died dead breed bite boost braces bright broke broken chip chips crown crush cute dance dip explore fell foam freeze freezing frozen grill grout hail hire itch jump kill leaves lease lifted mop mow mowing pipe quit raw rip roll rot scam scratch scrub sealed shed shred slash smash snow soak spring squeaky stain stains steal steam stink stuck sun swap sweat swim tan tooth towed trim unclog upset wet wipe wrap yikes ac's alert insane alerts phenomenal spectacular sensational mega monster explosive epic killer excuse excuses axle blowout madness midnight noon ruin danger dangerous blowouts boom omg breaking booms rusty thru per-axle
ya abhi aaj aap aapka aapke apna apne kal karo karein kare karen kijiye lijiye jaldi sirf mat mauka muft paise pe par ka ke ki ko hai hain ho se mein aur bhi sab sabse liye naya nayi nahi miss
al ahora código códigos llama llame llámenos pregunte pregunta niños niño sábado domingo lunes martes miércoles jueves viernes responda aproveche aproveches aquí barato buen buena bueno casa como con cada cliente clientes compra compre cita citas corra de del descuento descuentos dia día días dinero el ella en es esta este esto gran gratis ganar gane gana gratuito
hasta hoy la las limitada limitado limpieza llame llámenos los lo mañana más mejor mejores mi no nos nuestra nuestro nueva nuevo oferta ofertas o para pierda pierdas por precio precios que responda solo sólo su sus tiempo todo todos tu última ultima último un una urgente usted y ya
`);

/** Written as one writes them although they are ordinary words. */
const CAPITALISED: ReadonlyMap<string, string> = new Map(
  [
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    'January February April June July August September October November December',
    'Christmas Easter Thanksgiving Halloween Diwali Holi Eid Ramadan English Spanish Hindi American Google Facebook Instagram WhatsApp Amazon Visa Mastercard',
  ]
    .join(' ')
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

/** Capitals are how these are written. */
const ACRONYMS = words(
  `AC HVAC USA UK TV LED LCD SUV RV ATM BBB EPA ASE DIY FAQ GPS HOA IRS LLC INC CPA DJ MOT VAT GST PPF SPF UV PVC CCTV OBD HD DVD PC MRI SEO API STOP AM PM EST CST PST MST EDT CDT PDT UTC ASAP BBQ BOGO RSVP TBD VIN CDL DOT XL XXL SMS MMS QR NYC SF DC NJ TX FL GA NC SC AZ BPA`,
);

const ENDINGS = /(?:ing|edly|ed|ly|tions?|ments?|ness|ables?|ibles?|ful|less|est|ously|ous|ized|izing|ables)$/;

/** An ordinary word of the language, whatever its capitals: not a name. `word` without punctuation. */
export function isOrdinary(word: string): boolean {
  const low = word.toLowerCase().replaceAll('’', "'");
  if (ORDINARY.has(low) || CAPITALISED.has(low)) return true;
  if (low.includes('-')) return low.split('-').every((part) => part === '' || isOrdinary(part));
  const stem = low.replace(/(?:'s|'re|'ve|'ll|'d|'m|n't|s|es|ed|ing|er|ers|ly)$/, '');
  if (stem !== low && stem.length > 1 && (ORDINARY.has(stem) || ORDINARY.has(`${stem}e`))) return true;
  return low.length > 6 && ENDINGS.test(low);
}

/** Written in capitals on purpose: AC, LLC, STOP. */
export function isAcronym(word: string): boolean {
  const bare = word.replace(/'?s$/, '');
  return ACRONYMS.has(bare) || (/^[A-Z]{2,5}$/.test(bare) && !/[AEIOUY]/.test(bare));
}

/** A shouted word as one writes it: ordinary words small, days and months and unknown words (names, most likely) with one capital. */
export function spoken(word: string): string {
  if (isAcronym(word)) return word;
  const low = word.toLowerCase();
  const known = CAPITALISED.get(low);
  if (known) return known;
  if (low === 'i' || low.startsWith("i'")) return `I${low.slice(1)}`;
  if (isOrdinary(low)) return low;
  return low.replace(/(^|[-&])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
