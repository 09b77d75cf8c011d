import { lineMet, lineSpokenOf } from './line-words.rules.js';

/** What an owner does not serve: a text that meets such a line by coincidence loses a lead. */
describe('a number in a line that turns away', () => {
  it.each<[string, string]>([
    ['Less than 24 hours notice', 'sorry for the 3 hours notice, can you come?'],
    ['Buildings with 5 or more floors', 'it is a building with 7 floors'],
    ['Buildings with 5 or more floors', 'our building has six floors'],
    ['5+ story buildings', 'the building is 12 stories high'],
    ['Units over 20 years old', 'the unit is 25 years old'],
    ['Units 20 years or older', 'my unit is 20 years old'],
    ['More than 30 miles away', 'I am 45 miles away from Chicago'],
    ['Tanks over 1,000 gallons', 'we have a tank of 1,500 gallons'],
    ['Buildings with at least 5 floors', 'a building of 5 floors'],
    ['Casas de más de 3 pisos', 'mi casa tiene 4 pisos'],
    ['Minors under 18', "I'm 17 years old"],
    ['We do not serve anyone under the age of 18', "hi I'm 16"],
    ['18 or younger', "I'm 18 years old"],
    ['under 18s', 'my son is 15 and he wants to learn'],
    ['under 18, commercial kitchens', 'we run a commercial kitchen'],
    ['No capital', 'we dont have any capital yet'],
    ['No capital', 'capital nahi hai'],
    ['Flooring', 'do you do flooring?'],
    ['Houses or buildings over 3 floors', 'my house has 4 floors'],
  ])('%s: %s', (line, text) => expect(lineMet([line], text)).toBe(line));

  it.each<[string, string]>([
    ['Less than 24 hours notice', 'my daughter is 2 years old and the AC is out'],
    ['Less than 24 hours notice', 'it has been out for 3 hours'],
    ['Less than 24 hours notice', "I'm 20 years old"],
    ['Buildings with 5 or more floors', 'the sink on the 2nd floor is clogged'],
    ['Buildings with 5 or more floors', 'the building has 3 floors'],
    ['Buildings with 5 or more floors', 'floor 7 of the building, come at 6'],
    ['Units over 20 years old', 'I am 45 years old and the unit is broken'],
    ['Units over 20 years old', 'the unit is 12 years old'],
    ['Units 20 years or older', 'I have an older unit'],
    ['Water heaters under 5 years old', 'my son is 4 years old and the water heaters are out'],
    ['Jobs under $200', 'do you charge $89 for jobs like this?'],
    ['Jobs over $10,000', 'our house is worth $500,000, the sink leaks'],
    ['Tanks over 1,000 gallons', 'the tank holds 40 gallons, come after 1'],
    ['Furnaces over 4 tons', 'the furnaces are 2.5 tons'],
    ['under 18', 'my daughter is 2 years old and the AC is out'],
    ['under 18', "I'm 12 and a half miles away"],
    ['under 18', "I'm 5 years into the mortgage"],
    ['under 18', 'tengo 10 años viviendo aquí'],
    ['under 18', 'is ghar mein 10 saal se rehta hoon'],
    ['under 18', 'the water main is 12 years old'],
    ['No AC work', 'my AC does not work'],
    ['No AC work', 'the furnace does not work'],
    ['A/C installs', 'can you install a faucet'],
    ['Flooring', 'the sink on the second floor leaks'],
    ['Roofing', 'the unit on the roof is dead'],
    ['Tires', "I'm tired of this noise"],
    ['Parties', 'I need a part for the furnace'],
    ['Houses or buildings over 3 floors', 'the AC in my house is out'],
    ['Buildings over 3 floors or similar', 'I have a similar problem'],
  ])('%s is not met by: %s', (line, text) => expect(lineMet([line], text)).toBeNull());
});

describe('a number in a line that hands over', () => {
  it.each<[string, string]>([
    ['Jobs with 3 or more units', 'we have 4 units'],
    ['Jobs with 3 or more units', 'there are three rental units'],
    ['3 or more rental units', 'I own 5 rental units'],
    ['3 se zyada AC', 'office mein 5 AC hain'],
    ['Projects over $5,000', 'our budget is $8,000'],
    ['24/7 support', 'do you have 24/7 support?'],
  ])('%s: %s', (line, text) => expect(lineSpokenOf([line], text)).toBe(line));

  it.each<[string, string]>([
    ['Jobs with 3 or more units', 'can you come at 3?'],
    ['Jobs with 3 or more units', 'we have 2 units'],
    ['Jobs with 3 or more units', 'come at 5, the units are loud'],
    ['Projects over $5,000', 'is it $89 for a visit?'],
    ['Projects over $5,000', 'the code of the gate is 5000'],
    ['Asks about 24/7 service', 'can you come at 7?'],
    ['Asks for more than 2 visits', 'is a second visit free?'],
    ['Parties', 'I need a part'],
  ])('%s is not meant by: %s', (line, text) => expect(lineSpokenOf([line], text)).toBeNull());
});
