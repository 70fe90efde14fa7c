// What somebody hostile types is words to everybody who sees it: nothing of it runs, loads or leads anywhere, in
// Chromium with scripts allowed (trust plan G1). 200 texts in the long run, every 19th of them in the short one.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isLong } from './support/browser.mjs';
import { browser, server } from './support/stage.mjs';
import { fill, flowPath, send } from './support/walk.mjs';

const closers = ['', '">', '\'>', '-->', '</textarea>', '</title>', '</style>', ']]>', '"/>', '\\">'];
const vectors = [
  '<script>hit()</script>', '<img src=x onerror=hit()>', '<svg onload=hit()>', '<svg/onload=hit()//', '<body onload=hit()>',
  '<iframe srcdoc="<script>parent.hit()</script>">', '<iframe src="javascript:parent.hit()">', '<details open ontoggle=hit()>',
  '<input autofocus onfocus=hit()>', '<video><source onerror=hit()>', '<audio src=x onerror=hit()>', '<object data="javascript:hit()">',
  '<embed src="//elsewhere.example/x">', '<link rel=stylesheet href="//elsewhere.example/x">', '<img src="//elsewhere.example/x">',
  '<meta http-equiv=refresh content="0;url=//elsewhere.example">', '<style>@import "//elsewhere.example/x"</style>',
  '<base href="//elsewhere.example/">', '<form action="//elsewhere.example"><button>', '" autofocus onfocus=hit() x="',
];
const all = vectors.flatMap((vector) => closers.map((closer) => `${closer}${vector}`));
const texts = isLong ? all : all.filter((_, nth) => nth % 19 === 2);
const longest = 80; // letters of a name (mission rule)

/** A page in which scripts may run, and everything that it did which no page of ours does. */
async function watched() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'sv-SE' });
  const page = await context.newPage();
  const done = [];
  await page.exposeFunction('hit', () => done.push('a script ran'));
  page.on('dialog', async (dialog) => {
    done.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (line) => {
    if (/Content Security Policy|Refused to/.test(line.text())) {
      done.push(`only the page's policy stopped it: ${line.text()}`);
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address)) {
      done.push(`asked for ${request.url()}`);
    }
  });
  return { page, done };
}

/** The way through the sign-up with `text` wherever one may write, and what is written where it is refused. */
const way = (text, nth) => [
  ['vem', { vem: 'hjalper' }],
  ['hjalpare', { hjalpare: text, 'hjalpare-telefon': phone(nth + 500), vet: 'ja' }, { hjalpare: 'Eva Alm' }],
  ['namn', { namn: text }, { namn: 'Rut Alm' }],
  ['fodelsear', { fodelsear: text }, { fodelsear: '1949' }],
  ['postnummer', { postnummer: text }, { postnummer: '39232' }],
  ['telefon', { telefon: text }, { telefon: phone(nth) }],
  ...(nth % 2 === 0
    ? [
        ['bekraftelse', { satt: 'brev' }],
        ['adress', { gata: text, postnummer: '39232', ort: text }, { gata: 'Storgatan 4', ort: 'Kalmar' }],
      ]
    : [['bekraftelse', { satt: 'epost' }], ['epost', { epost: text }, { epost: `rut${nth}@kalmar.example` }]]),
  ['behov', { behover: 'ja' }],
  ['vad-behover-du', { behov: ['tolk'], tolksprak: text }, { tolksprak: 'finska' }],
  ['utrustning', { utrustning: ['mobil'] }],
  ['onskemal', {}],
];

const phone = (nth) => `070-174 ${String(6000 + nth).slice(0, 2)} ${String(6000 + nth).slice(2)}`;

/** Signs up with `text`, looks at it everywhere, and answers on how many pages it could be read. */
async function signsUp(page, text, nth) {
  let read = 0;
  const looks = async () => {
    const shown = await page.locator('main').innerText();
    const typed = await page.locator('main input').evaluateAll((fields) => fields.map((field) => field.value));
    read += shown.includes(text) || typed.includes(text) ? 1 : 0;
  };
  await page.goto(`${server.address}/kalmar/traffar?ort=${encodeURIComponent(text)}`);
  await looks();
  await page.goto(`${server.address}/kalmar/anmalan/vem?traff=${1 + (nth % 3) * 3}`);
  for (const [question, answer, instead] of way(text, nth)) {
    assert.equal(flowPath(page), question);
    await fill(page, answer);
    const came = await send(page);
    await looks();
    if (came.status() === 422) {
      await fill(page, instead);
      await send(page);
    }
  }
  assert.equal(flowPath(page), 'kontrollera');
  await looks();
  await send(page);
  assert.equal(flowPath(page), 'klar', await page.locator('main').innerText());
  await looks();
  const word = await page.locator('.app-reference').innerText();
  await page.goto(`${server.address}/kalmar/andra`);
  await fill(page, { bokningsord: text, siffror: text });
  await send(page);
  await looks();
  await fill(page, { bokningsord: word, siffror: phone(nth).replace(/\D/g, '').slice(-4) });
  await send(page);
  await looks();
  await page.locator('main form[action$="uppgifter"] button').first().click();
  await page.waitForLoadState();
  await looks();
  return read;
}

test('whatever is typed is words on every page that shows it', async (t) => {
  assert.equal(all.length, 200);
  assert.ok(all.every((text) => text.length <= longest), 'a name holds them');
  let read = 0;
  for (const [nth, text] of texts.entries()) {
    const { page, done } = await watched();
    const here = await signsUp(page, text, nth);
    assert.ok(here >= 8, `${text} was read on ${here} pages alone`);
    read += here;
    assert.deepEqual(done, [], text);
    await page.context().close();
  }
  const { page, done } = await watched();
  await page.goto(`${server.address}/postlada`);
  const told = await page.locator('main').innerText();
  assert.ok(texts.some((text) => told.includes(text)), 'the messages show nothing of it');
  assert.deepEqual(done, [], 'in the mailbox');
  t.diagnostic(`${texts.length} texts, read on ${read} pages`);
});

test('a page that does not escape is noticed, with and without its policy', async () => {
  for (const [policy, expected] of [[null, /a script ran|asked for|dialog/], ["default-src 'none'", /policy stopped/]]) {
    const { page, done } = await watched();
    const headers = { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) };
    await page.route(`${server.address}/**`, (route) =>
      route.fulfill({ headers, body: `<main><p>${vectors[1]}</p>${vectors[0]}${vectors[14]}</main>` }));
    await page.goto(server.address);
    await page.waitForTimeout(200);
    assert.match(done.join('\n'), expected);
    await page.context().close();
  }
});
