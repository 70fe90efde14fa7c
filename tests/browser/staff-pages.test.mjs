// Every page that somebody who works with it can open meets every criterion, in both languages. Which pages there
// are is read from the reviewed table of routes, so that a new one cannot be forgotten here.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { isLong } from './support/browser.mjs';
import { crowd } from './support/crowd.mjs';
import { Seen } from './support/seen.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, follow, send } from './support/walk.mjs';
import { signIn } from './support/works.mjs';

const seen = new Seen();
// Who works with it proves who it is by a password (C12 is for residents).
const except = ['C12'];
// At a desk and on a telephone. The short run looks at the Swedish page of a telephone and the English one of a desk.
const widths = isLong ? { sv: [320, 768, 1280], en: [320, 768, 1280] } : { sv: [320], en: [1280] };

const table = await readFile(new URL('../suite/rights/policies.txt', import.meta.url), 'utf8');
const routes = [...table.matchAll(/^GET (\S+) Staff\((\w+)\)$/gm)].map(([, path, right]) => ({ path, right }));
const administrators = new Set(['AllUsers', 'Retention']);
// Leads into another world, where there is one (tests/suite/accounts/practice.rs); it shows nothing itself.
const leadsAway = new Set(['/<_>/telefon/ova']);

const coordinator = 'samordnare@kalmar.example';
const administrator = 'drift@brygga.example';
const sealedDataReader = 'skydd@kalmar.example';
let karin = null;
let sara = null;
let mona = null;
// What the reader has opened.
let opened = null;
// The number of a round that is still a draft.
let draft = null;

test('all sign in, and there is something on every page', async () => {
  assert.ok(routes.length > 40, `${routes.length} routes`);
  karin = await seen.visitor(browser, { isPublic: false });
  await signIn(karin.page, server.address, coordinator);
  sara = await seen.visitor(browser, { isPublic: false });
  await signIn(sara.page, server.address, administrator);
  mona = await seen.visitor(browser, { isPublic: false });
  await signIn(mona.page, server.address, sealedDataReader);
  const { page } = karin;
  await page.goto(`${server.address}/kalmar/kalendrar/ny`);
  await fill(page, { vad: 'Sportlov', forsta: '15 februari 2027', sista: '19 februari 2027', sort: 'break' });
  await send(page);
  await page.goto(`${server.address}/kalmar/dagbocker`);
  await follow(page, 'Birgitta Ståhlnäs');
  await fill(page, { dag: '4 mars 2027', fran: '12', till: '14', sort: 'busy', anteckning: 'Kommunstyrelsen' });
  await send(page);
  await page.goto(`${server.address}/kalmar/planering/11/kopiera`);
  await fill(page, { forsta: 'tisdag 4 maj 2027' });
  await send(page);
  [, draft] = /\/planering\/(\d+)/.exec(page.url());
  await crowd(server.address, 11, { singles: 1 });
  // Somebody who was promised something.
  await page.goto(`${server.address}/kalmar/telefon`);
  await presses(page, 'Ny person, börja samtal');
  await fill(page, { namn: 'Signe Ek', fodelsear: '1946', postnummer: '392 32', telefon: '070-174 06 07' });
  await presses(page, 'Spara');
  await presses(page, /^Boka \p{L}+dag/u);
  await fill(page, { behov: ['resa', 'rullstol'], utrustning: 'lana', satt: 'sms' });
  await presses(page, 'Boka platsen');
  // A call with all that can stand on its page: somebody alike, a seat that is held, words to read back.
  await page.goto(`${server.address}/kalmar/telefon`);
  await presses(page, 'Ny person, börja samtal');
  await fill(page, { namn: 'Rut Almkvist', fodelsear: '1949', postnummer: '392 32', telefon: '070-174 06 05', sok: 'and' });
  await presses(page, 'Spara');
  await presses(page, /^(Boka|Reservlista) \p{L}+dag/u);
  await fill(page, { behov: 'tolk', utrustning: 'mobil', satt: 'sms' });
  await presses(page, 'Spara');
  await fill(page, { tolksprak: 'finska' });
  await presses(page, 'Spara');
  // The same phone and year under another name: two who may be one.
  await crowd(server.address, 10, { singles: 1 });
  opened = await opens(await sealedBy(page));
});

