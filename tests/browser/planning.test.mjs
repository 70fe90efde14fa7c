// A coordinator's season from the first venue to the last message: without scripts, and where it matters with the
// keyboard alone. All on rounds of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { printed } from './criteria/print.mjs';
import { journeys, short } from './journeys.mjs';
import { residentPage } from './support/browser.mjs';
import { picks, presses, types } from './support/person.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, follow, send, walk } from './support/walk.mjs';
import { signIn } from './support/works.mjs';

const reader = fileURLToPath(new URL('../support/read_calendar.py', import.meta.url));
let karin = null;
// The numbers of the rounds, in the order of their days.
let rounds = [];
let feed = null;

const main = (page) => page.locator('main').innerText();
const says = async (page, pattern) => assert.match(await main(page), pattern);
const opens = (page, path) => page.goto(server.address + path);

test('a coordinator creates a venue with a room', async () => {
  karin = await residentPage(browser, 1280);
  await signIn(karin, server.address, 'samordnare@kalmar.example');
  await follow(karin, 'Kalmar: Lokaler');
  await follow(karin, 'Lägg till en lokal');
  const yes = ['fardtjanst', 'parkering', 'parkering-tillstand', 'entre', 'toalett', 'horslinga', 'wifi', 'laddning', 'fika'];
  await fill(karin, {
    ...Object.fromEntries(yes.map((name) => [name, 'ja'])), hiss: 'behovs-inte', namn: 'Vassmolösa bygdegård', gata: 'Storgatan 4',
    postnummer: '388 90', postort: 'Vassmolösa', 'ny-ort': 'Vassmolösa', 'vag-sv': 'Gå in från gatan.', sal: 'Samlingssalen', platser: '40',
  });
  await send(karin);
  await says(karin, /Det är tillagt/);
});

test('the director has a meeting, which is written into the diary', async () => {
  await follow(karin, 'Dagböcker');
  await follow(karin, 'Birgitta Ståhlnäs');
  await types(karin, 'Dag', 'torsdag 18 februari 2027');
  await types(karin, 'Från klockan', '12');
  await types(karin, 'Till klockan', '14');
  await picks(karin, 'Upptagen');
  await types(karin, 'Kort anteckning', 'Kommunstyrelsen');
  await presses(karin, 'Skriv in tiden');
  await says(karin, /Torsdag 18 februari.*12.*14\s+Upptagen: Kommunstyrelsen/s);
});

test('ten sessions are planned around the diary, and nothing typed is lost on the way', async () => {
  await follow(karin, 'Planering');
  await follow(karin, 'Planera en ny omgång');
  await karin.locator('main [name=kurs]').first().check();
  await picked(karin, 'sal', 'Vassmolösa bygdegård');
  await fill(karin, { fran: '13', till: '15', forsta: 'torsdag vecka 4', ofta: '1', antal: '10', ihop: 'var-for-sig' });
  await send(karin);
  await says(karin, /Det blev 10 dagar/);
  await fill(karin, { handledare: '9' });
  await picked(karin, 'vard', 'Lena Asplund');
  await picked(karin, 'valkomnar', 'Birgitta Ståhlnäs');
  await send(karin);
  // She is at other meetings on two of the days, and in her diary on a third.
  await says(karin, /2 av dagarna går inte att spara/);
  await says(karin, /GÅR INTE Birgitta Ståhlnäs \(hälsar välkommen\) är redan på en träff/i);
  await says(karin, /TÄNK EFTER Birgitta Ståhlnäs .* enligt dagboken: Kommunstyrelsen/i);
  assert.equal(await karin.getByRole('button', { name: 'Spara' }).count(), 0, 'a hard clash cannot be saved');
  await presses(karin, 'Ändra');
  const days = karin.locator('main [name=dagar]');
  await days.fill((await days.inputValue()).replace('torsdag 11 februari', 'fredag 12 februari').replace('torsdag 4 mars', 'måndag 8 mars'));
  assert.equal(await karin.locator('main [name=handledare]').inputValue(), '9');
  await send(karin);
  await says(karin, /Något står i vägen på en av dagarna/);
  const refused = await presses(karin, 'Spara 10 utkast');
  assert.equal(refused.status(), 422);
  await says(karin, /Skriv varför det går ändå/);
  await types(karin, 'Varför går det ändå?', 'Kommunstyrelsen slutar redan klockan 12');
  await presses(karin, 'Spara 10 utkast');
  await says(karin, /10 utkast är sparade/);
  rounds = await karin.locator('main [name=omgang]').evaluateAll((boxes) => boxes.map((box) => Number(box.value)));
  assert.equal(rounds.length, 10);
});

