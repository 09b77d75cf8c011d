const ENGLISH =
  'a about all also am an and any anybody anyone are as at be been but by can could d did do does doing don for from get got had has have having hello hey hi how i id if ill im in into is it its ive just know let like ll m ' +
  'make may maybe me might my need no not of off ok okay on one or our ours out please question re s say she should so some someone t tell than thank thanks that the their them then there these they thing this those to too ' +
  'us ve very wanna want was we well were what whats when where which who why will with would yeah yes you your yours guys folks really actually quick wondering ask asking much many long back available offer offered offering provide find sort kind accept take give';
// Words that an English question has no use for.
const SPANISH =
  'el la los las un una unos unas del al y en con por para que es esta este esto estos estas hay tiene tienen tengo mi mis su sus se lo le les nos yo tu usted ustedes hola buenos buenas dias tardes noches gracias favor ' +
  'puedo puede pueden podria podrian quiero quisiera necesito hacen hace hacer ofrecen ofrece si muy mas como cual cuales cuando donde quien cuanto cuanta cuantos cuantas alguna alguno algun saber decir aceptan tambien ser estan de';
const HINDI =
  'hai hain hoon ka ki ke ko kya kyu kyun kaun aap aapka aapki aapke aapko mera meri mere mujhe hamara hamare kr karo karna karte karta karti kare krte karenge karoge yeh wo woh bhi aur nahi nahin haan bhai ' +
  'batao bataiye bata dijiye chahiye chahie chaiye kuch koi sakte sakta sakti sakun hota hoti hote raha rahi rahe liye wala wali wale kaise kaisa kaisi kab kahan kaha kitna kitne kitni mein mai hu ji se pe ya toh ' +
  'है हैं का की के को क्या में से पर और यह वह मैं आप आपका आपकी आपके मेरा मेरी मेरे मुझे नहीं हाँ जी तो भी';

/** Words that tell nothing about what is asked, in the languages that customers write (lower case, without accents). */
export const FILLER: ReadonlySet<string> = new Set([ENGLISH, SPANISH, HINDI].join(' ').split(' '));

/** "main" is I in Hindi and a pipe in English: it tells nothing only beside a word that shows the other language. */
export const MAYBE_FILLER = {
  words: new Set('main hum par son dan sir na de do tha thi the ho hu to van'.split(' ')) as ReadonlySet<string>,
  signs: new Set([SPANISH, HINDI].join(' ').split(' ')) as ReadonlySet<string>,
};

/** Words that point back at what was said: beside what it was about they tell nothing. */
export const TALK: ReadonlySet<string> = new Set(
  (
    'said say told mention mentioned talked spoke spoken discussed remember recall already again before earlier previous previously last time times gave given still same thing things info information detail details regarding ' +
    'dije dijo dijeron dijiste comente comento hable hablamos recuerda recuerdas mencione menciono antes ya otra vez dio di mismo misma ' +
    'bola boli bole bataya batayi bataye pucha puchha kaha kahi yaad pehle wahi baat bare baare phir fir abhi usi'
  ).split(' '),
);
