// Signing in, one's own account and those of others: every page of it meets every criterion, without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, follow, send } from './support/walk.mjs';

const password = 'gul traktor vid sjön';
const another = 'sju gröna hattar i skogen';
const seen = new Seen();

// Those of Karin's browser, when she has signed in.
let cookies = null;

// Who works with it proves who it is by a password (C12 is for residents).
const except = ['C12'];

/** Somebody with a browser, who looks at each page that opens. */
async function comes(language = 'sv') {
  const visitor = await seen.visitor(browser, { isPublic: false });
  const { page } = visitor;
  const look = async (answer, wrong = null) => {
    await seen.look(visitor, { html: await answer.text(), status: answer.status(), language, wrong, except });
  };
  return {
    page,
    opens: async (path) => look(await page.goto(path.startsWith('http') ? path : server.address + path)),
    follows: async (name) => look(await follow(page, name)),
    /** `kept` is what must stand there again, when the page comes back. */
    sends: async (typed, kept = null) => {
      await fill(page, typed);
      await look(await send(page), kept);
    },
    /** Presses a button by its name; looks only at what it refused. */
    presses: async (name, kept = null) => {
      const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]);
      if (kept) {
        await look(answer, kept);
      }
    },
    says: async (pattern) => assert.match(await page.locator('main').innerText(), pattern),
    shown: async (pattern) => pattern.exec(await page.locator('main').innerText())[1],
    leaves: () => page.context().close(),
  };
}

test('a coordinator signs in, makes mistakes, and invites somebody', async () => {
  const karin = await comes();
  await karin.opens('/kalmar/anvandare');
  await karin.sends({ epost: '', losenord: '' }, { epost: '' });
  await karin.sends({ epost: 'samordnare@kalmar.example', losenord: 'inte det rätta' }, { epost: 'samordnare@kalmar.example' });
  await karin.sends({ losenord: password });
  await karin.sends({ kod: '000000' }, {});
  await karin.sends({ kod: await karin.shown(/(\d{6})/) });
  await karin.says(/Användare i Kalmar/);
  await karin.follows('Bjud in någon');
  await karin.sends({ namn: 'Ulla Sten', epost: 'ulla' }, { namn: 'Ulla Sten', epost: 'ulla' });
  await karin.sends({ epost: 'ulla.sten@kalmar.example', roll: 'host' });
  await karin.says(/Inbjudan är skickad/);
  await karin.presses('Lägg till Kontaktcenter');
  await karin.says(/Kontaktcenter i Kalmar/);
  await karin.presses('Ta bort Värd i Kalmar');
  await fill(karin.page, { 'sista-dag': 'onsdag 12 januari 2027' });
  await karin.presses('Spara dagen', { 'sista-dag': 'onsdag 12 januari 2027' });
  await karin.says(/Den dagen är en tisdag, inte en onsdag/);
  await karin.opens('/konto');
  await karin.opens('/konto/losenord');
  await karin.sends({ losenord: 'inte det rätta', nytt: another }, {});
  await karin.sends({ losenord: password, nytt: 'sommarsommarsommar' }, {});
  cookies = await karin.page.context().cookies();
  await karin.leaves();
});

test('somebody who is invited chooses a password, adds an app and signs out', async () => {
  const ulla = await comes();
  await ulla.opens('/konto/lank/ingen');
  await ulla.opens('/konto/ny-lank');
  await ulla.sends({ epost: 'ulla' }, { epost: 'ulla' });
  await ulla.sends({ epost: 'ulla.sten@kalmar.example' });
  await ulla.page.goto(`${server.address}/postlada`);
  const link = await ulla.shown(/(http\S+\/konto\/lank\/\S+)/);
  await ulla.opens(link);
  await ulla.sends({ nytt: 'för kort' }, {});
  await ulla.sends({ nytt: another });
  await ulla.says(/Lösenordet är sparat/);
  await ulla.sends({ epost: 'ulla.sten@kalmar.example', losenord: another });
  await ulla.sends({ kod: '123' }, {});
  await ulla.sends({ kod: await ulla.shown(/visa (\d{6})/) });
  await ulla.says(/Koderna visas bara nu/);
  await ulla.follows('Jag har sparat koderna');
  await ulla.presses('Logga ut');
  await ulla.page.goBack();
  assert.doesNotMatch(await ulla.page.locator('main').innerText(), /ulla\.sten@/, 'the way back shows nothing');
  await ulla.leaves();
});