/** Somebody with protected identity gets a place; the booking word. */
async function sealedBy(page) {
  await page.goto(`${server.address}/kalmar/telefon/skyddat`);
  await fill(page, { namn: 'Karin Lund', fodd: '1947', med: ['mobil'], besked: 'forwarding', riktigt: 'Zelda Kvastberg' });
  await page.locator('main [name=omgang]').first().check();
  await send(page);
  await send(page);
  return page.locator('main .app-reference').innerText();
}

/** The reader opens it with a reason. */
async function opens(word) {
  const { page } = mona;
  await page.goto(`${server.address}/kalmar/skyddade`);
  await fill(page, { bokningsord: word, skal: 'phone', egna: 'Ringer om tiden' });
  await send(page);
  return new URL(page.url()).pathname;
}

for (const { path, right } of routes.filter(({ path }) => !leadsAway.has(path))) {
  test(`${path} meets the criteria in both languages`, async () => {
    const visitor = right === 'Sealed' ? mona : administrators.has(right) ? sara : karin;
    await shows(visitor, path);
    for (const language of ['sv', 'en']) {
      if (language === 'en') {
        await follow(visitor.page, 'In English');
      }
      const answer = await visitor.page.reload();
      const html = await answer.text();
      assert.equal(answer.status(), 200, visitor.page.url());
      await seen.look(visitor, { html, status: 200, language, except, at: widths[language] });
    }
  });
}

/** What `<id>` is on a page: the page that has a link to one, and what the link's address begins with. */
const found = {
  anvandare: '/kalmar/anvandare', dagbocker: '/kalmar/dagbocker', 'har-ska': '/kalmar/dagbocker', kalendrar: '/kalmar/kalendrar',
  kurser: '/kalmar/kurser', anmalda: '/kalmar/planering/11/anmalda', personer: '/kalmar/planering/11/anmalda', lokaler: '/kalmar/lokaler', samtal: '/kalmar/telefon', orter: '/kalmar/lokaler', ringlista: '/kalmar/ringlista', salar: '/kalmar/lokaler',
};

async function presses(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]);
}

async function shows({ page }, path) {
  // Days are added to a draft alone.
  const number = path.endsWith('/dagar') ? draft : '11';
  const plain = path.replace(/\?.*$/, '').replace('<_>', 'kalmar').replace('<number>', number).replace('<session>', '1');
  if (plain === '/kalmar/skyddade/<id>') {
    return page.goto(server.address + opened + (path.includes('<nej>') ? '?nej=ja' : ''));
  }
  if (plain.startsWith('/kalmar/ordna/')) {
    await page.goto(`${server.address}/kalmar/ordna`);
    for (let links = path.includes('<id>') ? 2 : 1; links > 0; links -= 1) {
      await Promise.all([page.waitForNavigation(), page.locator('main .app-block a').first().click()]);
    }
    return page;
  }
  if (plain.endsWith('/granska')) {
    return reviews(page, await filled(page, plain));
  }
  return page.goto(server.address + await filled(page, plain));
}

/** The same path with the id of something that is there. */
async function filled(page, path) {
  if (!path.includes('<id>')) {
    return path;
  }
  const kind = /\/([a-z-]+)\/<id>/.exec(path)[1];
  // All users are the administrator's list; the rest are the municipality's.
  await page.goto(server.address + (path.startsWith('/anvandare') ? '/anvandare' : found[kind]));
  if (kind === 'salar') {
    await follow(page, 'Stadsbiblioteket');
  }
  if (kind === 'personer') {
    await page.locator('main a[href*="/anmalda/"]').first().click();
    await page.waitForLoadState();
  }
  const listed = kind === 'har-ska' ? 'dagbocker' : kind;
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const id = links.map((href) => new RegExp(`/${listed}/([0-9a-f-]{36})`).exec(href)?.[1]).find(Boolean);
  assert.ok(id, `nothing of ${kind} on ${page.url()}`);
  return path.replace('<id>', id);
}

/** A review is of something that has just been sent in. */
async function reviews(page, path) {
  await page.goto(server.address + path.replace(/granska$/, 'las-in'));
  if (path.includes('/kalendrar/')) {
    await fill(page, { rader: '2027-03-29 – 2027-04-02 Påsklov' });
  } else {
    const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//prov//SV', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20270111T080000Z',
      'DTSTART:20270304T080000Z', 'DTEND:20270304T090000Z', 'SUMMARY:Möte', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
    await page.locator('main [type=file]').setInputFiles({ name: 'kalender.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
  }
  await send(page);
  assert.match(page.url(), /granska/);
}

seen.together('staff pages', { helpless: ['/konto', '/anvandare', '/gallring', '/en/account', '/en/users', '/en/retention'] });
