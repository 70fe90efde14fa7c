// A resident signs up with the keyboard alone, in a browser without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { C9 } from './criteria.mjs';
import { launch, residentPage } from './support/browser.mjs';
import { field, presses, types } from './support/person.mjs';
import { startServer } from './support/server.mjs';

const sv = {
  start: '/kalmar',
  find: /^Välj dag och plats/,
  choose: /^Välj (?!dag och plats)/,
  signUp: /^Anmäl|^Välj/,
  form: /\/anmalan$/,
  name: /heter du|^Namn/i,
  birthYear: /född|födelseår/i,
  postcode: /postnummer/i,
  phone: /telefonnummer/i,
  send: /^Skicka/,
  errorTitle: /^Fel: /,
};

const en = {
  start: '/en/kalmar',
  find: /^Choose/i,
  choose: /^Choose/i,
  signUp: /^Sign up|^Choose|^Register/i,
  form: /\/registration$/,
  name: /your name/i,
  birthYear: /born|birth/i,
  postcode: /postcode/i,
  phone: /phone number/i,
  send: /^Send/i,
  errorTitle: /^Error: /,
};

let browser;
let server;

before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [language, words, person] of [
  ['sv', sv, { name: 'Anna Lind', year: '1949', postcode: '388 96', phone: '070-174 06 05' }],
  ['en', en, { name: 'Bo Ek', year: '1951', postcode: '38896', phone: '070-174 06 06' }],
]) {
  test(`a resident signs up with the keyboard alone and without scripts, in ${language}`, async () => {
    const page = await residentPage(browser);
    await page.goto(server.address + words.start);
    await findsARound(page, words);

    const empty = await presses(page, words.send);
    assert.deepEqual(await C9(page, empty.status()), []);
    assert.match(await page.title(), words.errorTitle);

    await types(page, words.name, person.name);
    await types(page, words.birthYear, 'för länge sedan');
    const halfway = await presses(page, words.send);
    assert.deepEqual(await C9(page, halfway.status()), []);
    assert.equal(await field(page, words.name).inputValue(), person.name);
    assert.equal(await field(page, words.birthYear).inputValue(), 'för länge sedan');

    await types(page, words.birthYear, person.year);
    await types(page, words.postcode, person.postcode);
    await types(page, words.phone, person.phone);
    const done = await presses(page, words.send);
    assert.equal(done.status(), 200);
    const reference = page.locator('.app-reference');
    assert.match(await reference.innerText(), /^\p{Lu}+\s\d{3}$/u);
    const size = await reference.evaluate((word) => Number.parseFloat(getComputedStyle(word).fontSize));
    assert.ok(size >= 40, `the booking word is ${size} px`);
    assert.doesNotMatch(page.url(), /\d{3}$/, 'the address must not carry the booking word');
    await page.context().close();
  });
}

/** From the start page to the form: first the list, then a round, then its sign-up, as far as needed. */
async function findsARound(page, words) {
  await presses(page, words.find);
  await presses(page, words.choose);
  if (!words.form.test(new URL(page.url()).pathname)) {
    await presses(page, words.signUp);
  }
  assert.match(new URL(page.url()).pathname, words.form);
}
