// What the sign-up ends with, for every way it can end, and what it looks like on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { C18 } from './criteria.mjs';
import { alone, journeys, printing, short } from './journeys.mjs';
import { crowd } from './support/crowd.mjs';
import { Seen } from './support/seen.mjs';
import { browser, goOnAt, server } from './support/stage.mjs';
import { fill, flowPath, largest, send, walk } from './support/walk.mjs';

// Rounds of the demonstration world, by number.
const usual = 1;
const small = 2;
const longest = 5;
const threeTimes = 11;

const seen = new Seen();

// No Tuesday of the winter holiday.
const threeDays = ['Tisdag 16 februari', 'Tisdag 2 mars', 'Tisdag 9 mars'];
const phone = '08-465 004 00';
const pressedOnly = ['Ändra eller avboka', 'Lägg i kalendern', 'In English', 'Större text', 'Be oss ringa upp dig', 'Glöm anmälan', 'Sluta och ta bort mina svar'];

/** Walks to the end without looking, and looks at the end. */
async function ends(stops, round, { path = 'klar', slug = 'kalmar', before: prepare = async () => {} } = {}) {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  const opened = await page.goto(`${server.address}/${slug}/anmalan/vem?traff=${round}`);
  const last = stops.at(-1).page === 'kontrollera' ? stops.slice(0, -1) : stops;
  let answer = await walk(page, opened, last);
  await prepare(page, visitor);
  if (last !== stops) {
    assert.equal(flowPath(page), 'kontrollera');
    answer = await send(page);
  }
  assert.equal(flowPath(page), path);
  await seen.look(visitor, { html: await answer.text(), status: answer.status() });
  return { page, visitor };
}

for (const [name, stops] of Object.entries(short)) {
  test(`the confirmation meets the criteria: ${name}`, async () => {
    const { page } = await ends(stops, usual);
    await page.context().close();
  });
}

test('the confirmation of three sessions meets the criteria, and its check page says all three', async () => {
  const { page } = await ends(short['by e-mail'], threeTimes, {
    before: async (checking) => {
      const words = (await checking.locator('main').innerText()).replace(/\s+/g, ' ');
      assert.ok(threeDays.every((time) => words.toLowerCase().includes(time.toLowerCase())), words);
    },
  });
  assert.match(await page.locator('h1').innerText(), /tre träffar/);
  await page.context().close();
});

test('printed, every confirmation is one sheet with all that one must know', async () => {
  const stops = journeys['two, by e-mail'];
  for (const [round, facts] of [
    [usual, ['Tisdag 26 januari', 'klockan 13–15']], [longest, ['klockan']], [threeTimes, [...threeDays, 'klockan 10–12']],
  ]) {
    for (const size of ['vanlig', 'storst']) {
      const page = await browser.newContext({ viewport: { width: 320, height: 800 } }).then((context) => context.newPage());
      const opened = await page.goto(`${server.address}/kalmar/anmalan/vem?traff=${round}`);
      await walk(page, opened, asSomebodyElse(stops, `rut-${round}-${size}`));
      assert.equal(flowPath(page), 'klar');
      if (size === 'storst') {
        await largest(page);
        assert.equal(flowPath(page), 'klar');
      }
      const word = await page.locator('.app-reference').innerText();
      const place = (await page.locator('main strong').locator('xpath=..').first().innerText()).split('\n').at(-1);
      assert.match(place, /, .*\d/, 'the street and its number');
      assert.deepEqual(await C18(page, [word, place, phone, ...facts], pressedOnly), [], `round ${round}, ${size}`);
      await page.context().close();
    }
  }
});

test('a round that fills while somebody looks things over gives a place in line, and says why', async () => {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  const opened = await page.goto(`${server.address}/kalmar/anmalan/vem?traff=${small}`);
  const stops = short['by telephone'];
  await walk(page, opened, stops.slice(0, -1));
  await crowd(server.address, small, { pairs: 4 });
  const answer = await send(page);
  assert.equal(flowPath(page), 'reservlistan');
  assert.match(await page.locator('h1').innerText(), /blev full/);
  await seen.look(visitor, { html: await answer.text(), status: answer.status() });
  await page.context().close();
});

/** The same answers from another person: one address gets only so many confirmations. */
function asSomebodyElse(stops, who) {
  const own = { namn: { namn: who }, epost: { epost: `${who}@kalmar.example` } };
  return stops.map((stop) => (own[stop.page] ? { ...stop, answer: own[stop.page] } : stop));
}