test('an administrator reads English', async () => {
  const sara = await comes('en');
  await sara.opens('/en/users');
  await sara.sends({ epost: 'drift@brygga.example', losenord: password });
  await sara.sends({ kod: await sara.shown(/(\d{6})/) });
  await sara.says(/All users/);
  await sara.follows('Karin Berg');
  await sara.opens('/en/account');
  await sara.follows('Retention and backups');
  await sara.says(/Half-filled registrations/);
  await sara.opens('/en/retention/outbox');
  await sara.leaves();
});

/** Karin, signed in. A code counts once, so she signs in once for all that follows. */
async function signedIn(language = 'sv') {
  const karin = await comes(language);
  if (cookies === null) {
    await karin.page.goto(`${server.address}/logga-in`);
    await fill(karin.page, { epost: 'samordnare@kalmar.example', losenord: password });
    await send(karin.page);
    await fill(karin.page, { kod: await karin.shown(/(\d{6})/) });
    await send(karin.page);
    cookies = await karin.page.context().cookies();
  }
  await karin.page.context().addCookies(cookies);
  return karin;
}

const answered = Object.fromEntries(['fardtjanst', 'parkering', 'parkering-tillstand', 'entre', 'toalett', 'horslinga', 'wifi', 'laddning', 'fika']
  .map((name) => [name, 'ja']));

test('a coordinator keeps venues, rooms and places', async () => {
  const karin = await signedIn();
  await karin.opens('/kalmar/lokaler');
  await karin.follows('Lägg till en lokal');
  await karin.sends({ namn: 'Vassmolösa bygdegård', hiss: 'behovs-inte', horslinga: 'nej' }, { namn: 'Vassmolösa bygdegård', hiss: 'behovs-inte', horslinga: 'nej' });
  await karin.sends({
    ...answered, gata: 'Storgatan 4', postnummer: '388 90', postort: 'Vassmolösa', 'ny-ort': 'Vassmolösa', 'vag-sv': 'Gå in från gatan.', sal: 'Samlingssalen', platser: '40',
  });
  await karin.says(/Det är tillagt/);
  await karin.follows('Ändra lokalen');
  const open = karin.page.url();
  const tab = await karin.page.context().newPage();
  await tab.goto(open);
  await fill(tab, { gata: 'Storgatan 6' });
  await send(tab);
  await tab.close();
  await karin.sends({ postort: 'Kalmar' });
  await karin.says(/har ändrat detta sedan du öppnade sidan/);
  await karin.sends({});
  await karin.follows('Lägg till en sal');
  await karin.sends({ sal: 'Köket', platser: '4', reserverade: '4' }, { sal: 'Köket', platser: '4', reserverade: '4' });
  await karin.sends({ reserverade: '1' });
  await karin.follows('Ändra Köket');
  await karin.presses('Används inte längre');
  await karin.says(/Används inte längre, sedan/);
  await karin.opens('/kalmar/lokaler');
  await karin.follows('Ändra Vassmolösa');
  await karin.sends({ postnummer: 'inget' }, { postnummer: 'inget' });
  await karin.sends({ postnummer: '388 90' });
  await karin.follows('Lägg till en ort');
  await karin.leaves();
});

test('a coordinator keeps programmes', async () => {
  const karin = await signedIn();
  await karin.opens('/kalmar/kurser');
  await karin.follows('Lägg till en kurs');
  await karin.sends({ alder: 'gammal' }, { alder: 'gammal' });
  await karin.sends({ 'namn-sv': 'Bilder i mobilen', 'om-sv': 'Du lär dig ta bilder.', alder: '65', 'ta-med-sv': 'Din mobil.' });
  await karin.says(/En eller flera texter saknas på engelska/);
  await karin.follows('Ändra kursen');
  await karin.leaves();
});

