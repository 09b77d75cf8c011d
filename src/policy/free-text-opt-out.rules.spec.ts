import { detectOptOut } from './free-text-opt-out.rules.js';

describe('asks us to stop', () => {
  it.each([
    'stop texting me', 'Please stop texting me!', 'stop messaging this number', 'quit texting me', 'Stop contacting me please', 'stop sending me messages', 'stop sending these texts', 'stop these texts',
    'stop all messages', 'Take me off your list', 'take my number off your list please', 'remove me from your list', 'remove my number', 'please delete my number from your system', 'do not contact me again',
    "Don't text me anymore", "don't text me", 'do not message me', 'never text me again', "I don't want any more texts", "I don't want to receive these messages", "don't send me any more messages", 'no more texts please',
    'no more messages', 'unsubscribe me from this', 'I want to opt out', 'please opt me out', 'lose my number', 'leave me alone', 'wrong number', 'You have the wrong number', 'I revoke my consent', 'stop it',
    'please stop this', 'would you stop already', 'stop bothering me', 'stop spamming us', "don't want you to contact me",
  ])('%j', (text) => expect(detectOptOut(text)).toMatchObject({ isOptOut: true }));
  it.each([
    'deje de enviarme mensajes', 'Dejen de escribirme', 'no me envíen más mensajes', 'no quiero más mensajes', 'quíteme de su lista', 'número equivocado', 'no me escriban mas', 'para de mandarme',
    'मैसेज मत भेजो', 'मुझे मैसेज मत करो', 'गलत नंबर', 'संदेश भेजना बंद करो',
    'message mat bhejo', 'mujhe msg mat karo', 'sms band karo', 'msg nahi chahiye', 'galat number', 'message bhejna band karo',
  ])('in other languages: %j', (text) => expect(detectOptOut(text).isOptOut).toBe(true));
  it('acts at once on plain wording', () => expect(detectOptOut('stop texting me').confidence).toBeGreaterThanOrEqual(0.9));
});

describe('means something else', () => {
  it.each([
    'my AC will not stop', 'My AC will not stop running', 'we must stop by', 'can you stop by tomorrow', "please don't stop", 'stop by at 3', "the water won't stop", 'it stopped working', 'how do I stop the leak',
    'stop the noise in my furnace', 'the alarm keeps texting me', "my thermostat won't stop beeping", 'can you text me tomorrow', 'text me when you are close', "don't call me, text me", "please don't call, just text me",
    "don't text me before 9", "don't call before noon", 'do not contact me at work', 'stop calling, just text me', 'why did you stop texting me', 'sorry, did I text the wrong number?', 'is this the wrong number', 'I called the wrong number earlier',
    'I want to remove my old water heater', 'can you remove the unit from the list of rooms?', 'cancel my appointment', 'I no longer need the repair', 'no thanks', 'not interested', 'I have no more hot water', 'no more heat', 'stop sending my husband the bill',
    'I got your message', "I don't have the message", 'no me llamen antes de las 9', 'mi aire no para', 'para el lunes', 'AC band ho gaya', 'एसी बंद हो गया', 'mera AC kaam nahi karta', 'I want to opt out of the maintenance plan?', '', '😀',
    'call me instead', "don't text me today, call tomorrow",
  ])('%j', (text) => expect(detectOptOut(text).isOptOut).toBe(false));
});
