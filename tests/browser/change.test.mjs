// Changing, cancelling and undoing, and asking to be called: every page of it meets every criterion.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { alone, journeys } from './journeys.mjs';
import { crowd } from './support/crowd.mjs';
import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, send, walk } from './support/walk.mjs';

const seen = new Seen();

/** Signs up and leaves; gives the booking word. */
async function registered(stops, round) {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage();
  await walk(page, await page.goto(`${server.address}/kalmar/anmalan/vem?traff=${round}`), stops);
  const word = await page.locator('.app-reference').innerText();
  await page.context().close();
  return word;
}

/** Somebody who comes back with another browser, and looks at each page that opens. */
async function comesBack(language = 'sv') {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  const look = async (answer, wrong = null) => seen.look(visitor, {
    html: await answer.text(), status: answer.status(), language, wrong,
  });
  return {
    page,
    look,
    opens: async (path) => look(await page.goto(server.address + path)),
    sends: async (typed, wrong = false) => {
      await fill(page, typed);
      await look(await send(page), wrong ? typed : null);
    },
    presses: async (name, { looks = true } = {}) => {
      const control = page.getByRole('link', { name, exact: true }).or(page.getByRole('button', { name, exact: true }));
      const [answer] = await Promise.all([page.waitForNavigation(), control.first().click()]);
      if (looks) {
        await look(answer);
      }
    },
    says: async (pattern) => assert.match(await page.locator('main').innerText(), pattern),
    leaves: () => page.context().close(),
  };
}

test('somebody opens their registration, after some mistakes', async () => {
  const word = await registered(alone('070-174 06 41', 'sms'), 1);
  const person = await comesBack();
  await person.opens('/kalmar/andra');
  await person.sends({}, true);
  await person.sends({ bokningsord: 'BJÖRK', siffror: '12' }, true);
  await person.sends({ bokningsord: 'BJÖRK 100', siffror: '1234' }, true);
  await person.says(/hittar ingen anmälan/);
  await person.sends({ bokningsord: word.toLowerCase().replace('ö', 'o'), siffror: '0641' });
  await person.says(/Du har en plats/);
  await person.leaves();
});

test('somebody without a telephone opens their registration with the first name and the birth year', async () => {
  const word = await registered(journeys['helped, without a phone, called'], 1);
  const person = await comesBack();
  await person.opens('/kalmar/andra?utan=telefon');
  await person.sends({}, true);
  await person.sends({ bokningsord: word, fornamn: 'Karin', fodelsear: '1940' });
  await person.says(/Karin Alm/);
  await person.leaves();
});

test('somebody changes the day and changes back', async () => {
  const word = await registered(alone('070-174 06 42', 'sms'), 1);
  const person = await comesBack();
  await person.opens('/kalmar/andra?igen=ja');
  await fill(person.page, { bokningsord: word, siffror: '0642' });
  await send(person.page);
  await person.presses('Byta dag');
  await person.sends({}, true);
  await person.page.locator('main [type=radio]').first().check();
  await person.look(await send(person.page));
  await person.says(/Dagen är bytt/);
  await person.presses('Byt tillbaka');
  await person.says(/som förut igen/);
  await person.leaves();
});

test('somebody changes what they had written and takes it back', async () => {
  const word = await registered(alone('070-174 06 43', 'sms'), 1);
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0643' });
  await send(person.page);
  await person.presses('Ändra mina uppgifter');
  const change = person.page.getByRole('link', { name: /Ändra ditt telefonnummer/ });
  const [answer] = await Promise.all([person.page.waitForNavigation(), change.click()]);
  await person.look(answer);
  await person.sends({ telefon: '12' }, true);
  await person.sends({ telefon: '070-174 06 44' });
  await person.look(await send(person.page));
  await person.says(/sparat ändringarna/);
  await person.presses('Ta tillbaka ändringarna');
  await person.says(/som förut igen/);
  await person.leaves();
});

test('somebody cancels, regrets it and has the place again', async () => {
  const word = await registered(alone('070-174 06 45', 'sms'), 1);
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0645' });
  await send(person.page);
  await person.presses('Avboka');
  await person.says(/kan ångra dig/);
  await person.presses('Ja, avboka');
  await person.says(/Du är avbokad/);
  await person.presses('Ångra avbokningen');
  await person.says(/som förut igen/);
  await person.leaves();
});