// The phone and the hours stay as they are: the help box of the other pages is compared with these.
test('a coordinator changes what the municipality says of itself', async () => {
  const karin = await signedIn();
  await karin.opens('/kalmar/installningar');
  await karin.follows('Telefon och adress');
  await karin.sends({ webbplats: 'kalmar.example' }, { webbplats: 'kalmar.example' });
  await karin.opens('/kalmar/installningar/oppettider');
  await karin.sends({ 'lor-fran': 'tio' }, { 'lor-fran': 'tio' });
  await karin.opens('/kalmar/installningar/farg');
  await karin.sends({ farg: '#777777' }, { farg: '#777777' });
  await karin.sends({ farg: '#0b4f6c' });
  await karin.says(/Det är sparat/);
  await karin.follows('Tillgänglighetsredogörelse');
  await karin.sends({ grad: 'helt' }, { grad: 'helt' });
  await karin.opens('/kalmar/installningar/personuppgifter');
  await karin.sends({ manader: '0' }, { manader: '0' });
  await karin.leaves();
});

// Nothing is published, moved or called off that other journeys count on.
test('a coordinator plans rounds as drafts and looks at what can be done with them', async () => {
  const karin = await signedIn();
  await karin.opens('/kalmar/planering');
  await karin.follows('Planera en ny omgång');
  await karin.sends({ fran: 'halv två', forsta: '30 februari' }, { fran: 'halv två', forsta: '30 februari' });
  await karin.page.locator('main [name=kurs]').first().check({ force: true });
  await karin.page.locator('main select[name=sal]').selectOption({ index: 1 });
  await karin.sends({ fran: '13', till: '15', forsta: 'torsdag vecka 20 2027', ofta: '1', antal: '2', ihop: 'var-for-sig' });
  await karin.sends({ handledare: 'många' }, { handledare: 'många' });
  await karin.sends({ handledare: '20', dagar: '6 maj 2027\n20 maj 2027' });
  await karin.says(/Kristi himmelsfärdsdag/);
  await karin.sends({}, {});
  await karin.sends({ varfor: 'Biblioteket har öppet hus' });
  await karin.says(/2 utkast är sparade/);
  const link = karin.page.locator('main td a[href*="/planering/"]').last();
  const round = await link.getAttribute('href');
  await karin.opens(round);
  await karin.opens(`${round}/dag/1/flytta`);
  await karin.sends({ dag: 'i förrgår' }, { dag: 'i förrgår' });
  await karin.sends({ dag: '27 maj 2027' });
  await karin.says(/Från: Torsdag 20 maj/);
  await karin.sends({});
  await karin.says(/Träffen är flyttad/);
  await karin.opens(`${round}/dag/1`);
  await karin.sends({ handledare: '-1' }, { handledare: '-1' });
  await karin.opens(`${round}/villkor`);
  await karin.sends({ per: '0' }, { per: '0' });
  await karin.opens(`${round}/anmalan`);
  await karin.sends({ stanger: '1 januari 2026' }, { stanger: '1 januari 2026' });
  await karin.opens(`${round}/kopiera`);
  await karin.sends({ forsta: 'snart' }, { forsta: 'snart' });
  await karin.opens('/kalmar/planering/4/stall-in');
  await karin.sends({}, {});
  await karin.opens('/kalmar/dagbocker');
  await karin.page.locator('main table a, main li a').first().click();
  await karin.follows('Här ska personen vara');
  await karin.leaves();
});

test('the same pages in English', async () => {
  const karin = await signedIn('en');
  await karin.opens('/en/kalmar/venues');
  await karin.follows('Stadsbiblioteket');
  await karin.follows('Change the venue');
  await karin.opens('/en/kalmar/planning');
  await karin.opens('/en/kalmar/planning/4');
  await karin.opens('/en/kalmar/programmes');
  await karin.opens('/en/kalmar/settings');
  await karin.follows('Opening hours');
  await karin.leaves();
});

seen.together('staff', { helpless: [
  '/logga-in', '/konto', '/anvandare', '/en/sign-in', '/en/account', '/en/users', '/en/retention',
  '/en/retention/outbox',
] });