test('nobody sees them until they are published together', async () => {
  const anybody = await residentPage(browser);
  assert.equal((await opens(anybody, `/kalmar/traffar/${rounds[0]}`)).status(), 404);
  await presses(karin, 'Publicera de valda');
  await says(karin, /10 omgångar är publicerade/);
  assert.equal((await opens(anybody, `/kalmar/traffar/${rounds[0]}`)).status(), 200);
  await says(anybody, /Torsdag 28 januari/);
  await opens(karin, `/kalmar/planering/${rounds[3]}`);
  await says(karin, /Planerad trots krock: Kommunstyrelsen slutar redan klockan 12/);
  await anybody.context().close();
});

test('residents sign up, one session is moved and one called off, and those affected have messages', async () => {
  for (const [round, journey] of [[rounds[1], short['by sms']], [rounds[2], journeys['alone, by letter']]]) {
    const resident = await residentPage(browser);
    await walk(resident, await opens(resident, `/kalmar/anmalan/vem?traff=${round}`), journey);
    assert.match(resident.url(), /\/klar/);
    await resident.context().close();
  }
  await opens(karin, `/kalmar/planering/${rounds[1]}`);
  await presses(karin, 'Flytta torsdag 4 februari');
  await types(karin, 'Ny dag', 'fredag 12 februari 2027');
  await presses(karin, 'Kontrollera');
  await says(karin, /Träffen går inte att flytta dit/);
  await presses(karin, 'Ändra');
  await types(karin, 'Ny dag', 'måndag 8 februari 2027');
  await presses(karin, 'Kontrollera');
  await says(karin, /Från: Torsdag 4 februari.*Till: Måndag 8 februari.*1 med plats.*1 sms/s);
  await presses(karin, 'Flytta och ge besked');
  await says(karin, /Träffen är flyttad\. En person får besked\./);

  await opens(karin, `/kalmar/planering/${rounds[2]}`);
  await presses(karin, `Ställ in omgång ${rounds[2]}`);
  await says(karin, /1 med plats.*1 brev/s);
  await picks(karin, 'Lokalen går inte att använda.');
  await presses(karin, 'Ja, ställ in och ge besked');
  await says(karin, /Det är inställt\. En person får besked\./);

  await opens(karin, '/postlada');
  // The confirmation had not left: the news say all that it would, and from which day.
  await says(karin, /Sms till 070-174 06 11\s+Hej Anna! Vi har flyttat träffen torsdag 4 februari kl 13-15\. Din plats är kvar\. Du är anmäld till digital hjälp måndag 8 februari kl 13-15/);
  await says(karin, /Brev till Anna Lind.*Träffen fredag 12 februari är inställd\. Lokalen går inte att använda\./s);
  await opens(karin, '/kalmar/planering');
  await says(karin, /måndag 8 februari.*Publicerad/s);
  await says(karin, /fredag 12 februari.*Inställd/s);
  const { text } = await printed(karin);
  assert.match(text, /Dag Vecka Omgång Lokal Platser Anmälda Reservlista Saknas Läge/, 'the whole table is on paper');
  assert.match(text, /Publicerad.*Inställd/);
  assert.doesNotMatch(text, /Logga ut|Planera en ny omgång/);
});

