// What made-up people are called and say. Not shipped.

export const sectorLabels = [
  'NHS',
  'Industry',
  'Patients and carers',
  'Charities',
  'Councils',
  'Universities',
  'Regulators',
  'Voluntary and community sector',
];
export const longLabel = 'Voluntary, community and social enterprise organisations (x)';
export const roles = [
  'Cardiology consultant',
  'Market access lead',
  'Carer',
  'Hospital pharmacist',
  'Commissioning manager',
  'General practitioner',
];
export const organisations = [
  'City teaching hospital',
  'Company A',
  'Carers\u2019 network',
  'County hospital',
  'Integrated care board',
];
export const names = [
  'Amina Yusuf',
  'Ben Carter',
  'Chloe Davies',
  'Dewi Pugh',
  'Esther Okafor',
  'Farid Haidari',
  'Grace Li',
  'Harriet Stone',
  'Ines Moreau',
  'Jo Bloggs',
  'Kirsty MacLeod',
  'Li Wei',
];
export const longName =
  'Professor Dame Wilhelmina Featherstonehaugh-Cholmondeley of Great Missenden, OBE';
export const sayings = [
  'I run a clinic that is full until spring and want to know what a partner could take off us.',
  'I want to be asked at the start, not shown the result.',
  'I have signed six joint projects; two did what we hoped.',
  'My patients wait too long between hospital and surgery.',
  'I worry about how it looks when we are in the room.',
];
export const wishes = [
  'Agree how we will measure whether patients are better off',
  'Know who does what before we begin',
  'Patients in the room from day one',
  'Leave with one project we could start this quarter',
  'A model agreement that our lawyers can accept',
  'See the other side\u2019s pressures',
  'Less paperwork between a good idea and a first patient',
  'Talk openly about reputation',
];
export const barriers = [
  'No protected time to set a project up properly',
  'One person carries the project; when they leave it ends',
  'Pilots that end before they can show anything',
  'Two compliance teams reading the same paragraph',
  'Fear of how a headline would read',
  'Goals were fixed before a patient saw them',
];
export const columns = [
  'Time',
  'Capacity',
  'Skills',
  'Short-termism',
  'Objectives',
  'Bureaucracy',
  'Reputation',
];
export const said = [
  'insightful',
  'fun',
  'stimulating',
  'honest',
  'hopeful',
  'tiring',
  'long overdue',
  'practical',
  'warm',
  'eye-opening',
  'brave',
  'clear',
  'useful',
  'together',
  'real',
  'rushed',
  'generous',
  'surprising',
  'energising',
  'candid',
];
export const longText =
  'What we would like most of all is for everybody who has a part in this, from the ward to the board and from the patient to the company, to say out loud, early, and in words that the others use too, what they can give, what they need and what they will never be able to do. All of it.';

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
export const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
