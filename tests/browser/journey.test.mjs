// Residents sign up with the keyboard alone, in a browser without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { C9 } from './criteria.mjs';
import { alone, journeys, short } from './journeys.mjs';
import { residentPage } from './support/browser.mjs';
import { crowd } from './support/crowd.mjs';
import { field, goesThrough, pastes, picks, presses, types } from './support/person.mjs';
import { browser, server } from './support/stage.mjs';
import { flowPath } from './support/walk.mjs';

const words = {
  sv: {
    start: '/kalmar', find: /^Välj dag och plats/, choose: /^Välj (?!dag och plats)/, next: /^Fortsätt$/,
    send: /^(Skicka|Ställ)/, name: 'Vad heter du?', born: 'Vilket år är du född?', phone: 'Vilket telefonnummer når vi dig på?', wrong: /^Fel: /,
  },
  en: {
    start: '/en/kalmar', find: /^Choose/i, choose: /^Choose/i, next: /^Continue$/, send: /^(Send|Put|Join)/i,
    name: /your name/i, born: /were you born|birth/i, phone: /phone number/i, wrong: /^Error: /,
  },
};

/** From the start page to the first question of the first round in the list. */
async function findsARound(page, say) {
  await page.goto(server.address + say.start);
  await presses(page, say.find);
  await presses(page, say.choose);
  assert.equal(flowPath(page), 'vem');
}

async function hasABookingWord(page) {
  const reference = page.locator('.app-reference');
  assert.match(await reference.innerText(), /^\p{Lu}+\s\d{3}$/u);
  const size = await reference.evaluate((word) => Number.parseFloat(getComputedStyle(word).fontSize));
  assert.ok(size >= 40, `the booking word is ${size} px`);
  assert.doesNotMatch(page.url(), /\d{3}$/, 'the address must not carry the booking word');
}

for (const [language, say] of Object.entries(words)) {
  test(`a resident signs up with the keyboard alone and without scripts, and mends mistakes, in ${language}`, async () => {
    const page = await residentPage(browser);
    await findsARound(page, say);
    const stops = alone('070-174 06 14', 'sms');
    await goesThrough(page, stops.slice(0, 1), say);

    const empty = await presses(page, say.next);
    assert.deepEqual(await C9(page, empty.status()), []);
    assert.match(await page.title(), say.wrong);
    await types(page, say.name, language === 'sv' ? 'Anna Lind' : 'Bo Ek');
    await presses(page, say.next);

    await types(page, say.born, 'för länge sedan');
    const wrong = await presses(page, say.next);
    assert.deepEqual(await C9(page, wrong.status()), []);
    assert.equal(await field(page, say.born).inputValue(), 'för länge sedan');
    await goesThrough(page, stops.slice(2, 4), say);

    await pastes(page, say.phone, '070-174 06 14');
    await presses(page, say.next);
    const done = await goesThrough(page, stops.slice(5), say);
    assert.equal(done.status(), 200);
    assert.equal(flowPath(page), 'klar');
    await hasABookingWord(page);
    await page.context().close();
  });
}

for (const name of ['two, by e-mail', 'helped, without a phone, called']) {
  test(`the keyboard is enough, without scripts: ${name}`, async () => {
    const page = await residentPage(browser);
    await findsARound(page, words.sv);
    await goesThrough(page, journeys[name], words.sv);
    assert.equal(flowPath(page), 'klar');
    await hasABookingWord(page);
    await page.context().close();
  });
}

test('the keyboard is enough, without scripts: a full round, the place in line and another day', async () => {
  await crowd(server.address, 2, { pairs: 4 });
  const page = await residentPage(browser);
  await page.goto(`${server.address}/kalmar/traffar`);
  await presses(page, /^Ställ dig på reservlistan/);
  await goesThrough(page, short['by telephone'], words.sv);
  assert.equal(flowPath(page), 'reservlistan');
  await hasABookingWord(page);

  const other = page.locator('main li a').first();
  const where = await other.innerText();
  await presses(page, where);
  assert.equal(flowPath(page), 'kontrollera', 'another day opens with every answer kept');
  await presses(page, words.sv.send);
  assert.equal(flowPath(page), 'klar');
  await page.context().close();
});

test('the keyboard is enough, without scripts: another day, cancelling and undoing', async () => {
  const page = await residentPage(browser);
  await page.goto(`${server.address}/kalmar/anmalan/vem?traff=1`);
  await goesThrough(page, alone('070-174 06 18', 'sms'), words.sv);
  const word = await page.locator('.app-reference').innerText();
  await page.context().close();

  const back = await residentPage(browser);
  await back.goto(`${server.address}/kalmar`);
  await presses(back, 'Ändra eller avboka din anmälan');
  await pastes(back, 'Bokningsord', word);
  await types(back, /fyra sista siffrorna/, '0618');
  await presses(back, words.sv.next);

  await presses(back, 'Byta dag');
  const day = back.locator('main label').nth(1);
  const wanted = await day.innerText();
  await picks(back, wanted);
  await presses(back, 'Byt dag');
  assert.match(await back.locator('main').innerText(), /Dagen är bytt/);
  await presses(back, 'Byt tillbaka');

  await presses(back, 'Avboka');
  await presses(back, 'Ja, avboka');
  assert.equal(await back.locator('h1').innerText(), 'Du är avbokad');
  await presses(back, 'Ångra avbokningen');
  assert.match(await back.locator('main').innerText(), /Du har en plats/);
  await back.context().close();
});

test('the keyboard is enough, without scripts: asking to be called, practising, larger text', async () => {
  const page = await residentPage(browser);
  await page.goto(`${server.address}/kalmar`);
  await presses(page, 'Be oss ringa upp dig');
  await types(page, 'Ditt namn', 'Anna Lind');
  await types(page, 'Ditt telefonnummer', '070-174 06 52');
  await presses(page, 'Ring upp mig');
  assert.match(await page.locator('h1').innerText(), /Tack/);

  await page.goto(`${server.address}/kalmar`);
  await presses(page, 'Större text');
  await presses(page, 'Störst text');
  await presses(page, 'Öva först');
  await presses(page, 'Börja öva');
  await goesThrough(page, alone('070-174 06 53', 'sms'), words.sv);
  assert.equal(flowPath(page), 'fardig');
  await page.context().close();
});