for (const [name, stops] of Object.entries({ 'one person': short['by sms'], 'two people': journeys['two, by e-mail'], 'somebody helped': journeys['helped, without a phone, called'] })) {
  test(`a place in line meets the criteria, and the check page says that there is no seat: ${name}`, async () => {
    const { page } = await ends(asSomebodyElse(stops, `vantar-${name.length}`), small, {
      path: 'reservlistan',
      before: async (checking, visitor) => {
        assert.match(await checking.locator('main').innerText(), /reservlistan/);
        await seen.look(visitor, { html: await (await checking.reload()).text(), status: 200 });
      },
    });
    await page.context().close();
  });
}

const young = (stops, page, fodelsear) => stops.slice(0, stops.findIndex((stop) => stop.page === page) + 1)
  .map((stop) => (stop.page === page ? { ...stop, answer: { fodelsear } } : stop));

test('who is too young meets a kind page with the way on', async () => {
  const { page } = await ends(young(journeys['alone, by letter'], 'fodelsear', '1990'), usual, { path: 'for-ung' });
  await page.context().close();
});

test('if one of two is too young, the other can go on alone', async () => {
  const two = journeys['two, by e-mail'];
  const { page } = await ends(young(two, 'den-andra/fodelsear', '1990'), usual, { path: 'for-ung' });
  await send(page);
  assert.equal(flowPath(page), 'postnummer');
  await page.context().close();
});

test('a round that cannot be signed up to says so and gives the number', async () => {
  const visitor = await seen.visitor(browser);
  const answer = await visitor.page.goto(`${server.address}/vastervik/anmalan/vem?traff=2`);
  const { page } = visitor;
  assert.match(await page.locator('main').innerText(), /08-\u2060?465\s004\s0\d/);
  assert.ok(await page.locator('form[action*="/anmalan"]').count() === 0);
  assert.equal(answer.status() < 500, true);
  await seen.look(visitor, { html: await answer.text(), status: answer.status() });
  await page.context().close();
});

test('who is there already is told so', async () => {
  const stops = alone('070-174 06 19', 'sms');
  const first = await ends(stops, usual);
  await first.page.context().close();
  const { page } = await ends(stops, usual, { path: 'kontrollera' });
  assert.match(await page.locator('h1').innerText(), /redan anmäld/);
  assert.equal(await page.locator('.app-reference').count(), 0);
  await page.context().close();
});

test('the practice goes through the same pages, sends nothing and says so on each', async () => {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  await page.goto(`${server.address}/kalmar/ova`);
  const begin = page.getByRole('link', { name: 'Börja öva' });
  const [opened] = await Promise.all([page.waitForNavigation(), begin.click()]);
  const done = await walk(page, opened, journeys['alone, by letter'], {
    look: async ({ html, status }) => {
      assert.match(await page.locator('.app-practice').innerText(), /Övning/);
      await seen.look(visitor, { html, status });
    },
  });
  assert.equal(flowPath(page), 'fardig');
  await seen.look(visitor, { html: await done.text(), status: done.status() });
  await page.goto(`${server.address}/postlada`);
  assert.doesNotMatch(await page.locator('main').innerText(), /Övningsskolan/);
  await page.context().close();
});

test('an answer can be changed from the check page, which then comes straight back', async () => {
  const visitor = await seen.visitor(browser);
  const { page } = visitor;
  const opened = await page.goto(`${server.address}/kalmar/anmalan/vem?traff=${usual}`);
  await walk(page, opened, short['by sms'].slice(0, -1));
  await page.getByRole('link', { name: /Ändra ditt namn/ }).click();
  await page.waitForURL(/namn/);
  assert.equal(await page.locator('[name=namn]').inputValue(), 'Anna Lind');
  await fill(page, { namn: 'Anna Lindh' });
  await send(page);
  assert.equal(flowPath(page), 'kontrollera');
  assert.match(await page.locator('main').innerText(), /Anna Lindh/);
  await page.context().close();
});

test('who gets no letter in time and has no telephone prints the page, and is told so at the top', async (t) => {
  if (server.again === null) {
    t.skip('needs a server whose clock can be set');
    return;
  }
  await goOnAt('2027-01-20');
  const { page } = await ends(printing, usual, {
    before: async (checking) => assert.match(await checking.locator('main').innerText(), /skriver ut sidan/),
  });
  const words = await page.locator('main').innerText();
  assert.ok(words.indexOf('Skriv ut sidan') < words.indexOf('Det här gäller'), words);
  assert.match(words, /inget brev och ingen påminnelse/);
  assert.deepEqual(await C18(page, [await page.locator('.app-reference').innerText(), phone], pressedOnly), []);
  await page.context().close();
});

seen.together('endings');
