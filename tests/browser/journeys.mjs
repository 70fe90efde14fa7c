// The ways through the sign-up: every page in order, what is answered there, and what is answered wrong first.
// A page is named by its Swedish path under the flow; `answer` and each of `wrong` by field names and values.

const who = (vem) => ({ page: 'vem', answer: { vem }, wrong: [{}] });
const name = (page, namn) => ({ page, answer: { namn }, wrong: [{}, { namn: 'A'.repeat(200) }] });
const born = (page, fodelsear) => ({ page, answer: { fodelsear }, wrong: [{}, { fodelsear: 'för länge sedan' }] });
const postcode = (page, postnummer) => ({ page, answer: { postnummer }, wrong: [{ postnummer: '' }, { postnummer: '12' }] });
const phone = (page, telefon) => ({
  page, answer: { telefon }, wrong: [{}, { telefon: '070' }, { telefon: '070-174 06 05 070-174 06 05' }, { telefon: 'samma som vanligt' }],
});
const way = (satt) => ({ page: 'bekraftelse', answer: { satt }, wrong: [{}] });
const letter = {
  page: 'adress', answer: { gata: 'Storgatan 4', postnummer: '392 32', ort: 'Kalmar' }, wrong: [{ postnummer: '' }, { gata: 'Storgatan 4', postnummer: '12', ort: '' }],
};
const email = { page: 'epost', answer: { epost: 'rut@kalmar.example' }, wrong: [{}, { epost: 'rut snabel-a kalmar' }] };
const needs = [
  { page: 'behov', answer: { behover: 'ja' }, wrong: [{}] },
  { page: 'vad-behover-du', answer: { behov: ['horslinga', 'tolk'], tolksprak: 'finska' }, wrong: [{}, { behov: ['tolk'], tolksprak: '' }] },
];
const noNeeds = { page: 'behov', answer: { behover: 'nej' }, wrong: [] };
const devices = { page: 'utrustning', answer: { utrustning: ['mobil', 'platta'] }, wrong: [{}, { utrustning: ['mobil', 'lana'] }] };
const wishes = { page: 'onskemal', answer: { onskemal: ['bluffar', 'vard'] }, wrong: [] };
const check = { page: 'kontrollera', answer: {}, wrong: [] };
const without = (stop) => ({ ...stop, answer: {}, button: 'utan' });

const aloneUntil = (telefon) => [
  who('jag'), name('namn', 'Anna Lind'), born('fodelsear', '1949'), postcode('postnummer', '39232'), phone('telefon', telefon),
];

export const alone = (telefon, satt, told = []) => [
  ...aloneUntil(telefon), way(satt), ...told, ...needs, devices, wishes, check,
];

export const journeys = {
  'alone, by letter': alone('070-174 06 05', 'brev', [letter]),
  'two, by e-mail': [
    who('tva'), name('namn', 'Rut Alm'), name('den-andra/namn', 'Sven Alm'), born('fodelsear', '49'),
    born('den-andra/fodelsear', '1951'), postcode('postnummer', '393 63'), postcode('den-andra/postnummer', '393 63'),
    phone('telefon', '08-465 004 10'), { ...phone('den-andra/telefon', ''), wrong: [{ telefon: '070' }] },
    way('epost'), email, ...needs, devices, wishes, check,
  ],
  'helped, without a phone, called': [
    who('hjalper'),
    {
      page: 'hjalpare',
      answer: { hjalpare: 'Eva Alm', 'hjalpare-telefon': '070-174 06 07', vet: 'nej' },
      wrong: [{}, { hjalpare: 'Eva Alm', 'hjalpare-telefon': '12' }],
    },
    name('namn', 'Karin Alm'), born('fodelsear', '3 mars 1940'), without(postcode('postnummer')), without(phone('telefon')),
    way('samtal'), ...needs, devices, wishes, check,
  ],
};

/** What the same pages are called in English. */
export const english = {
  vem: 'who', hjalpare: 'helper', namn: 'name', fodelsear: 'birth-year', postnummer: 'postcode', telefon: 'phone',
  bekraftelse: 'confirmation', adress: 'address', epost: 'email', behov: 'needs', 'vad-behover-du': 'which-needs',
  utrustning: 'devices', onskemal: 'wishes', kontrollera: 'check', 'den-andra': 'the-other', klar: 'done',
  reservlistan: 'waiting-list', 'for-ung': 'too-young', fardig: 'finished', anmalan: 'registration', ova: 'practice',
};

/** Short ways to the confirmation, one for each way of being told. */
export const short = {
  'by sms': [...aloneUntil('070-174 06 11'), way('sms'), noNeeds, devices, wishes, check],
  'by telephone': [...aloneUntil('08-465 004 12'), way('samtal'), noNeeds, devices, wishes, check],
  'by e-mail': [...aloneUntil('070-174 06 13'), way('epost'), email, noNeeds, devices, wishes, check],
};

/** Somebody without a telephone who prints the page, as a letter comes too late. */
export const printing = [
  who('jag'), name('namn', 'Olof Strand'), born('fodelsear', '1938'), postcode('postnummer', '39232'),
  without(phone('telefon')), way('sidan'), noNeeds, devices, wishes, check,
];