test('the director sees where to be, and a program that is none of ours reads the feeds', async () => {
  await opens(karin, '/kalmar/dagbocker');
  await follow(karin, 'Birgitta Ståhlnäs');
  await presses(karin, 'Gör en adress');
  feed = await karin.locator('main .app-secret').innerText();
  await follow(karin, 'Här ska personen vara');
  await says(karin, /Måndag 8 februari 2027.*\n+Vassmolösa bygdegård, Samlingssalen.*\nHälsar välkommen klockan 13, när träffen börjar\nMöts av Lena Asplund/);
  const paper = await printed(karin);
  assert.match(paper.text, /Här ska Birgitta Ståhlnäs vara/);
  assert.doesNotMatch(paper.text, /Logga ut/, 'what can be pressed stays on the screen');
  const own = (await read(feed.replace(/\s/g, ''))).filter((line) => line.includes('Vassmolösa'));
  assert.equal(own.length, 10);
  assert.deepEqual(own.filter((line) => !line.includes(' 0 CONFIRMED ')).map((line) => line.slice(0, 47).trim()), [
    '2027-02-08T12:00Z 2027-02-08T14:00Z 1 CONFIRMED', '2027-02-12T12:00Z 2027-02-12T14:00Z 1 CANCELLED',
  ]);
  const [moved, ...others] = await read(`${server.address}/kalmar/traffar/${rounds[1]}/kalender`);
  assert.match(moved, /^2027-02-08T12:00Z 2027-02-08T14:00Z 1 CONFIRMED/);
  assert.deepEqual(others, []);
});

test('who works for the county sees the season and plans nothing, and nobody plans in another municipality', async () => {
  assert.equal((await opens(karin, '/vastervik/planering')).status(), 404);
  assert.equal((await opens(karin, `/vastervik/planering/${rounds[0]}`)).status(), 404);
  const per = await residentPage(browser);
  await opens(per, '/kalmar/planering');
  assert.match(per.url(), /\/logga-in/);
  await signIn(per, server.address, 'lan@kalmarlan.example');
  assert.equal((await opens(per, '/kalmar/planering')).status(), 200);
  await says(per, /måndag 8 februari/);
  assert.equal(await per.getByRole('link', { name: 'Planera en ny omgång' }).count(), 0);
  for (const path of ['ny', rounds[0], `${rounds[0]}/stall-in`]) {
    assert.equal((await opens(per, `/kalmar/planering/${path}`)).status(), 404, `${path}`);
  }
  await per.context().close();
});

test('who works for a school of another municipality gets nowhere', async () => {
  const tora = await residentPage(browser);
  await signIn(tora, server.address, 'skola@vastervik.example');
  assert.match(tora.url(), /\/konto/);
  assert.equal(await tora.getByRole('link', { name: 'Kalmar' }).count(), 0);
  for (const path of ['planering', 'planering/ny', `planering/${rounds[1]}`, `planering/${rounds[1]}/dag/1/flytta`, 'dagbocker', 'lokaler', 'anvandare']) {
    assert.equal((await opens(tora, `/kalmar/${path}`)).status(), 404, path);
  }
  await tora.context().close();
});

/** Picks what begins with these words in a list. */
async function picked(page, name, words) {
  const value = await page.locator(`main select[name=${name}] option`, { hasText: words }).first().getAttribute('value');
  await page.locator(`main select[name=${name}]`).selectOption(value);
}

/** What Python's icalendar finds in the feed at this address, in the order of time; no word of who has signed up. */
async function read(address) {
  const file = await (await fetch(address)).text();
  // Identifiers, the clock and the server's port have figures of their own, which now and then are those of a birth year.
  const words = file.replaceAll('\r\n ', '').replaceAll(server.address, '').split('\r\n').filter((line) => !/^(UID|DTSTAMP|LAST-MODIFIED)[:;]/.test(line));
  for (const secret of ['Anna Lind', '0611', '0605', '1949']) {
    assert.ok(words.every((line) => !line.includes(secret)), secret);
  }
  // Debian's Python: another one on the machine lacks Debian's packages.
  const python = spawnSync('/usr/bin/python3', [reader], { input: file, encoding: 'utf8' });
  assert.equal(python.status, 0, `is the Debian package python3-icalendar there? ${python.stderr}`);
  return python.stdout.trim().split('\n').slice(1).sort();
}
