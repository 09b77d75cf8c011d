import { findAddress, findEmail } from './addresses.rules.js';

describe('street addresses', () => {
  it.each<[string, boolean, string]>([
    // Hindi around an address in Latin letters
    ['पता 9 Oak St', true, '9 Oak St'],
    ['पता है 9 Oak St', false, '9 Oak St'],
    ['88-12 153rd Ave', true, '88-12 153rd Ave'],
    ['come to 12 River Rd instead', true, '12 River Rd'],
    ['12 Oak St', false, '12 Oak St'],
    ['14 oak street', false, '14 Oak Street'],
    ['my address is 1420 W Belmont Ave, Chicago IL 60657', false, '1420 W Belmont Ave, Chicago IL 60657'],
    ['I live at 55 W 34th St apt 2B', false, '55 W 34th St apt 2B'],
    ['120 5th ave', false, '120 5th Ave'],
    ['come to 8812 S Martin Luther King Dr tomorrow after 3', false, '8812 S Martin Luther King Dr'],
    ['its 77 maple ln unit 4 thanks', false, '77 Maple Ln Unit 4'],
    ['4521 Highway 20', false, '4521 Highway 20'],
    ['1200 Broadway', false, '1200 Broadway'],
    ['Sarah Martinez, 12 Oak St, Evanston', false, '12 Oak St, Evanston'],
    ['12 oak st springfield', true, '12 Oak St Springfield'],
    ['14 Oak', true, '14 Oak'],
    ['302 pinehurst', true, '302 Pinehurst'],
    ["actually it's 14 Oak St not 12", false, '14 Oak St'],
    ['12 Oak St, sorry I meant 14 Oak St', false, '14 Oak St'],
    ['I am at 900 N Michigan Ave #1204', false, '900 N Michigan Ave #1204'],
    ['2201 Elm Court', false, '2201 Elm Court'],
    ['31 Old Mill Rd, Naperville, IL', false, '31 Old Mill Rd, Naperville, IL'],
    ['AC is out at 415 Cedar Blvd, can you come today?', false, '415 Cedar Blvd'],
    ['Mike\n12 Oak St\nEvanston', true, '12 Oak St, Evanston'],
    ['10 1/2 Main St', false, '10 1/2 Main St'],
    ['123-45 Queens Blvd', false, '123-45 Queens Blvd'],
    ['9 Saint James Pl', false, '9 Saint James Pl'],
    ['1001 Calle Ocho', false, '1001 Calle Ocho'],
    // What stands before the house number, and behind it
    ['3rd floor, 18 Canal Street', true, '3rd floor, 18 Canal Street'],
    ['suite 12, 900 Harbor Blvd', true, 'suite 12, 900 Harbor Blvd'],
    ['lot 9 Cedar Grove', true, 'lot 9 Cedar Grove'],
    ['77 Front St, studio 4', false, '77 Front St, studio 4'],
    ['31 W 8th st, apt 2, corner building', true, '31 W 8th st, apt 2'],
    ['8 Wattle St, Brisbane QLD 4000', true, '8 Wattle St, Brisbane QLD 4000'],
    ['its forty one birch lane', true, 'Forty One Birch Lane'],
    ['10 Downing St jk its 22 Alder Ct', true, '22 Alder Ct'],
    // Where we are, or the bill goes, is not where the job is
    ['billing is 5 Bank St, the job is at 61 Fern Ave', false, '61 Fern Ave'],
    ['can you be at 35 Dunes Rd by noon', false, '35 Dunes Rd'],
    ['send your truck to 14 Pine Rd', false, '14 Pine Rd'],
    // Spanish and Indian
    ['Carrera 15 # 88-64, Medellín', true, 'Carrera 15 # 88-64, Medellín'],
    ['Cerrada Nogal 12, Fracc. El Roble', true, 'Cerrada Nogal 12, Fracc. El Roble'],
    ['Mza 2 Lote 7, Col. Obrera', true, 'Mza 2 Lote 7, Col. Obrera'],
    ['415 N Kedzie Ave, tercer piso', true, '415 N Kedzie Ave, tercer piso'],
    ['esquina de Cermak y la 18', true, 'esquina de Cermak y la 18'],
    ['Monte Alto 44 int 2', true, 'Monte Alto 44 int 2'],
    ['Plot 9, Sector 4, Noida aa jaiye', true, 'Plot 9, Sector 4, Noida'],
    ['ghar 4/12 Police Lines me hai', true, '4/12 Police Lines'],
    ['हमारा घर 7 नेहरू रोड पर है', false, '7 नेहरू रोड'],
    ['दुकान 9, नया बाजार', true, 'दुकान 9, नया बाजार'],
  ])('%s', (text, isAsked, value) => {
    expect(findAddress(text, isAsked)?.value).toBe(value);
  });

  it('corrects only the number of a known address', () => {
    expect(findAddress('its 14 not 12', false, '12 Oak St, Evanston')?.value).toBe('14 Oak St, Evanston');
    expect(findAddress('not 12, 14', false, '12 Oak St')?.value).toBe('14 Oak St');
    expect(findAddress('sorry wrong house number its 79', true, '77 Main St')?.value).toBe('79 Main St');
    expect(findAddress('2 not 3', false, '12 Oak St')).toBeNull();
    expect(findAddress('es el 18 no el 81', true, '81 Calle Sol')?.value).toBe('18 Calle Sol');
    expect(findAddress('52 nahi 25', true, '52 Link Road, Pune')?.value).toBe('25 Link Road, Pune');
  });

  it('corrects a part of a known address, and only one that stands in it', () => {
    expect(findAddress('its Maple Ct not Maple Ave', true, '9 Maple Ave, Skokie')?.value).toBe('9 Maple Ct, Skokie');
    expect(findAddress('unit is 7C not 7B', true, '40 Lake Dr unit 7B')?.value).toBe('40 Lake Dr unit 7C');
    expect(findAddress('Monday not Tuesday', true, '9 Maple Ave')).toBeNull();
  });

  it.each<[string, boolean]>([
    ['tomorrow at 3', false],
    ['2 days ago', false],
    ['I have a 3 bedroom house', false],
    ['between 1 and 3', true],
    ['it is 10 years old', true],
    ['2 pm works', true],
    ['one way or another', false],
    ['the 2 of us', false],
    ['on Main St', false],
    ['2 toilets and 1 sink', true],
    ['call me at 312-555-0123', true],
    ['$200', true],
    ['85 degrees', true],
    ['call 773 555 0144', true],
    ['are you still at 12 Market St', false],
    ['your shop is the one at 88 Main St right', false],
    ['my neighbor at 6 Elm Ct uses you', false],
    ['the invoice goes to 9 Court St', true],
    ['2 different drains are slow', false],
    ['I have 2 outlets on the drive way', false],
  ])('no address in: %s', (text, isAsked) => {
    expect(findAddress(text, isAsked)).toBeNull();
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['sarah.m@gmail.com', 'sarah.m@gmail.com'],
    ['its Sarah_M+home@Example.co.uk thanks', 'sarah_m+home@example.co.uk'],
    ['john at gmail dot com', 'john@gmail.com'],
    ['john @ gmail.com', 'john@gmail.com'],
  ])('%s', (text, value) => {
    expect(findEmail(text)?.value).toBe(value);
  });
  it('finds none', () => {
    expect(findEmail('meet me at home, com on')).toBeNull();
  });
});