test('somebody misses one day of three, comes another day instead, and comes after all', async () => {
  const word = await registered(alone('070-174 06 52', 'sms'), 11);
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0652' });
  await send(person.page);
  const oneDay = async (sedan) => {
    await person.presses('Ändra en av dagarna');
    await person.sends({ dag: '2' });
    await person.sends({ sedan });
  };
  await person.presses('Ändra en av dagarna');
  await person.sends({}, true);
  await person.sends({ dag: '2' });
  await person.says(/Vad vill du göra med tisdag \d+ \w+\?/);
  await person.sends({}, true);
  await person.sends({ sedan: 'inte' });
  await person.says(/Du kommer inte till träffen tisdag \d+ \w+\./);
  await oneDay('12-2');
  await person.says(/Du kommer fredag .* i stället för tisdag \d+ \w+\./);
  await oneDay('anda');
  await person.presses('Ta tillbaka ändringen');
  await person.says(/Du kommer fredag /);
  await person.leaves();
});

test('one of two misses a day, and who must be said', async () => {
  const word = await registered(journeys['two, by e-mail'], 11);
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0410' });
  await send(person.page);
  await person.presses('Ändra en av dagarna');
  await person.sends({ dag: '1' }, true);
  await person.page.getByLabel('Sven Alm').check();
  await person.look(await send(person.page));
  await person.sends({ sedan: 'inte' });
  await person.says(/Sven kommer inte till träffen tisdag \d+ \w+\./);
  await person.leaves();
});

test('one of two cancels, and the other one stays', async () => {
  const word = await registered(journeys['two, by e-mail'], 1);
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0410' });
  await person.look(await send(person.page));
  await person.presses('Avboka');
  await person.sends({}, true);
  await person.page.getByLabel('Sven Alm').check();
  await person.look(await send(person.page));
  await person.says(/Sven Alm är avbokad/);
  await person.leaves();
});

test('a seat that was taken meanwhile does not come back, and the page says so', async () => {
  const word = await registered(alone('070-174 06 46', 'sms'), 2);
  await crowd(server.address, 2, { pairs: 3, singles: 1 });
  const person = await comesBack();
  await person.page.goto(`${server.address}/kalmar/andra`);
  await fill(person.page, { bokningsord: word, siffror: '0646' });
  await send(person.page);
  await person.presses('Avboka', { looks: false });
  await person.presses('Ja, avboka', { looks: false });
  const next = await registered(alone('070-174 06 47', 'sms'), 2);
  assert.match(next, /\d{3}$/);
  await person.presses('Ångra avbokningen');
  await person.says(/inte ledig längre/);
  await person.presses('Ställ mig på reservlistan');
  await person.says(/reservlistan/);
  await person.presses('Lämna reservlistan');
  await person.presses('Ja, lämna listan');
  await person.leaves();
});

test('who types it wrong many times is asked for more, and gets in with that', async () => {
  const word = await registered(alone('070-174 06 48', 'sms'), 1);
  const person = await comesBack();
  const { page } = person;
  await page.goto(`${server.address}/kalmar/andra`);
  let answer = null;
  for (let tries = 0; tries < 70 && await page.locator('[name=telefon]').count() === 0; tries += 1) {
    await fill(page, { bokningsord: word, siffror: '1000' });
    answer = await send(page);
  }
  await person.look(answer, { bokningsord: word });
  await person.sends({ bokningsord: word, telefon: '12', fodelsear: '' }, true);
  await fill(page, { bokningsord: word, telefon: '070-174 06 48', fodelsear: '1949' });
  await person.look(await send(page));
  await person.leaves();
});

test('somebody asks to be called', async () => {
  const person = await comesBack();
  await person.opens('/kalmar/ring-mig');
  await person.sends({}, true);
  await person.sends({ namn: 'Anna Lind', telefon: '12' }, true);
  await person.sends({ namn: 'Anna Lind', telefon: 'samma som vanligt' }, true);
  await person.sends({ namn: 'Anna Lind', telefon: '070-174 06 49' });
  await person.says(/Vi ringer/);
  await person.leaves();
});

test('the same in English', async () => {
  const word = await registered(alone('070-174 06 50', 'sms'), 1);
  const person = await comesBack('en');
  await person.opens(`/en/kalmar/change`);
  await person.sends({ bokningsord: word, siffror: '0650' });
  await person.page.goto(`${server.address}/en/kalmar/change/change-day`);
  await person.look(await person.page.reload());
  await person.page.goto(`${server.address}/en/kalmar/change/cancel`);
  await person.look(await person.page.reload());
  await person.look(await send(person.page));
  const three = await registered(alone('070-174 06 53', 'sms'), 11);
  await person.opens(`/en/kalmar/change`);
  await person.sends({ bokningsord: three, siffror: '0653' });
  await person.opens('/en/kalmar/change/one-day');
  await person.sends({ dag: '3' });
  await person.sends({ sedan: 'inte' });
  await person.says(/You are not coming to the meeting on Tuesday \d+ \w+\./);
  await person.opens('/en/kalmar/call-me');
  await person.sends({ namn: '', telefon: '12' }, true);
  await person.sends({ namn: 'Anna Lind', telefon: '070-174 06 51' });
  await person.leaves();
});

seen.together('change');
