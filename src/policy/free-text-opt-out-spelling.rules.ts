// Words of opting out as thumbs type them: vowels left out, letters swapped, a g dropped. Only the detectors of a wish to stop read
// them so; in an address or a name "txt" and "snd" stay what they are.

/** The word the phrases know, and how else it is typed. */
const TYPED: Readonly<Record<string, string>> = {
  stop: 'stp stpp sotp stpo stopp stob stahp',
  stopping: 'stoping',
  text: 'txt tx tex txet',
  texts: 'txts txtz texs',
  texting: 'txting txtng txtin texing textng textn texin txtg txing',
  texted: 'txted txtd',
  message: 'msg mssg mesg messge mesage messege msge',
  messages: 'msgs mssgs mesgs mesages messges messeges msges',
  messaging: 'msging msgng messging mesaging messageing msgin messagin',
  contact: 'cntct contct contac conact',
  contacting: 'contactng contcting cntcting contactin',
  sending: 'sendng sndng snding sendin senging',
  send: 'snd sned',
  receive: 'recieve recive receve receieve recv',
  receiving: 'recieving reciving receving',
  notifications: 'notifs notifcations notificatons',
  spamming: 'spaming spammin',
  dont: 'dnt dony donot dun dint',
  want: 'wnt wan',
  wanna: 'wana',
  again: 'agn agin agen agian',
  anymore: 'nemore anymor anymre nymore anymoar',
  never: 'nvr nevr neva',
  more: 'mor moar',
  remove: 'rmv remov rmove',
  number: 'nmbr numbr nbr numb',
  leave: 'leav lv',
  alone: 'alon',
  discontinue: 'discontinu discontine',
  unsubscribe: 'unsubscribr unsuscribe unsubscibe unsubcribe unsubsribe unsubscrbe',
  bothering: 'bothring botherin',
  mensajes: 'msjs mnsjs mensages mensjes msajes',
  mensaje: 'msj mnsj mensage',
  busquen: 'busken buskn busqn',
  manden: 'mandn mnden',
  escriban: 'escrivan escrban',
  molesten: 'molestn',
};
const FORMS = new Map(Object.entries(TYPED).flatMap(([word, typed]) => typed.split(' ').map((form) => [form, word] as const)));

/** A plain form (spelling.rules.ts) with the words of an opt-out written out: "pls stop txtng" -> "please stop texting". */
export function writtenOut(form: string): string {
  return form
    .split(' ')
    .map((word) => FORMS.get(word) ?? word)
    .join(' ')
    .replace(/\bx (?=favor\b)/g, 'por ')
    .replace(/\b(?:xfa|xfavor|porfa|porfis|pf)\b/g, 'por favor');
}
