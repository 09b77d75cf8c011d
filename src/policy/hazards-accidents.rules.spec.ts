import { detectEmergency } from './emergency.rules.js';

const hazardOf = (text: string): string | null => detectEmergency(text, 'general')?.hazard ?? null;

// Thought up for each class and language, beside the labelled sets.
describe('what happens in a moment', () => {
  it.each([
    "he choked on a nut and can't talk, we're in your waiting room",
    'my toddler choked on a bead and she is turning blue',
    'my husband fell off the roof cleaning the panels, you can see the bone',
    "your guy just fell off the ladder in our hallway, he isn't moving",
    'mi papá se cayó de la escalera y no se mueve',
    'mi hijo se ha caído del balcón y se le ve el hueso',
    'papa seedhi se gir gaye, haddi dikh rahi hai',
    'पापा छत से गिर गए और हिल नहीं रहे',
    "the roofer you sent last week just fell off our roof and isn't moving",
    'my dog is choking on a bone and turning blue',
  ])('hurts somebody: %j', (text) => expect(hazardOf(text)).toBe('medical'));

  it.each([
    'ghar me chor ghus aaye hain',
    'koi ghar ke andar ghus gaya hai, hum kamre me band hai',
    'there are men in the house with bats',
    'कुछ लोग दुकान में घुस आए हैं',
    'there are men in the house with guns can you send someone',
    'ghar me chor ghus aaye hain camera me dikh rahe hain',
    'someone is in the house i hear them downstairs',
    'theres a man in my house i dont know him',
    'hay alguien metido en mi casa',
    'alguien se metió a mi casa y lo oigo abajo',
    'koi ghar me ghusa hua hai',
  ])('threatens somebody: %j', (text) => expect(hazardOf(text)).toBe('violence'));

  it.each([
    'dog choked on a chew toy last month, all fine, just due her shots',
    'the engine choked and died at the light',
    'choked up with emotion seeing my new hair, thank you',
    'shingles fell off the roof in the storm',
    'I fell off the ladder in 2019 and my knee still hurts, do you do physio',
    'can you fix the ladder rack that fell off the roof of my van',
    'se cayó una teja del tejado',
    'kal ghar me bandar ghus gaye the, screen lagwani hai',
    'chor ghus gaye the pichle saal, isliye camera lagwana hai',
    'do you have guys in the shop with guns and roses tickets',
    "The window came off its track and won't move",
    "A tree fell across my driveway and I can't move my car",
    'The blinds fell off the window, the arm is broken',
    'the attic ladder came off the hinge and one leg is bent',
    "I can't talk right now, text me. The furnace keeps choking and shutting off",
    'my dog is grey and white, he chokes when he drinks, want a checkup',
    'se me cayó la ventana y está rota, cuánto cobran',
    'se cayó un árbol sobre mi techo y quedó roto',
    'khidki gir gayi aur toot gayi, kitna lagega',
    'please have your guys come into the house with masks on, my mom is sick',
    'someone is in the house to let you in',
    'someone is in the house all day and will hear the bell',
    'people are in the house, we heard you knock',
    'hay alguien en la casa todo el día para abrirles',
    'hay un gato metido en mi casa',
    'ghar me koi hai nahi abhi',
  ])('is none: %j', (text) => expect(hazardOf(text)).toBeNull());

  it.each(['paani chhat se gir raha hai', 'plaster chhat se gir raha hai', 'deewar se gir raha hai plaster'])(
    'water and plaster come down, nobody falls: %j',
    (text) => expect(hazardOf(text)).toBe('flood'),
  );
});
