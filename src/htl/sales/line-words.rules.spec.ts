import { lineMet, lineSpokenOf } from './line-words.rules.js';

describe('a line of the owner that a text speaks of', () => {
  it.each<[string, string]>([
    ['Asks about financing', 'do you finance new units?'],
    ['Asks about financing', 'Is financing available'],
    ['Customer mentions insurance or a warranty claim', 'my insurance will pay for it'],
    ['Customer mentions insurance or a warranty claim', 'I have a claim under warranty'],
    ['wants to speak about the HOA', 'the HOA must approve it first'],
    ['Property managers, landlords', 'I am the landlord of this place'],
    ['pregunta por la garantía', '¿qué garantía tienen?'],
    ['EMI ke baare mein poochhe', 'kya EMI par mil sakta hai?'],
    ['किराये के बारे में', 'किराये का मकान है'],
  ])('%s: %s', (line, text) => expect(lineSpokenOf(['Mentions a swimming pool', line], text)).toBe(line));

  it.each<[string, string]>([
    ['Customer mentions insurance or a warranty claim', 'is there a warranty on the part?'],
    ['Asks about financing', 'my AC is not cooling'],
    ['The customer asks for something', 'the customer asks for something'],
    ['Solar panels', 'the electrical panel buzzes'],
  ])('%s is not meant by: %s', (line, text) => expect(lineSpokenOf([line], text)).toBeNull());

  it('names the first that holds', () => expect(lineSpokenOf(['Financing', 'Insurance'], 'insurance and financing')).toBe('Financing'));
});

describe('a line of the owner that plainly is the case', () => {
  it.each<[string, string]>([
    ['under 18', "hi, I'm 16 years old"],
    ['under 18', 'my son is 15 and he wants to learn'],
    ['menores de 18', 'tengo 16 años'],
    ['18 saal se kam', 'main 16 saal ka hoon'],
    ['commercial or industrial plants', 'it is an industrial plant in Gary'],
    ['commercial or industrial plants', 'do you work in commercial plants?'],
    ['Commercial kitchens', 'we run a commercial kitchen'],
    ['new construction', 'It is new construction, nothing in yet'],
    ['outside our service area', 'I think I am outside your service area'],
    ['no capital', 'I have no capital right now'],
  ])('%s: %s', (line, text) => expect(lineMet([line], text)).toBe(line));

  it.each<[string, string]>([
    ['under 18', 'I am 34 years old'],
    ['under 18', "I'm 5 minutes away"],
    ['under 18', 'the unit is 12 years old'],
    ['commercial or industrial plants', 'it is a commercial unit'],
    ['Commercial kitchens', 'it is not a commercial kitchen, just our own'],
    ['Commercial kitchens', 'the kitchen sink leaks. I saw the commercial.'],
    ['outside our service area', 'my outside unit is broken'],
    ['new construction', 'a new leak in the bathroom'],
    ['no capital', 'I have the capital'],
  ])('%s is not met by: %s', (line, text) => expect(lineMet([line], text)).toBeNull());
});
